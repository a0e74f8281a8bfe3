// A ranking → two probabilities: that its first intent is what was asked, and that the message lies in scope at all (logistic
// regression on signs that mean the same in every catalogue). The weights are fitted by `npm run fit`; it does not decide.
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
  'strange',
  'unknownWords',
  'elsewhere',
  'elsewhereOverlap',
  'otherShare',
  'otherWord',
  'wordsAgree',
  'nearestAgrees',
  'gap',
  'shortness',
  'length',
  'exact',
] as const;
export type Signs = Readonly<Record<(typeof signNames)[number], number>>;

/** More unknown words than this say nothing more. */
const MOST_UNKNOWN = 4;

export interface Situation {
  ranking: Ranking;
  /** Numbers of the intents that stand for what we do not answer. */
  outOfScope: readonly number[];
  /** How much of the message speaks of other topics (see `other-topics.ts`). */
  other: { share: number; strongest: number };
  /** Number of words in the message. */
  words: number;
}

/** Reads the signs off a ranking. All lie between about -4 and 4, whatever the catalogue. */
export function readSigns({ ranking, outOfScope, other, words }: Situation): Signs {
  const [first, second] = ranking.standings;
  const share = first?.share ?? 0;
  const overlap = first?.overlap ?? 0;
  const elsewhere = outOfScope.filter((label) => label !== first?.label);
  const rival = highestBeside(ranking.overlaps, first?.label ?? -1);
  return {
    bias: 1,
    share: exactLog(0.02 + share),
    lead: exactLog((0.01 + share) / (0.01 + (second?.share ?? 0))),
    overlap,
    overlapLead: overlap - rival,
    cosine: first?.cosine ?? 0,
    known: ranking.known,
    strange: ranking.strange,
    unknownWords: Math.min(MOST_UNKNOWN, ranking.unknownWords) / MOST_UNKNOWN,
    elsewhere: elsewhere.reduce((sum, label) => sum + (ranking.shares[label] ?? 0), 0),
    elsewhereOverlap:
      elsewhere.reduce((most, label) => Math.max(most, ranking.overlaps[label] ?? 0), 0) - overlap,
    otherShare: other.share,
    otherWord: other.strongest,
    wordsAgree: overlap >= rival ? 1 : 0,
    nearestAgrees: ranking.nearestLabel === first?.label ? 1 : 0,
    gap: (first?.total ?? 0) - (second?.total ?? 0),
    shortness: 1 / (1 + words),
    length: exactLog(1 + words) / 4,
    exact: (first?.cosine ?? 0) > 0.999 ? 1 : 0,
  };
}

function highestBeside(values: Float64Array, label: number): number {
  let most = 0;
  for (let at = 0; at < values.length; at++)
    if (at !== label && (values[at] as number) > most) most = values[at] as number;
  return most;
}

/** One weight per sign; a sign that is missing weighs nothing. */
export type Weights = Readonly<Partial<Record<(typeof signNames)[number], number>>>;

/** Probability from 0 to 1 of what the weights were fitted for. */
export function probability(signs: Signs, weights: Weights): number {
  return sigmoid(signNames.reduce((sum, name) => sum + signs[name] * (weights[name] ?? 0), 0));
}
