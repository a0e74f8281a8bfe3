// Labelled messages → both sets of calibration weights, and how well they hold. Pure; it reads and writes no file.
import { probability, type Signs, signNames, type Weights } from './calibrate.ts';
import type { JudgedMessage } from './choose-thresholds.ts';
import { MOST_CHOICES } from './decide.ts';
import { fitWeights, type LabelledSigns } from './fit-weights.ts';
import type { MatchEntry, Matcher } from './match-result.ts';

/** A message with what would be right. */
export interface LabelledMessage {
  text: string;
  /** Ids that are right. Empty: out of scope. */
  good: readonly string[];
}

export interface CalibrationInput {
  entries: readonly MatchEntry[];
  outOfScope: readonly string[];
  build: (entries: readonly MatchEntry[]) => Matcher;
  /** Questions of other people, with their right ids. They set the level of the probabilities. */
  questions: readonly LabelledMessage[];
  /** Messages we must not answer. */
  outside: readonly string[];
}

export interface Case {
  signs: Signs;
  right: boolean;
  /** Whether the right intent is among the first three. */
  offered: boolean;
  inScope: boolean;
  /** Where it comes from: `held-out` phrasings or `people`'s questions. */
  origin: 'held-out' | 'people';
}

/** Parts the phrasings are split into; each part is asked of a matcher that has not seen it. */
const FOLDS = 5;
/**
 * How much one message counts. Other people's questions are what the numbers must hold for, phrasings are plentiful, and the
 * many near misses in the fitting list must not outweigh the questions: people ask in scope about twice as often as not.
 */
const COUNTS = { 'held-out': 0.15, people: 3, outside: 0.6 };

/** Asks every labelled message and every phrasing of a matcher that has not seen it. */
export function gatherCases(input: CalibrationInput): Case[] {
  const { entries, outOfScope, build, questions, outside } = input;
  const outsideIds = new Set(outOfScope);
  const cases: Case[] = [];
  const ask = (matcher: Matcher, text: string, good: readonly string[], origin: Case['origin']): void => {
    const inside = matcher.match(text).ranked.filter(({ id }) => !outsideIds.has(id));
    const first = inside.find(({ parts }) => 'bias' in parts);
    if (first === undefined) return;
    const inScope = good.some((id) => !outsideIds.has(id));
    const offered = inside.slice(0, MOST_CHOICES).some(({ id }) => good.includes(id));
    cases.push({ signs: first.parts as Signs, right: good.includes(first.id), offered, inScope, origin });
  };
  for (let fold = 0; fold < FOLDS; fold++) {
    const matcher = build(
      entries.map((entry) => ({
        ...entry,
        questions: entry.questions.filter((_, at) => at % FOLDS !== fold),
      })),
    );
    for (const { id, questions: own } of entries) {
      own.forEach((text, at) => {
        if (at % FOLDS === fold && own.length > 1) ask(matcher, text, [id], 'held-out');
      });
    }
  }
  const whole = build(entries);
  for (const { text, good } of questions) ask(whole, text, good, 'people');
  for (const text of outside) ask(whole, text, [], 'people');
  return cases;
}

const valuesOf = (signs: Signs): number[] => signNames.map((name) => signs[name]);
const countOf = ({ origin, inScope }: Case): number =>
  origin === 'people' && !inScope ? COUNTS.outside : COUNTS[origin];

/** Fits both sets of weights. */
export function fitProbabilities(cases: readonly Case[]): { right: Weights; inScope: Weights } {
  const weightsFor = (wanted: (one: Case) => boolean): Weights => {
    const labelled: LabelledSigns[] = cases.map((one) => ({
      values: valuesOf(one.signs),
      right: wanted(one) ? 1 : 0,
      weight: countOf(one),
    }));
    return Object.fromEntries(
      fitWeights(labelled).map((weight, at) => [signNames[at] ?? '', Math.round(weight * 1e4) / 1e4]),
    );
  };
  return { right: weightsFor(({ right }) => right), inScope: weightsFor(({ inScope }) => inScope) };
}

/** Each of other people's messages judged by weights fitted without it. */
export function judgeHeldBack(cases: readonly Case[]): JudgedMessage[] {
  const phrasings = cases.filter(({ origin }) => origin === 'held-out');
  const people = cases.filter(({ origin }) => origin === 'people');
  const judged: JudgedMessage[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitProbabilities([...phrasings, ...people.filter((_, at) => at % FOLDS !== fold)]);
    for (const { signs, right, offered, inScope } of people.filter((_, at) => at % FOLDS === fold)) {
      judged.push({
        right01: probability(signs, weights.right),
        inScope01: probability(signs, weights.inScope),
        right,
        offered,
        inScope,
      });
    }
  }
  return judged;
}

export interface Outcome {
  /** Probability given. */
  score: number;
  right: boolean;
  /** How much it counts. */
  weight: number;
}

export interface ReliabilityBin {
  from: number;
  to: number;
  count: number;
  meanScore: number;
  rightShare: number;
}

/** How often the bot was right when it said how sure it was, in ten bins, and the mean gap (expected calibration error). */
export function reliability(outcomes: readonly Outcome[]): {
  bins: ReliabilityBin[];
  expectedCalibrationError: number;
} {
  const all = weightOf(outcomes);
  const bins = Array.from({ length: 10 }, (_, i) => {
    const inside = outcomes.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === i);
    const count = weightOf(inside);
    const share = (sum: number): number => (count === 0 ? 0 : Math.round((1000 * sum) / count) / 1000);
    return {
      from: i / 10,
      to: (i + 1) / 10,
      count: Math.round(10 * count) / 10,
      meanScore: share(inside.reduce((sum, { score, weight }) => sum + score * weight, 0)),
      rightShare: share(weightOf(inside.filter(({ right }) => right))),
    };
  });
  const gap = bins.reduce(
    (sum, { count, meanScore, rightShare }) => sum + count * Math.abs(meanScore - rightShare),
    0,
  );
  return { bins, expectedCalibrationError: Math.round((1000 * gap) / Math.max(1, all)) / 1000 };
}

const weightOf = (outcomes: readonly Outcome[]): number =>
  outcomes.reduce((sum, { weight }) => sum + weight, 0);

/** Held-back messages as outcomes, each counting as in the fit. */
export function outcomesOf(judged: readonly JudgedMessage[]): Outcome[] {
  return judged.map(({ right01, right, inScope }) => ({
    score: right01,
    right,
    weight: inScope ? 1 : COUNTS.outside / COUNTS.people,
  }));
}
