// The red-flag screen: message in, findings with rule, level, place and reason out. It does not remember (see `latch.ts`) and
// does not word the reply (see `escalation-message.ts`).
import type { Pattern } from '../knowledge/red-flag-pattern.ts';
import type { RedFlags, Rule } from '../knowledge/red-flag-schema.ts';
import { buildConceptFinder, type ConceptFinder, type Found, type Occurrence } from './find-concepts.ts';
import { buildForeignScreen } from './foreign-signs.ts';
import { rank } from './level.ts';
import { matchPattern } from './match-pattern.ts';
import { type Message, readMessage } from './read-message.ts';
import type { Finding, Screening, Span, Veto } from './screening.ts';
import { type Setting, type Weight, weighMatch } from './weigh-match.ts';

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

/** Builds the screen once from the red-flag files: call it at start-up and keep it. */
export function buildScreen(redFlags: RedFlags): Screen {
  const finder = buildConceptFinder(redFlags);
  const foreign = buildForeignScreen(redFlags);
  return (text, context = { facts: [] }) => {
    const facts = context.talkedOfBackPain ? [...context.facts, 'back-pain'] : context.facts;
    const message = readMessage(text, finder.vocabulary);
    const english = screenEnglish(redFlags, finder, message, facts);
    const other = foreign(text);
    if (other === null) return english;
    const findings = inOrder([
      ...english.findings.filter(({ rule }) => rule !== other.finding.rule),
      other.finding,
    ]);
    return { ...english, findings, language: other.language };
  };
}

function screenEnglish(
  redFlags: RedFlags,
  finder: ConceptFinder,
  message: Message,
  facts: readonly string[],
): Screening {
  const idioms = finder.idioms(message);
  const found = finder.find(message, idioms);
  const setting: Setting = { message, found, concepts: redFlags.concepts };
  const findings: Finding[] = [];
  const vetoes: Veto[] = [];
  for (const rule of redFlags.rules.values()) {
    const result = screenRule(rule, setting, facts);
    if (result.finding !== null) findings.push(result.finding);
    vetoes.push(...result.vetoes);
  }
  if (idioms.size > 0) vetoes.push(...idiomVetoes(redFlags, finder, message, facts, findings));
  return { findings: inOrder(findings), vetoes, facts: lastingFacts(setting) };
}

const VERDICTS = ['info', 'ask', 'fire'] as const;

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict) || rank(b.level) - rank(a.level),
  );
}

interface RuleResult {
  finding: Finding | null;
  vetoes: readonly Veto[];
}

function screenRule(rule: Rule, setting: Setting, facts: readonly string[]): RuleResult {
  const vetoes: Veto[] = [];
  let best: Finding | null = null;
  const consider = (verdict: Finding['verdict'], match: Occurrence, pattern: Pattern): void => {
    if (best !== null && VERDICTS.indexOf(best.verdict) >= VERDICTS.indexOf(verdict)) return;
    best = toFinding(rule, verdict, match, pattern, setting);
  };
  for (const [list, most] of [
    [rule.fire, 'fire'],
    [rule.ask, 'ask'],
    [rule.info, 'info'],
  ] as const)
    for (const pattern of list)
      for (const match of matchPattern(pattern, setting.found, setting.message, facts)) {
        const weight = weighMatch(match, rule, setting);
        const verdict = atMost(weight, most);
        if (verdict !== null) consider(verdict, match, pattern);
        if ('reason' in weight)
          vetoes.push({ rule: rule.id, reason: weight.reason, span: spanOf(match, setting.message) });
        if (verdict === 'fire') return { finding: best, vetoes: firstOfEach(vetoes) };
      }
  return { finding: best, vetoes: firstOfEach(vetoes) };
}

function atMost(weight: Weight, most: Finding['verdict']): Finding['verdict'] | null {
  if (weight.verdict === 'none') return null;
  return VERDICTS.indexOf(weight.verdict) < VERDICTS.indexOf(most) ? weight.verdict : most;
}

const firstOfEach = (vetoes: readonly Veto[]): Veto[] =>
  vetoes.filter((veto, index) => vetoes.findIndex(({ reason }) => reason === veto.reason) === index);

function toFinding(
  rule: Rule,
  verdict: Finding['verdict'],
  match: Occurrence,
  pattern: Pattern,
  setting: Setting,
): Finding {
  const { found, message } = setting;
  const kin = (found.get('kin') ?? []).some(({ start }) => start <= match.end);
  return {
    rule: rule.id,
    level: rule.level,
    verdict,
    who: kin ? 'other' : 'self',
    spans: match.parts.map((part) => spanOf(part, message)),
    pattern: pattern.text,
  };
}

function spanOf(part: { start: number; end: number }, message: Message): Span {
  const start = message.words[part.start]?.start ?? 0;
  const end = message.words[part.end - 1]?.end ?? start;
  return { start, end, text: message.text.slice(start, end) };
}

/** What would have fired had the turn of phrase been read by the letter. */
function idiomVetoes(
  redFlags: RedFlags,
  finder: ConceptFinder,
  message: Message,
  facts: readonly string[],
  findings: readonly Finding[],
): Veto[] {
  const setting: Setting = { message, found: finder.find(message), concepts: redFlags.concepts };
  return [...redFlags.rules.values()].flatMap((rule): Veto[] => {
    if (findings.some((finding) => finding.rule === rule.id)) return [];
    const span = screenRule(rule, setting, facts).finding?.spans[0];
    return span === undefined ? [] : [{ rule: rule.id, reason: 'idiom', span }];
  });
}

function lastingFacts({ message, found, concepts }: Setting): string[] {
  const facts: string[] = [];
  for (const [name, concept] of concepts)
    if (concept.fact && isReported(name, found, message)) facts.push(name);
  for (const name of ['age-child', 'age-over-50', 'age-over-65', 'age-under-45'])
    if (found.has(name)) facts.push(name);
  return facts;
}

/** Said and not denied, and not in a general question. */
function isReported(name: string, found: Found, message: Message): boolean {
  return (found.get(name) ?? []).some(({ start, parts }) => {
    const sentence = message.words[start]?.sentence;
    const asked = ['general-question', 'if-ever', 'fiction'].some((kind) =>
      (found.get(kind) ?? []).some(
        (one) => message.words[one.start]?.sentence === sentence && one.start < start,
      ),
    );
    const denied = message.negators.some(
      ({ at, from, to }) =>
        from <= start && to >= start && !parts.some((part) => part.start <= at && at < part.end),
    );
    return !asked && !denied;
  });
}
