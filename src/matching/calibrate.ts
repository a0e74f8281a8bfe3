// A ranking → the probability that its first intent is what was asked (logistic regression on signs that mean the same in
// every catalogue). The weights are fitted by `npm run fit`; it does not decide.
import { exactLog, sigmoid } from './exact-math.ts';
import type { Ranking } from './rank-intents.ts';

/** Signs of a good match, in the order of the weights. */
export const signNames = [
  'bias',
  'share',
  'lead',
  'overlap',
  'overlapLead',
  'cosine',
  'known',
  'elsewhere',
  'shortness',
  'exact',
] as const;
export type Signs = Readonly<Record<(typeof signNames)[number], number>>;

/**
 * Reads the signs off a ranking.
 * @param elsewhere share of 1 the model gives to explicit out-of-scope examples
 * @param words number of words in the message
 */
export function readSigns({ standings, known }: Ranking, elsewhere: number, words: number): Signs {
  const [first, second] = standings;
  const share = first?.share ?? 0;
  const rest = second?.share ?? 0;
  return {
    bias: 1,
    share: exactLog(0.02 + share),
    lead: exactLog((0.01 + share) / (0.01 + rest)),
    overlap: first?.overlap ?? 0,
    overlapLead: (first?.overlap ?? 0) - (second?.overlap ?? 0),
    cosine: first?.cosine ?? 0,
    known,
    elsewhere,
    shortness: 1 / (1 + words),
    exact: (first?.cosine ?? 0) > 0.999 ? 1 : 0,
  };
}

/** Probability from 0 to 1 that the first intent is right. */
export function probability(signs: Signs, weights: readonly number[]): number {
  return sigmoid(signNames.reduce((sum, name, at) => sum + signs[name] * (weights[at] ?? 0), 0));
}
