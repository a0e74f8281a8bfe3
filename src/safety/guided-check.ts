// "Check my warning signs": plain questions one by one, as a pure state machine. It stops at the first emergency and ends with
// what to watch for. It shows nothing itself.
import type { RedFlags } from '../knowledge/red-flag-schema.ts';
import { type CheckAnswer, readCheckAnswer } from './check-answer.ts';
import { higher, type Level } from './level.ts';

/** Plain data, kept between turns. */
export interface GuidedCheck {
  /** Number of the open question, from 0. */
  at: number;
  /** Rules answered by yes or not sure so far. */
  rules: readonly string[];
}

export type GuidedStep =
  /** Ask this next. `number` counts from 1. */
  | { kind: 'question'; check: GuidedCheck; ask: string; number: number; of: number }
  /** An emergency, or the end with signs: show the card for these rules. `watchFor` is empty when it stopped early. */
  | { kind: 'escalate'; level: Level; rules: readonly string[]; watchFor: readonly string[] }
  /** The end, no sign named. */
  | { kind: 'clear'; watchFor: readonly string[] }
  /** Not a yes, no or not sure: the check is left, and the message is read like any other. */
  | { kind: 'left' };

/** Begins the check. */
export function startGuidedCheck(redFlags: RedFlags): GuidedStep {
  return next({ at: 0, rules: [] }, redFlags);
}

/** Takes the answer to the open question. Yes and not sure count as present. Screen the text for signs before calling this. */
export function stepGuidedCheck(check: GuidedCheck, text: string, redFlags: RedFlags): GuidedStep {
  return takeAnswer(check, readCheckAnswer(text), redFlags);
}

function takeAnswer(check: GuidedCheck, answer: CheckAnswer, redFlags: RedFlags): GuidedStep {
  const question = redFlags.guidedCheck[check.at];
  if (answer === 'other' || question === undefined) return { kind: 'left' };
  const present = answer !== 'no';
  const rules = present ? [...check.rules, question.rule] : check.rules;
  if (present && redFlags.rules.get(question.rule)?.level === 'emergency')
    return { kind: 'escalate', level: 'emergency', rules: [question.rule], watchFor: [] };
  return next({ at: check.at + 1, rules }, redFlags);
}

function next(check: GuidedCheck, redFlags: RedFlags): GuidedStep {
  const question = redFlags.guidedCheck[check.at];
  const of = redFlags.guidedCheck.length;
  if (question !== undefined) return { kind: 'question', check, ask: question.ask, number: check.at + 1, of };
  const level = check.rules.reduce<Level | null>(
    (top, rule) => higher(top, redFlags.rules.get(rule)?.level ?? null),
    null,
  );
  if (level === null) return { kind: 'clear', watchFor: redFlags.watchFor };
  return { kind: 'escalate', level, rules: check.rules, watchFor: redFlags.watchFor };
}
