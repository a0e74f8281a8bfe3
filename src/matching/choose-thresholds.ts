// Judged messages → where the three bands lie, so that a stated target is met. It fits no weights.
import type { Thresholds } from './decide.ts';

export interface JudgedMessage {
  /** Probability given that the first intent is right. */
  right01: number;
  /** Probability given that the message lies in scope. */
  inScope01: number;
  /** Whether the first intent is right. */
  right: boolean;
  /** Whether the right intent is among those that would be offered. */
  offered: boolean;
  /** Whether the message lies in scope. */
  inScope: boolean;
}

/** What the thresholds are set to reach, in shares of all messages of the kind. */
export const target = {
  /** At most this share of out-of-scope messages is answered. The fitting list holds mostly near misses. */
  outsideAnswered: 0.06,
  /** At most this share of questions is answered wrongly. */
  answeredWrongly: 0.08,
  /** At most this share of questions is declined. */
  declined: 0.02,
} as const;

/**
 * What a message is worth: a right answer 1, the right one among the choices a part of it, a wrong answer less than nothing.
 * With these, offering pays when the first is right less than about half of the time. Measured on 2026-11-21: 0.4 and 0.5 answer
 * 0.4 points more questions at once and leave 1.1 points more without a way to their answer.
 */
const WORTH_OF_OFFERED = 0.5;
const COST_OF_WRONG = 0.2;
const COST_OF_OUTSIDE = 0.1;
const steps = (from: number, to: number, by: number): number[] =>
  Array.from(
    { length: Math.round((to - from) / by) + 1 },
    (_, i) => Math.round((from + i * by) * 1000) / 1000,
  );

/**
 * Tries a grid of thresholds and keeps the one worth most among those within the target.
 * @param counts all questions and all out-of-scope messages, those declined outright included
 */
export function chooseThresholds(
  messages: readonly JudgedMessage[],
  counts: { questions: number; outside: number },
): Thresholds {
  const choose = chooseFrom(messages, counts.questions);
  let best: Thresholds = { answer: 0.9, answerInScope: 0.9, choose };
  let most = Number.NEGATIVE_INFINITY;
  for (const answer of steps(0.15, 0.8, 0.025)) {
    for (const answerInScope of steps(0.1, 0.95, 0.025)) {
      const answered = messages.filter(
        ({ right01, inScope01 }) => right01 >= answer && inScope01 >= answerInScope,
      );
      const right = answered.filter((one) => one.right).length;
      const wrong = answered.filter((one) => one.inScope && !one.right).length / counts.questions;
      const outside = answered.filter(({ inScope }) => !inScope).length / counts.outside;
      const offered = messages.filter(
        (one) =>
          one.offered && one.inScope01 >= choose && (one.right01 < answer || one.inScope01 < answerInScope),
      ).length;
      const worth =
        (right + WORTH_OF_OFFERED * offered) / counts.questions -
        COST_OF_WRONG * wrong -
        COST_OF_OUTSIDE * outside;
      const met = outside <= target.outsideAnswered && wrong <= target.answeredWrongly;
      if (!met || worth <= most) continue;
      most = worth;
      best = { answer, answerInScope, choose };
    }
  }
  return best;
}

/** The highest scope probability to decline below that still loses few questions. */
function chooseFrom(messages: readonly JudgedMessage[], questions: number): number {
  const lost = (from: number): number =>
    messages.filter(({ inScope, inScope01 }) => inScope && inScope01 < from).length / questions;
  return steps(0.05, 0.9, 0.025).findLast((from) => lost(from) <= target.declined) ?? 0.05;
}
