// Words → every intent's standing: the trained model and the shared-word score joined, with the signs a calibrator needs.
// It ranks; it does not decide.
import { type FeatureSpace, learnFeatureSpace } from './feature-space.ts';
import { type IntentScores, indexIntents } from './intent-index.ts';
import type { KeptWeights } from './kept-weights.ts';
import type { Lexicon } from './lexicon.ts';
import { indexQuestions, type QuestionIndex } from './question-index.ts';
import { addStandardised, highest, scale } from './score-lists.ts';
import { type LinearModel, toShares, trainSoftmax } from './train-softmax.ts';
import { heaviestRoots, type WeighedRoot, type WeighedWord, weighWord } from './weigh-words.ts';

export interface StoredQuestion {
  text: string;
  words: readonly string[];
  /** Number of the intent it belongs to. */
  label: number;
}

/** One intent's standing for one message. */
export interface Standing {
  label: number;
  /** Joined score; comparable within one message only. */
  total: number;
  /** Share of 1 by the trained model; 0 in catalogues too large to train on. */
  share: number;
  /** Share of the message's words, weighed by rarity, that the intent's questions use (BM25 over its highest value). */
  overlap: number;
  /** Cosine with the nearest stored question. */
  cosine: number;
  /** Number of that question; -1 when the intent has none. */
  nearest: number;
}

export interface Ranking {
  /** Best first; at most ten. */
  standings: readonly Standing[];
  /** Share of the message's words, weighed by rarity, that occur anywhere in the catalogue. */
  known: number;
  /** The same for words of which neither they nor a word of like meaning occur. */
  strange: number;
  /** How many different words of the message occur nowhere in the catalogue. */
  unknownWords: number;
  /** Share of 1 the trained model gives to each intent; valid until the next call. */
  shares: Float64Array;
  /** Share of the message's words each intent uses, as in `Standing`; valid until the next call. */
  overlaps: Float64Array;
  /** The intent of the nearest of all stored questions; -1 when none shares a word. */
  nearestLabel: number;
}

export interface Ranker {
  /** How rare a stem is among the intents, in nats. */
  rarity(root: string): number;
  rank(words: readonly WeighedWord[]): Ranking;
}

/** How much the shared-word score counts beside the trained model. Range 0 to 1; 0.3 to 0.8 measure alike. */
const OVERLAP_WEIGHT = 0.45;
/**
 * The same for the nearest stored questions, and the length of the meaning part, by how many questions an intent has. With ten
 * each, meaning carries and one near question is chance; with forty, the words people used carry. Measured on 460 fresh questions
 * with 50 phrasings an intent: first right 0.859 -> 0.874, misspelt 0.787 -> 0.820; the same weights cost HWU64 with ten a point.
 */
const FEW = { questions: 10, nearest: 0, meaning: 0.45 };
const MANY = { questions: 40, nearest: 0.4, meaning: 0.2 };
const KEPT = 10;
/** Work of one training pass: examples x classes. Above the first figure passes are saved, above the second there is no model. */
const FULL_PASSES = 12;
const FEWEST_PASSES = 3;
const TRAINING_BUDGET = 1_100_000;
const LARGEST_TRAINING = 2_500_000;
/** Weights of the model, 4 bytes each. Larger catalogues are ranked by index alone. */
const LARGEST_MODEL = 12_000_000;

/** Learns from the stored questions. Catalogues of more than 2.5 million questions x intents are ranked by index alone. */
export function buildRanker(
  questions: readonly StoredQuestion[],
  intents: number,
  lexicon: Lexicon,
  kept?: KeptWeights,
): Ranker {
  const words = questions.map((question) => question.words);
  const labels = questions.map(({ label }) => label);
  const byIntent = indexIntents(words, labels, intents, lexicon);
  const byQuestion = indexQuestions(words, labels, intents);
  const weights = weightsFor(labels, intents);
  const work = questions.length * intents;
  const trained =
    work === 0 || work > LARGEST_TRAINING
      ? null
      : train(questions, intents, { lexicon, kept, meaning: weights.meaning });
  const parts: Parts = {
    nearestWeight: trained === null ? 0 : weights.nearest,
    trained,
    byIntent,
    byQuestion,
    overlaps: new Float64Array(intents),
    shares: new Float64Array(intents),
    totals: new Float64Array(intents),
  };
  return {
    rarity: byIntent.rarity,
    rank: (message) => rank(message, parts),
  };
}

