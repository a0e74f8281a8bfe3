// What an author may write in `intents/red-flags.yaml`, `intents/red-flags/*.yaml` and `content/escalation.yaml`, field by
// field, and the check that their names fit together. It does not read files and does not screen messages.
import { z } from 'zod';
import type { ContentProblem } from '../errors.ts';
import { namesIn, type Pattern, parsePattern } from './red-flag-pattern.ts';
import { day, id, sourceSchema } from './schema.ts';

const line = z
  .string()
  .trim()
  .min(3, 'write a sentence, or delete the line')
  .max(240, 'keep it under 240 characters');
const example = z.string().trim().min(2, 'write a message people send, or delete the line').max(2000);
const examples = z.array(example).default([]);

/** A pattern over concepts: see `red-flag-pattern.ts` for the notation. */
const pattern = z
  .string()
  .trim()
  .min(2, 'write a pattern over concepts, such as numb + saddle-area')
  .transform((text, context): Pattern => {
    const parsed = parsePattern(text);
    if (parsed.ok) return parsed.pattern;
    context.addIssue({ code: 'custom', message: parsed.message });
    return z.NEVER;
  });
const patterns = z.array(pattern).default([]);

/** Words separated by commas; line breaks do not matter. */
const wordList = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim().replace(/\s+/g, ' ').toLowerCase()))
  .refine(
    (words) => words.every((word) => word !== ''),
    'two commas stand side by side, or one stands at the end: delete one',
  );

export const ruleSchema = z.strictObject({
  /** The rule's name, as the clinical brief has it. */
  id,
  /** How soon somebody must be seen: emergency (now), urgent (same day) or routine (book in days or weeks). */
  level: z.enum(['emergency', 'urgent', 'routine'], 'write emergency, urgent or routine'),
  /** Why this matters, in one line the person is shown. */
  reason: line,
  /** Where the rule comes from. */
  source: sourceSchema,
  /** "none", or who checked the rule and when. Never write a name for somebody who has not read it. */
  reviewer: z.union([z.literal('none'), z.strictObject({ by: z.string().trim().min(3), on: day })]),
  /** The day by which somebody must read the rule again. */
  review_by: day,
  /** The one question asked when it is unclear whether the sign is there. Yes and not sure both count as present. */
  check: line,
  /** Which wording the card uses when it is not the ordinary one of the level. */
  message: z.enum(['crisis', 'poisons', 'maternity', 'pharmacist']).optional(),
  /** One or two safe things to do until seen, for urgent and routine cards. */
  advice: z.array(line).max(2).default([]),
  /** When to go sooner, for urgent and routine cards. */
  signs: z.array(line).max(6).default([]),
  /** True when a sign of long ago counts as well, as with cancer. */
  past_counts: z.boolean().default(false),
  /** True when having had it for years, unchanged, does not lower it. */
  long_standing_counts: z.boolean().default(false),
  /** True for soft signs: asking a question about it is not the same as reporting it. */
  report_only: z.boolean().default(false),
  /** Patterns that mean the sign is there. */
  fire: patterns,
  /** Patterns that leave it open: the check question is asked. */
  ask: patterns,
  /** Patterns that show somebody asks about the sign. */
  info: patterns,
  /** Messages that hold the rule to its word. Each line is a test. */
  examples: z.strictObject({
    /** Must fire this rule or a higher one. */
    fire: examples,
    /** Must ask, or fire. */
    ask: examples,
    /** Must raise no alarm. */
    none: examples,
    /** Asked about, not had: must raise no alarm. */
    info: examples,
  }),
});
export const ruleFileSchema = z.array(ruleSchema);

export const conceptSchema = z.strictObject({
  /** What the concept covers, for the reader. */
  about: z.string().trim().min(3).optional(),
  /** Words and phrases, separated by commas. Inflections come by themselves; `=bits` takes the word exactly as written. */
  words: wordList.default([]),
  /** Other ways to say it, over concepts. */
  patterns,
  /** Concepts whose words all count as this one too. */
  includes: z.array(id).default([]),
  /** True when it is remembered for the rest of the conversation, such as a cancer history. */
  fact: z.boolean().default(false),
  /** True when "no" before it changes nothing, such as a time or a place. */
  context: z.boolean().default(false),
});

