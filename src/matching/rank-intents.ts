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
  /** Share of 1 the trained model gives to each intent. */
  shares: Float64Array;
  /** Share of the message's words each intent uses, as in `Standing`. */
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
  const firstOf = firstQuestions(labels, intents);
  const parts: Parts = { labels: Int32Array.from(labels), firstOf, intents, trained, byIntent, byQuestion };
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
  /** First stored question of each intent. */
  firstOf: Int32Array;
  intents: number;
  trained: Trained | null;
  byIntent: IntentScores;
  byQuestion: QuestionIndex;
}

function rank(message: readonly WeighedWord[], parts: Parts): Ranking {
  const { labels, intents, trained, byIntent, byQuestion } = parts;
  const overlap = new Float64Array(intents);
  byIntent.score(message, overlap);
  const shares = new Float64Array(intents);
  trained?.model.score(trained.space.vectorise(message), shares);
  const total = joined(shares, overlap, trained !== null);
  if (trained !== null) toShares(shares);
  const best = highest(total, KEPT);
  const cosines = byQuestion.cosines(message);
  const nearest = nearestOf(best, cosines, parts);
  const { highest: most, ...familiarity } = messageWeight(message, byIntent);
  return {
    shares,
    ...familiarity,
    overlaps: scaled(overlap, most === 0 ? 1 : 1 / most),
    nearestLabel: labels[highestAt(cosines)] ?? -1,
    standings: best.map((label, place) => ({
      label,
      total: total[label] ?? 0,
      share: shares[label] ?? 0,
      overlap: overlap[label] ?? 0,
      cosine: cosines[nearest[place] ?? 0] ?? 0,
      nearest: nearest[place] ?? 0,
    })),
  };
}

/** Both scores brought to mean 0 and spread 1 over the intents, then added. */
function joined(model: Float64Array, overlap: Float64Array, trained: boolean): Float64Array {
  const byOverlap = standardised(overlap);
  if (!trained) return byOverlap;
  const byModel = standardised(model);
  return byModel.map((value, label) => value + OVERLAP_WEIGHT * (byOverlap[label] ?? 0));
}

function standardised(values: Float64Array): Float64Array {
  let mean = 0;
  for (let at = 0; at < values.length; at++) mean += values[at] as number;
  mean /= values.length;
  let square = 0;
  for (let at = 0; at < values.length; at++)
    square += ((values[at] as number) - mean) * ((values[at] as number) - mean);
  const scale = 1 / (Math.sqrt(square / values.length) || 1);
  const out = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) out[at] = ((values[at] as number) - mean) * scale;
  return out;
}

/** Changes `values` itself. */
function scaled(values: Float64Array, by: number): Float64Array {
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) * by;
  return values;
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

/** For each of `wanted`, the number of its stored question nearest to the message; its first when none shares a word. */
function nearestOf(wanted: readonly number[], cosines: Float32Array, { labels, firstOf }: Parts): number[] {
  const nearest = wanted.map((label) => firstOf[label] ?? 0);
  const placeOf = new Int8Array(firstOf.length).fill(-1);
  wanted.forEach((label, place) => {
    placeOf[label] = place;
  });
  for (let at = 0; at < cosines.length; at++) {
    const cosine = cosines[at] as number;
    if (cosine === 0) continue;
    const place = placeOf[labels[at] as number] as number;
    if (place >= 0 && cosine > (cosines[nearest[place] as number] as number)) nearest[place] = at;
  }
  return nearest;
}

/** The first stored question of each intent; 0 for one without any. */
function firstQuestions(labels: readonly number[], intents: number): Int32Array {
  const first = new Int32Array(intents);
  for (let at = labels.length - 1; at >= 0; at--) first[labels[at] as number] = at;
  return first;
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
