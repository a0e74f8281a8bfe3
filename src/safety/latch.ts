// The warning signs that stand in a conversation. A level never falls silently: only a specific correction or a clear no to the
// check question takes a sign away. It does not screen text and does not word replies.
import { type CheckAnswer, readCheckAnswer } from './check-answer.ts';
import { type Correction, readCorrection } from './correction.ts';
import { higher, type Level, rank } from './level.ts';
import type { Finding, Screening } from './screening.ts';
import { emptyLatch, gravest, type Latch, lift, mergeFacts, stand } from './standing.ts';

export { emptyLatch, type Latch };

/** What this turn did to the latch. */
export type LatchOutcome =
  /** A sign is there, newly said or confirmed by a yes or not sure: show its card. Highest level first. */
  | { kind: 'escalate'; level: Level; rules: readonly string[]; who: Finding['who'] }
  /** Unclear, or a correction that does not say what was wrong: ask the rule's check question, with the sign list beside it. */
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

/** Never taken back by a correction: people say "only joking" when they are not. A clear no to the check question is needed. */
const NEVER_CORRECTED: ReadonlySet<string> = new Set(['suicide-crisis']);

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
  const correction = fired.every(({ level }) => rank(level) < rank(latch.level))
    ? correct(latch, screening, readCorrection(text), fired)
    : null;
  if (correction !== null) return correction;
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

function escalate(latch: Latch, fired: readonly Finding[]): LatchStep {
  const next = stand({ ...latch, asking: null }, fired);
  const level = fired.reduce<Level | null>((top, finding) => higher(top, finding.level), null) ?? 'routine';
  const rules = fired.map(({ rule }) => rule);
  return { latch: next, outcome: { kind: 'escalate', level, rules, who: fired[0]?.who ?? 'self' } };
}

/** Null when the message corrects nothing that stands. */
function correct(
  latch: Latch,
  screening: Screening,
  said: Correction,
  fired: readonly Finding[],
): LatchStep | null {
  const contrary = (screening.contrary ?? []).filter((rule) => latch.rules.includes(rule));
  if (latch.rules.length === 0 || (said === 'none' && contrary.length === 0)) return null;
  const cleared = takenBack(latch, screening, said, contrary);
  if (cleared.length > 0) {
    const next = lift({ ...latch, asking: null }, cleared);
    if (fired.length > 0) return escalate(next, fired);
    return { latch: next, outcome: { kind: 'cleared', rules: cleared, level: next.level } };
  }
  // An open question is answered, not asked again.
  const rule = latch.asking === null && fired.length === 0 ? gravest(latch, latch.latest ?? []) : null;
  if (rule === null) return null;
  return { latch: reopen(latch, rule), outcome: { kind: 'ask', rule, who: 'self' } };
}

/** The rules a correction takes away: never one that is asked about in the same breath. */
function takenBack(
  latch: Latch,
  screening: Screening,
  said: Correction,
  contrary: readonly string[],
): readonly string[] {
  const denied = screening.vetoes.flatMap(({ rule, reason }) => (reason === 'negated' ? [rule] : []));
  const meant =
    said === 'slip' || said === 'other-thing'
      ? (latch.latest ?? latch.rules)
      : said === 'vague'
        ? denied
        : [];
  const doubtful = screening.findings.flatMap(({ rule, verdict }) => (verdict === 'info' ? [] : [rule]));
  return latch.rules.filter(
    (rule) =>
      (meant.includes(rule) || contrary.includes(rule)) &&
      !NEVER_CORRECTED.has(rule) &&
      !doubtful.includes(rule),
  );
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
  if (said === 'no' || (denied && !NEVER_CORRECTED.has(rule))) {
    const lifted = lift(closed, [rule]);
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