const guidedQuestion = z.strictObject({
  /** The question's name. */
  id,
  /** A plain question that can be answered by yes, no or not sure. */
  ask: line,
  /** The rule that a yes, or not sure, fires. */
  rule: id,
});

/** Signs in another language: a text fires when it holds one entry of each list. */
const foreignSign = z.strictObject({
  /** The language, as its two-letter code. */
  language: z.string().regex(/^[a-z]{2,3}$/, 'write the language code, such as es'),
  /** The rule it stands for. */
  rule: id,
  /** Lists of phrases; one of each list must stand in the text. */
  all: z.array(wordList).min(1),
});

const contrary = z.strictObject({
  /** What somebody can do after all: "I can … fine". */
  words: wordList,
  /** The rules that saying so takes back. */
  rules: z.array(id).min(1, 'name the rules it takes back, or delete the entry'),
});

const wording = z.strictObject({
  /** The rule these lines stand for. */
  rule: id,
  /** Messages that mean its sign is there, in any words people use. */
  fire: z.array(example).min(1, 'write at least one message, or delete the entry'),
});

export const partFileSchema = z.strictObject({
  /** Concepts by name. */
  concepts: z.record(id, conceptSchema).default({}),
  /** Turns of phrase that mean something else: their words are not read as signs. */
  idioms: wordList.default([]),
  /** Real words that differ by one letter from a key word and must never be read as it. */
  not_typos: wordList.default([]),
  /** The questions of "check my warning signs", in order. */
  guided_check: z.array(guidedQuestion).default([]),
  /** What to watch for, at the end of the guided check. */
  watch_for: z.array(line).default([]),
  /** Signs in languages other than English. */
  foreign: z.array(foreignSign).default([]),
  /** What takes a rule back when somebody says that it works after all. */
  contrary: z.array(contrary).default([]),
  /** Collected wordings by rule: the second opinion learns from them, and they are no tests. */
  wordings: z.array(wording).default([]),
  /** Messages with no sign in them: denials, turns of phrase, questions. The second opinion learns from them. */
  harmless: examples,
});

const template = z.strictObject({
  /** The heading of the card. */
  heading: line,
  /** The lines of the card. The first is the action. */
  lines: z.array(line).min(1),
  /** The label of the call button. */
  call: z.string().trim().min(2).max(60).optional(),
});
export const escalationSchema = z.strictObject({
  /** Ordinary emergency. */
  emergency: template,
  /** Thoughts of suicide or self-harm. */
  crisis: template,
  /** Too many tablets. */
  poisons: template,
  /** Pregnancy with emergency signs. */
  maternity: template,
  /** Same day. */
  urgent: template,
  /** Pregnancy, same day. */
  urgent_maternity: template,
  /** Book in the coming days or weeks. */
  routine: template,
  /** Medicines: a pharmacist. */
  pharmacist: template,
  /** The reason, when the person writes about somebody else: {reason}. */
  about_another: line,
  /** One line in each other language, in front of the emergency card. */
  languages: z.record(z.string(), line).default({}),
  /** Opening-hours wording. */
  hours: z.strictObject({
    /** The clinic is open now: {clinic_name} {clinic_phone} {closes}. */
    open: line,
    /** The clinic is closed and opens again: {clinic_name} {clinic_phone} {opens}. */
    closed: line,
    /** No clinic is set. */
    none: line,
    /** Urgent, and no clinic is set: {health_line}. */
    urgent: line,
    /** Urgent, and the clinic is closed: use the health line. */
    closed_urgent: line,
  }),
  /** Shown when the region is not known. */
  unknown_region: line,
});

