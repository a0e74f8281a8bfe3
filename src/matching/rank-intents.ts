// Words → every intent's standing: the trained model and the shared-word score joined, with the signs a calibrator needs.
// It ranks; it does not decide.
import { stem } from '../language/stem.ts';
import { type FeatureSpace, learnFeatureSpace, type WeighedWord } from './feature-space.ts';
import { type IntentScores, indexIntents } from './intent-index.ts';
import type { KeptWeights } from './kept-weights.ts';
import type { Lexicon } from './lexicon.ts';
import { indexQuestions, type QuestionIndex } from './question-index.ts';
import { type LinearModel, toShares, trainSoftmax } from './train-softmax.ts';

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
  /** Number of that question. */
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
  const byQuestion = indexQuestions(words);
  const work = questions.length * intents;
  const trained = work === 0 || work > LARGEST_TRAINING ? null : train(questions, intents, lexicon, kept);
  const parts: Parts = {
    labels: Int32Array.from(labels),
    questionsOf: questionsByIntent(labels, intents),
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

interface Trained {
  space: FeatureSpace;
  model: LinearModel;
}

function train(
  questions: readonly StoredQuestion[],
  intents: number,
  lexicon: Lexicon,
  kept: KeptWeights | undefined,
): Trained | null {
  const space = learnFeatureSpace(
    questions.map(({ words }) => words),
    lexicon,
  );
  if (space.size * intents > LARGEST_MODEL) return null;
  const vectors = questions.map(({ words }) => space.vectorise(words.map((text) => ({ text, weight: 1 }))));
  const epochs = Math.min(
    FULL_PASSES,
    Math.max(FEWEST_PASSES, Math.round(TRAINING_BUDGET / (questions.length * intents))),
  );
  const labels = questions.map(({ label }) => label);
  return {
    space,
    model: trainSoftmax(vectors, labels, { features: space.size, classes: intents, epochs, kept }),
  };
}

interface Parts {
  /** Intent of each stored question. */
  labels: Int32Array;
  /** The stored questions of each intent. */
  questionsOf: readonly (readonly number[])[];
  trained: Trained | null;
  byIntent: IntentScores;
  byQuestion: QuestionIndex;
  /** One value per intent each, overwritten by every message: at 100,000 intents new lists would cost more than the search. */
  overlaps: Float64Array;
  shares: Float64Array;
  totals: Float64Array;
}

function rank(message: readonly WeighedWord[], parts: Parts): Ranking {
  const { labels, trained, byIntent, byQuestion, overlaps, shares, totals } = parts;
  byIntent.score(message, overlaps.fill(0));
  totals.fill(0);
  addStandardised(overlaps, trained === null ? 1 : OVERLAP_WEIGHT, totals);
  if (trained !== null) {
    trained.model.score(trained.space.vectorise(message), shares.fill(0));
    addStandardised(shares, 1, totals);
    toShares(shares);
  }
  const best = highest(totals, KEPT);
  const cosines = byQuestion.cosines(message);
  const { highest: most, ...familiarity } = messageWeight(message, byIntent);
  scale(overlaps, most === 0 ? 1 : 1 / most);
  const standings = best.map((label) => {
    const nearest = nearestOf(parts.questionsOf[label] ?? [], cosines);
    return {
      label,
      total: totals[label] ?? 0,
      share: shares[label] ?? 0,
      overlap: overlaps[label] ?? 0,
      cosine: cosines[nearest] ?? 0,
      nearest,
    };
  });
  return {
    shares,
    ...familiarity,
    overlaps,
    nearestLabel: labels[highestAt(cosines)] ?? -1,
    standings,
  };
}

/** Adds `weight` times `values`, brought to mean 0 and spread 1 over the intents, to `into`. */
function addStandardised(values: Float64Array, weight: number, into: Float64Array): void {
  let mean = 0;
  for (let at = 0; at < values.length; at++) mean += values[at] as number;
  mean /= values.length;
  let square = 0;
  for (let at = 0; at < values.length; at++)
    square += ((values[at] as number) - mean) * ((values[at] as number) - mean);
  const by = weight / (Math.sqrt(square / values.length) || 1);
  for (let at = 0; at < values.length; at++)
    into[at] = (into[at] as number) + ((values[at] as number) - mean) * by;
}

/** Changes `values` itself. */
function scale(values: Float64Array, by: number): void {
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) * by;
}

/** Numbers of the `count` highest values, highest first, earlier first among equals. Linear in the number of values. */
function highest(values: Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (best.length === count && value <= (values[best[count - 1] as number] as number)) continue;
    let place = best.length;
    while (place > 0 && (values[best[place - 1] as number] as number) < value) place--;
    best.splice(place, 0, at);
    if (best.length > count) best.pop();
  }
  return best;
}

/** Of an intent's stored questions, the one nearest to the message; its first when none shares a word. */
function nearestOf(questions: readonly number[], cosines: Float32Array): number {
  let nearest = questions[0] ?? 0;
  for (const at of questions) if ((cosines[at] as number) > (cosines[nearest] as number)) nearest = at;
  return nearest;
}

function questionsByIntent(labels: readonly number[], intents: number): number[][] {
  const questions: number[][] = Array.from({ length: intents }, () => []);
  labels.forEach((label, at) => {
    questions[label]?.push(at);
  });
  return questions;
}

/** Number of the highest value above 0; -1 when there is none. */
function highestAt(values: Float32Array): number {
  let best = -1;
  let most = 0;
  for (let at = 0; at < values.length; at++) {
    if ((values[at] as number) > most) {
      most = values[at] as number;
      best = at;
    }
  }
  return best;
}

/** BM25 saturates at 2.2 times the rarity of a word. */
const BM25_TOP = 2.2;

function messageWeight(
  message: readonly WeighedWord[],
  byIntent: IntentScores,
): { highest: number; known: number; strange: number; unknownWords: number } {
  const seen = new Set<string>();
  let all = 0;
  let known = 0;
  let strange = 0;
  let unknownWords = 0;
  for (const { text, weight } of message) {
    const root = stem(text);
    if (seen.has(root)) continue;
    seen.add(root);
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
