// The warning signs that stand in a conversation. A level never falls silently: only a specific correction or a clear no to the
// check question takes a sign away. It does not screen text and does not word replies.
import { type CheckAnswer, readCheckAnswer } from './check-answer.ts';
import { readCorrection } from './correction.ts';
import { higher, type Level, rank } from './level.ts';
import type { Finding, Screening } from './screening.ts';

/** Plain data, kept between turns. */
export interface Latch {
  /** The level that stands. */
  level: Level | null;
  /** Rules behind the level. */
  rules: readonly string[];
  /** The rule whose check question is open, if any. */
  asking: string | null;
  /** Lasting facts from earlier messages, as concept names. Give them to the screen as `context.facts`. */
  facts: readonly string[];
  /** Rules asked about before: each check question is asked once. */
  asked?: readonly string[];
  /** The level of each rule that stands. */
  standing?: readonly { rule: string; level: Level }[];
}

export const emptyLatch: Latch = { level: null, rules: [], asking: null, facts: [], asked: [], standing: [] };

/** What this turn did to the latch. */
export type LatchOutcome =
  /** A sign is there, newly said or confirmed by a yes or not sure: show its card. Highest level first. */
  | { kind: 'escalate'; level: Level; rules: readonly string[]; who: Finding['who'] }
  /** Unclear: ask the rule's check question, with the sign list beside it. */
  | { kind: 'ask'; rule: string; who: Finding['who'] }
  /** A clear no, or a correction: go on with what was asked. `level` is what still stands. */
  | { kind: 'cleared'; rules: readonly string[]; level: Level | null }
  /** Nothing new, but a level stands: keep its reminder in sight. */
  | { kind: 'stands'; level: Level }
  | { kind: 'none' };

export interface LatchStep {
  latch: Latch;
  outcome: LatchOutcome;
}

/** Facts kept at most; far more than the concepts that can be facts. */
const MAX_FACTS = 40;

/**
 * Takes one message into account. Pure. `text` is the message as typed, `levels` gives the level of each rule
 * (`(rule) => redFlags.rules.get(rule)?.level ?? null`). Give the screen `latch.facts` first, so that signs combine over turns.
 */
export function stepLatch(
  before: Latch,
  screening: Screening,
  text: string,
  levels: (rule: string) => Level | null,
): LatchStep {
  const latch = { ...before, facts: mergeFacts(before.facts, screening.facts) };
  const fired = screening.findings.filter(({ verdict }) => verdict === 'fire');
  const correction = readCorrection(text);
  const cleared =
    correction && fired.every(({ level }) => rank(level) < rank(latch.level)) ? latch.rules : [];
  if (cleared.length > 0) return correct(latch, cleared, fired);
  if (fired.length > 0) return escalate(latch, fired);
  if (latch.asking !== null) return answer(latch, latch.asking, readCheckAnswer(text), screening, levels);
  return ask(latch, screening);
}

/** Puts the latch as after "yes" to a question of the guided check. */
export function raise(latch: Latch, rule: string, level: Level): Latch {
  return stand({ ...latch, asking: null }, [{ rule, level }]);
}

/** Opens the check question of a rule that stands, for somebody who says that the warning does not fit. */
export function reopen(latch: Latch, rule: string): Latch {
  return { ...latch, asking: rule };
}

/** Takes one rule away; the level falls to that of the rules that still stand. */
function lift(latch: Latch, rule: string): Latch {
  return stand({ ...latch, standing: (latch.standing ?? []).filter((one) => one.rule !== rule) }, []);
}

function escalate(latch: Latch, fired: readonly Finding[]): LatchStep {
  const next = stand({ ...latch, asking: null }, fired);
  const level = fired.reduce<Level | null>((top, finding) => higher(top, finding.level), null) ?? 'routine';
  const rules = fired.map(({ rule }) => rule);
  return { latch: next, outcome: { kind: 'escalate', level, rules, who: fired[0]?.who ?? 'self' } };
}

function correct(latch: Latch, cleared: readonly string[], fired: readonly Finding[]): LatchStep {
  const empty: Latch = { ...latch, level: null, rules: [], standing: [], asking: null };
  if (fired.length > 0) return escalate(empty, fired);
  return { latch: empty, outcome: { kind: 'cleared', rules: cleared, level: null } };
}

function answer(
  latch: Latch,
  rule: string,
  said: CheckAnswer,
  screening: Screening,
  levels: (rule: string) => Level | null,
): LatchStep {
  const level = levels(rule);
  const denied = screening.vetoes.some((veto) => veto.rule === rule && veto.reason === 'negated');
  const closed: Latch = { ...latch, asking: null };
  if ((said === 'yes' || said === 'unsure') && level !== null) {
    const next = stand(closed, [{ rule, level }]);
    return { latch: next, outcome: { kind: 'escalate', level, rules: [rule], who: 'self' } };
  }
  if (said === 'no' || denied) {
    const lifted = lift(closed, rule);
    return { latch: lifted, outcome: { kind: 'cleared', rules: [rule], level: lifted.level } };
  }
  // Something else was said. The question was asked once, with the sign list beside it, so silence is safe.
  return ask(closed, screening);
}

function ask(latch: Latch, screening: Screening): LatchStep {
  const asked = latch.asked ?? [];
  const open = screening.findings.find(({ verdict, rule }) => verdict === 'ask' && !asked.includes(rule));
  if (open !== undefined && rank(open.level) > rank(latch.level)) {
    const next = { ...latch, asking: open.rule, asked: [...asked, open.rule] };
    return { latch: next, outcome: { kind: 'ask', rule: open.rule, who: open.who } };
  }
  if (latch.level !== null) return { latch, outcome: { kind: 'stands', level: latch.level } };
  return { latch, outcome: { kind: 'none' } };
}

function stand(latch: Latch, more: readonly { rule: string; level: Level }[]): Latch {
  const known = latch.standing ?? [];
  const fresh = more.filter(({ rule }) => !known.some((one) => one.rule === rule));
  const standing = [...known, ...fresh.map(({ rule, level }) => ({ rule, level }))];
  const level = standing.reduce<Level | null>((top, one) => higher(top, one.level), null);
  return { ...latch, standing, level, rules: standing.map(({ rule }) => rule) };
}

function mergeFacts(known: readonly string[], more: readonly string[]): readonly string[] {
  const fresh = more.filter((fact) => !known.includes(fact));
  return fresh.length === 0 ? known : [...known, ...fresh].slice(-MAX_FACTS);
}