export type Rule = z.infer<typeof ruleSchema>;
export type Concept = z.infer<typeof conceptSchema>;
export type GuidedQuestion = z.infer<typeof guidedQuestion>;
export type Contrary = z.infer<typeof contrary>;
export type Wording = z.infer<typeof wording>;
export type ForeignSign = z.infer<typeof foreignSign>;
export type EscalationTexts = z.infer<typeof escalationSchema>;

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

type Part = z.infer<typeof partFileSchema>;
type Report = (file: string, field: string, message: string) => void;

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

/** Concepts worked out from numbers in the message; no file defines them. */
export const builtInConcepts: readonly string[] = [
  'age-under-5',
  'age-child',
  'age-adult',
  'age-under-45',
  'age-over-50',
  'age-over-65',
  'many',
  'several',
  'weeks-along',
  'high-temperature',
  'long-ago-year',
  'six-weeks-or-more',
];

function checkRuleNames(
  file: string,
  rules: readonly Rule[],
  concepts: ReadonlyMap<string, Concept>,
  report: Report,
): void {
  rules.forEach((rule, index) => {
    for (const field of ['fire', 'ask', 'info'] as const)
      checkPatterns(file, `[${index}].${field}`, rule[field], concepts, report);
    if (rule.fire.length === 0)
      report(file, `[${index}].fire`, 'write at least one pattern that fires the rule');
  });
}

function checkPartNames(
  file: string,
  part: Part,
  rules: ReadonlyMap<string, Rule>,
  concepts: ReadonlyMap<string, Concept>,
  report: Report,
): void {
  for (const [name, concept] of Object.entries(part.concepts)) {
    const field = `concepts.${name}`;
    checkPatterns(file, `${field}.patterns`, concept.patterns, concepts, report);
    concept.includes.forEach((other, index) => {
      if (!known(other, concepts)) report(file, `${field}.includes[${index}]`, unknownConcept(other));
    });
    if (dependsOnItself(name, concepts))
      report(file, field, `the concept "${name}" is made of itself: break the circle`);
  }
  part.guided_check.forEach((question, index) => {
    if (!rules.has(question.rule)) report(file, `guided_check[${index}].rule`, unknownRule(question.rule));
  });
  part.contrary.forEach(({ rules: named }, index) => {
    for (const rule of named)
      if (!rules.has(rule)) report(file, `contrary[${index}].rules`, unknownRule(rule));
  });
  part.wordings.forEach(({ rule }, index) => {
    if (!rules.has(rule)) report(file, `wordings[${index}].rule`, unknownRule(rule));
  });
  part.foreign.forEach((sign, index) => {
    if (!rules.has(sign.rule)) report(file, `foreign[${index}].rule`, unknownRule(sign.rule));
  });
}

function checkPatterns(
  file: string,
  field: string,
  list: readonly Pattern[],
  concepts: ReadonlyMap<string, Concept>,
  report: Report,
): void {
  list.forEach((one, index) => {
    for (const name of namesIn(one))
      if (!known(name, concepts)) report(file, `${field}[${index}]`, unknownConcept(name));
  });
}

const known = (name: string, concepts: ReadonlyMap<string, Concept>): boolean =>
  concepts.has(name) || builtInConcepts.includes(name);
const unknownConcept = (name: string): string =>
  `there is no concept "${name}": write one that stands in intents/red-flags/, or add it there`;
const unknownRule = (name: string): string => `there is no rule "${name}" in intents/red-flags.yaml`;

/** The concepts a concept is made of. */
export function partsOf(concept: Concept): string[] {
  return [...concept.includes, ...concept.patterns.flatMap(namesIn)];
}

function dependsOnItself(name: string, concepts: ReadonlyMap<string, Concept>): boolean {
  const seen = new Set<string>();
  const queue = [...partsOfName(name, concepts)];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...partsOfName(next, concepts));
  }
  return false;
}

function partsOfName(name: string, concepts: ReadonlyMap<string, Concept>): string[] {
  const concept = concepts.get(name);
  return concept === undefined ? [] : partsOf(concept);
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
