// The red-flag screen: message in, findings with rule, level, place and reason out. It does not remember (see `latch.ts`) and
// does not word the reply (see `escalation-message.ts`).
import type { RedFlags } from '../knowledge/red-flag-schema.ts';
import { type CompiledRule, compileRules } from './compile-rules.ts';
import { type ConceptTable, createConceptTable } from './concept-table.ts';
import { buildConceptFinder, type ConceptFinder } from './find-concepts.ts';
import { buildForeignScreen } from './foreign-signs.ts';
import type { Found } from './found.ts';
import { factsOf, lastingFacts } from './lasting-facts.ts';
import { readMessage } from './read-message.ts';
import { inOrder, screenRule, whoseBody } from './screen-rule.ts';
import type { Finding, Screening, Veto } from './screening.ts';
import { buildSecondOpinion, type SecondOpinion } from './second-opinion.ts';
import { type Marks, marksOf, type Setting } from './setting.ts';

export interface ScreenContext {
  /** Facts of earlier messages, as `Screening.facts` gave them. */
  facts: readonly string[];
  /** Whether back pain was spoken of before; the same as the fact `back-pain`. */
  talkedOfBackPain?: boolean;
}

/**
 * Screens one message (made for up to 2,000 characters; longer text is screened whole). Pure, never throws, same text same result.
 */
export type Screen = (text: string, context?: ScreenContext) => Screening;

/** Everything worked out once from the red-flag files. */
interface Parts {
  table: ConceptTable;
  finder: ConceptFinder;
  rules: readonly CompiledRule[];
  facts: ReturnType<typeof factsOf>;
  marks: Marks;
  context: ReadonlySet<number>;
}

export interface ScreenOptions {
  /** Ordinary messages for the second opinion to learn from: the questions the bot answers. Without them it is off. */
  harmless?: readonly string[];
}

/** A message read with its turns of phrase left out. */
interface ReadSetting extends Setting {
  hasIdioms: boolean;
}

/** Builds the screen once from the red-flag files: call it at start-up and keep it. */
export function buildScreen(redFlags: RedFlags, { harmless = [] }: ScreenOptions = {}): Screen {
  const parts = buildParts(redFlags);
  const secondOpinion = buildSecondOpinion(redFlags, harmless);
  const foreign = buildForeignScreen(redFlags);
  return (text, context = { facts: [] }) => {
    const known = context.talkedOfBackPain ? [...context.facts, 'back-pain'] : context.facts;
    const facts = new Set(known.map((name) => parts.table.concept(name)));
    const setting = read(parts, text);
    const english = screenEnglish(parts, setting, facts);
    const other = foreign(setting.message.untouched);
    if (other === null)
      return secondOpinion === null ? english : askToo(english, setting, secondOpinion, redFlags);
    const rest = english.findings.filter(({ rule }) => rule !== other.finding.rule);
    return { ...english, findings: inOrder([...rest, other.finding]), language: other.language };
  };
}

/** Adds a check question where the patterns heard nothing and took nothing back. */
function askToo(
  screening: Screening,
  setting: Setting,
  opinion: SecondOpinion,
  redFlags: RedFlags,
): Screening {
  if (screening.findings.length > 0 || screening.vetoes.length > 0) return screening;
  const rule = redFlags.rules.get(opinion(setting.message.untouched) ?? '');
  if (rule === undefined) return screening;
  const who = whoseBody(setting.message.words.length, setting);
  const finding: Finding = {
    rule: rule.id,
    level: rule.level,
    verdict: 'ask',
    who,
    spans: [],
    pattern: 'second-opinion',
  };
  return { ...screening, findings: [finding] };
}

function buildParts(redFlags: RedFlags): Parts {
  const table = createConceptTable();
  const context = [...redFlags.concepts].flatMap(([name, concept]) =>
    concept.context ? [table.concept(name)] : [],
  );
  return {
    table,
    finder: buildConceptFinder(redFlags, table),
    rules: compileRules(redFlags, table),
    facts: factsOf(redFlags.concepts, table),
    marks: marksOf(table),
    context: new Set(context),
  };
}

function read({ finder, marks, context }: Parts, text: string): ReadSetting {
  const message = readMessage(text, finder.vocabulary);
  const idioms = finder.idioms(message);
  return { message, found: finder.find(message, idioms), marks, context, hasIdioms: idioms.size > 0 };
}

function screenEnglish(parts: Parts, setting: ReadSetting, facts: ReadonlySet<number>): Screening {
  const findings: Finding[] = [];
  const vetoes: Veto[] = [];
  for (const rule of parts.rules) {
    const result = screenRule(rule, setting, facts);
    if (result.finding !== null) findings.push(result.finding);
    vetoes.push(...result.vetoes);
  }
  if (setting.hasIdioms) vetoes.push(...idiomVetoes(parts, setting, facts, findings));
  return { findings: inOrder(findings), vetoes, facts: lastingFacts(parts.facts, setting) };
}

/** What would have been found had the turn of phrase been read by the letter. Only rules that see a difference are tried. */
function idiomVetoes(
  { finder, rules, marks }: Parts,
  masked: Setting,
  facts: ReadonlySet<number>,
  findings: readonly Finding[],
): Veto[] {
  const setting: Setting = { ...masked, found: finder.find(masked.message) };
  const changed = changedConcepts(masked.found, setting.found);
  const all = Object.values(marks).some((mark) => changed.has(mark));
  return rules.flatMap(({ rule, ...compiled }): Veto[] => {
    if (findings.some((finding) => finding.rule === rule.id)) return [];
    if (!all && ![...changed].some((concept) => compiled.concepts.has(concept))) return [];
    const span = screenRule({ rule, ...compiled }, setting, facts).finding?.spans[0];
    return span === undefined ? [] : [{ rule: rule.id, reason: 'idiom', span }];
  });
}

function changedConcepts(before: Found, after: Found): Set<number> {
  const changed = new Set<number>();
  after.lists.forEach((list, number) => {
    const known = before.lists[number];
    const same =
      list?.length === known?.length &&
      (list ?? []).every(({ start, end }, at) => start === known?.[at]?.start && end === known[at]?.end);
    if (!same) changed.add(number);
  });
  return changed;
}
