// All red-flag files checked together: what the screen needs, or every fault with its place. It does not read files and does not
// screen messages.
import type { z } from 'zod';
import type { ContentProblem } from '../errors.ts';
import { type EscalationTexts, escalationSchema } from './escalation-schema.ts';
import { checkPartNames, checkRuleNames, type Report } from './red-flag-names.ts';
import {
  type Concept,
  type Contrary,
  type ForeignSign,
  type GuidedQuestion,
  type Part,
  partFileSchema,
  type Wording,
} from './red-flag-part.ts';
import { type Rule, ruleFileSchema } from './red-flag-rule.ts';

/** The red-flag rules and all they are made of. */
export interface RedFlags {
  rules: ReadonlyMap<string, Rule>;
  concepts: ReadonlyMap<string, Concept>;
  idioms: readonly string[];
  notTypos: ReadonlySet<string>;
  guidedCheck: readonly GuidedQuestion[];
  watchFor: readonly string[];
  foreign: readonly ForeignSign[];
  contrary: readonly Contrary[];
  wordings: readonly Wording[];
  harmless: readonly string[];
  escalation: EscalationTexts;
}

/** One YAML file, parsed but not checked. */
export interface ParsedFile {
  /** Path relative to the knowledge folder. */
  file: string;
  value: unknown;
}

export interface RedFlagFiles {
  /** `intents/red-flags.yaml`. */
  rules: ParsedFile;
  /** `intents/red-flags/*.yaml`, in the order of their names. */
  parts: readonly ParsedFile[];
  /** `content/escalation.yaml`. */
  escalation: ParsedFile;
}

export type RedFlagResult =
  | { ok: true; redFlags: RedFlags }
  | { ok: false; problems: readonly ContentProblem[] };

/**
 * Checks all red-flag files together and builds what the screen needs. Every fault is returned with its file and field path
 * (`[3].fire[0]`, `concepts.numb.words`); nothing is thrown.
 */
export function parseRedFlagFiles(files: RedFlagFiles): RedFlagResult {
  const problems: ContentProblem[] = [];
  const rules = check(ruleFileSchema, files.rules, problems) ?? [];
  const parts = files.parts.map((file) => ({ file: file.file, part: check(partFileSchema, file, problems) }));
  const escalation = check(escalationSchema, files.escalation, problems);
  const redFlags = join(files.rules.file, rules, parts, problems);
  if (problems.length > 0 || escalation === undefined) return { ok: false, problems };
  return { ok: true, redFlags: { ...redFlags, escalation } };
}

function join(
  ruleFile: string,
  ruleList: readonly Rule[],
  parts: readonly { file: string; part: Part | undefined }[],
  problems: ContentProblem[],
): Omit<RedFlags, 'escalation'> {
  const report: Report = (file, field, message) => problems.push({ file, field, message });
  const rules = new Map<string, Rule>();
  const concepts = new Map<string, Concept>();
  const good = parts.flatMap(({ file, part }) => (part === undefined ? [] : [{ file, part }]));
  ruleList.forEach((rule, index) => {
    if (rules.has(rule.id))
      report(ruleFile, `[${index}].id`, `the rule "${rule.id}" is there twice: delete one`);
    rules.set(rule.id, rule);
  });
  for (const { file, part } of good)
    for (const [name, concept] of Object.entries(part.concepts)) {
      if (concepts.has(name))
        report(file, `concepts.${name}`, `the concept "${name}" is there twice: join the two`);
      concepts.set(name, concept);
    }
  checkRuleNames(ruleFile, ruleList, concepts, report);
  for (const { file, part } of good) checkPartNames(file, part, rules, concepts, report);
  return {
    rules,
    concepts,
    idioms: good.flatMap(({ part }) => part.idioms),
    notTypos: new Set(good.flatMap(({ part }) => part.not_typos)),
    guidedCheck: good.flatMap(({ part }) => part.guided_check),
    watchFor: good.flatMap(({ part }) => part.watch_for),
    foreign: good.flatMap(({ part }) => part.foreign),
    contrary: good.flatMap(({ part }) => part.contrary),
    wordings: good.flatMap(({ part }) => part.wordings),
    harmless: good.flatMap(({ part }) => part.harmless),
  };
}

function check<T extends z.ZodType>(
  schema: T,
  { file, value }: ParsedFile,
  problems: ContentProblem[],
): z.output<T> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    problems.push({ file, field: fieldPath(issue.path), message: issue.message });
  return undefined;
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('');
}
