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
  declined: 0.01,
} as const;

/**
 * What a message is worth: a right answer 1, the right one among the choices a part of it, a wrong answer less than nothing.
 * With these, offering pays when the first is right less than about 0.6 of the time. Measured on 2026-11-27 on unseen questions: a cost
 * of 0.2 answers 0.8 points more at once, 1.7 points more wrongly, and leaves 1.7 points more without a way to their answer.
 */
const WORTH_OF_OFFERED = 0.5;
const COST_OF_WRONG = 0.35;
const COST_OF_OUTSIDE = 0.1;
const steps = (from: number, to: number, by: number): number[] =>
  Array.from(
    { length: Math.round((to - from) / by) + 1 },
    (_, i) => Math.round((from + i * by) * 1000) / 1000,
  );

/** Thresholds worth this much less than the best count as equal; their middle is taken, so that a few messages move it little. */
const AS_GOOD_AS = 0.005;
const FALL_BACK = { answer: 0.9, answerInScope: 0.9 };

interface Trial {
  answer: number;
  answerInScope: number;
  worth: number;
  met: boolean;
}

/**
 * Tries a grid of thresholds: of those within the target and worth about as much as the best, the one in the middle.
 * @param counts all questions and all out-of-scope messages, those declined outright included
 */
export function chooseThresholds(
  messages: readonly JudgedMessage[],
  counts: { questions: number; outside: number },
): Thresholds {
  const choose = chooseFrom(messages, counts.questions);
  const trials = steps(0.15, 0.8, 0.025)
    .flatMap((answer) =>
      steps(0.1, 0.95, 0.025).map((answerInScope) =>
        tryThresholds(messages, counts, { answer, answerInScope, choose }),
      ),
    )
    .filter(({ met }) => met);
  const most = Math.max(...trials.map(({ worth }) => worth));
  const good = trials.filter(({ worth }) => worth >= most - AS_GOOD_AS);
  const middle = {
    answer: mean(good.map((one) => one.answer)),
    answerInScope: mean(good.map((one) => one.answerInScope)),
  };
  const off = (one: Trial): number =>
    Math.abs(one.answer - middle.answer) + Math.abs(one.answerInScope - middle.answerInScope);
  const [best] = good.sort((a, b) => off(a) - off(b));
  const { answer, answerInScope } = best ?? FALL_BACK;
  return { answer, answerInScope, choose };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function tryThresholds(
  messages: readonly JudgedMessage[],
  counts: { questions: number; outside: number },
  { answer, answerInScope, choose }: Thresholds,
): Trial {
  const isAnswered = ({ right01, inScope01 }: JudgedMessage): boolean =>
    right01 >= answer && inScope01 >= answerInScope;
  const answered = messages.filter(isAnswered);
  const right = answered.filter((one) => one.right).length / counts.questions;
  const wrong = answered.filter((one) => one.inScope && !one.right).length / counts.questions;
  const outside = answered.filter(({ inScope }) => !inScope).length / counts.outside;
  const offered =
    messages.filter((one) => one.offered && one.inScope01 >= choose && !isAnswered(one)).length /
    counts.questions;
  return {
    answer,
    answerInScope,
    worth: right + WORTH_OF_OFFERED * offered - COST_OF_WRONG * wrong - COST_OF_OUTSIDE * outside,
    met: outside <= target.outsideAnswered && wrong <= target.answeredWrongly,
  };
}

/** The highest scope probability to decline below that still loses few questions. */
function chooseFrom(messages: readonly JudgedMessage[], questions: number): number {
  const lost = (from: number): number =>
    messages.filter(({ inScope, inScope01 }) => inScope && inScope01 < from).length / questions;
  return steps(0.05, 0.9, 0.025).findLast((from) => lost(from) <= target.declined) ?? 0.05;
}
