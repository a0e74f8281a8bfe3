// Words → a sparse vector of stems, pairs of stems and runs of characters. It learns which features exist from the stored
// questions; it does not know which question belongs to which intent.
import { stem } from '../language/stem.ts';
import { exactLog } from './exact-math.ts';

export interface SparseVector {
  /** Feature numbers, ascending. */
  ids: Int32Array;
  /** One value per feature; the whole vector has length 1. */
  values: Float32Array;
}

export interface FeatureSpace {
  size: number;
  vectorise(words: readonly string[]): SparseVector;
}

/** Runs of characters taken from each word, with its ends marked, in characters. */
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
/** Weight of each kind of feature in the vector. Range 0 to 1; measured on public intent data (see docs). */
const KIND_WEIGHT = { stem: 1, pair: 0.6, run: 0.35 };
/** A pair or run seen in fewer questions is left out: it only adds memory. */
const MIN_QUESTIONS = { stem: 1, pair: 1, run: 2 };

type Kind = keyof typeof KIND_WEIGHT;

/** Feature names of one message, each with its kind. */
export function namedFeatures(words: readonly string[]): Map<string, Kind> {
  const found = new Map<string, Kind>();
  let previous = '^';
  for (const word of words) {
    const root = stem(word);
    found.set(`s${root}`, 'stem');
    found.set(`p${previous} ${root}`, 'pair');
    previous = root;
    for (const run of runsOf(word)) found.set(`r${run}`, 'run');
  }
  if (words.length > 0) found.set(`p${previous} $`, 'pair');
  return found;
}

function runsOf(word: string): string[] {
  const marked = `^${word.slice(0, 30)}$`;
  const runs: string[] = [];
  for (let size = SHORTEST_RUN; size <= LONGEST_RUN; size++) {
    for (let at = 0; at + size <= marked.length; at++) runs.push(marked.slice(at, at + size));
  }
  return runs;
}

/** Learns the features of all stored questions. Rare ones weigh more (inverse document frequency). */
export function learnFeatureSpace(questions: readonly (readonly string[])[]): FeatureSpace {
  const counts = new Map<string, { kind: Kind; count: number }>();
  for (const words of questions) {
    for (const [name, kind] of namedFeatures(words)) {
      const entry = counts.get(name);
      if (entry === undefined) counts.set(name, { kind, count: 1 });
      else entry.count++;
    }
  }
  const ids = new Map<string, number>();
  const weights: number[] = [];
  for (const [name, { kind, count }] of counts) {
    if (count < MIN_QUESTIONS[kind]) continue;
    ids.set(name, weights.length);
    weights.push(KIND_WEIGHT[kind] * (1 + exactLog((1 + questions.length) / (1 + count))));
  }
  return { size: weights.length, vectorise: (words) => toVector(words, ids, weights) };
}

function toVector(
  words: readonly string[],
  ids: ReadonlyMap<string, number>,
  weights: readonly number[],
): SparseVector {
  const found: number[] = [];
  for (const name of namedFeatures(words).keys()) {
    const id = ids.get(name);
    if (id !== undefined) found.push(id);
  }
  const sorted = Int32Array.from(found).sort();
  let square = 0;
  for (const id of sorted) square += (weights[id] ?? 0) ** 2;
  const length = Math.sqrt(square) || 1;
  return { ids: sorted, values: Float32Array.from(sorted, (id) => (weights[id] ?? 0) / length) };
}