/** Between those for few and for many questions, by how many the intent in the middle has. */
function weightsFor(labels: readonly number[], intents: number): { nearest: number; meaning: number } {
  const counts = new Int32Array(intents);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const middle = counts.sort()[intents >> 1] ?? 0;
  const share = Math.min(1, Math.max(0, (middle - FEW.questions) / (MANY.questions - FEW.questions)));
  return {
    nearest: FEW.nearest + share * (MANY.nearest - FEW.nearest),
    meaning: FEW.meaning + share * (MANY.meaning - FEW.meaning),
  };
}

interface Trained {
  space: FeatureSpace;
  model: LinearModel;
}

function train(
  questions: readonly StoredQuestion[],
  intents: number,
  { lexicon, kept, meaning }: { lexicon: Lexicon; kept: KeptWeights | undefined; meaning: number },
): Trained | null {
  const sources = questions.map(({ words }) => words);
  const space = learnFeatureSpace(sources, lexicon, meaning);
  if (space.size * intents > LARGEST_MODEL) return null;
  const epochs = Math.min(
    FULL_PASSES,
    Math.max(FEWEST_PASSES, Math.round(TRAINING_BUDGET / (questions.length * intents))),
  );
  const labels = questions.map(({ label }) => label);
  const vector = (at: number) => space.vectorise((sources[at] ?? []).map((text) => weighWord(text)));
  return {
    space,
    model: trainSoftmax(
      { sources, labels, vector },
      { features: space.size, classes: intents, epochs, kept },
    ),
  };
}

interface Parts {
  /** How much the nearest questions count; 0 when they are not looked at. */
  nearestWeight: number;
  trained: Trained | null;
  byIntent: IntentScores;
  byQuestion: QuestionIndex;
  /** One value per intent each, overwritten by every message: at 100,000 intents new lists would cost more than the search. */
  overlaps: Float64Array;
  shares: Float64Array;
  totals: Float64Array;
}

function rank(message: readonly WeighedWord[], parts: Parts): Ranking {
  const { trained, byIntent, byQuestion, overlaps, shares, totals } = parts;
  const roots = heaviestRoots(message);
  byIntent.score(roots, overlaps.fill(0));
  totals.fill(0);
  addStandardised(overlaps, trained === null ? 1 : OVERLAP_WEIGHT, totals);
  if (trained !== null) {
    trained.model.score(trained.space.vectorise(message), shares.fill(0));
    addStandardised(shares, 1, totals);
    toShares(shares);
  }
  const near = byQuestion.nearest(roots);
  if (parts.nearestWeight > 0) addStandardised(near.closeness, parts.nearestWeight, totals);
  const { highest: most, ...familiarity } = messageWeight(roots, byIntent);
  scale(overlaps, most === 0 ? 1 : 1 / most);
  const standings = highest(totals, KEPT).map((label) => ({
    label,
    total: totals[label] ?? 0,
    share: shares[label] ?? 0,
    overlap: overlaps[label] ?? 0,
    cosine: near.cosines[label] ?? 0,
    nearest: near.nearest[label] ?? -1,
  }));
  return { shares, ...familiarity, overlaps, nearestLabel: near.label, standings };
}

/** BM25 saturates at 2.2 times the rarity of a word. */
const BM25_TOP = 2.2;

function messageWeight(
  message: readonly WeighedRoot[],
  byIntent: IntentScores,
): { highest: number; known: number; strange: number; unknownWords: number } {
  let all = 0;
  let known = 0;
  let strange = 0;
  let unknownWords = 0;
  for (const { root, weight } of message) {
    const rarity = weight * byIntent.rarity(root);
    all += rarity;
    if (byIntent.isKnown(root)) {
      known += rarity;
      continue;
    }
    unknownWords++;
    if (!byIntent.hasStandIn(root)) strange += rarity;
  }
  return {
    highest: BM25_TOP * all,
    known: all === 0 ? 0 : known / all,
    strange: all === 0 ? 1 : strange / all,
    unknownWords,
  };
}
