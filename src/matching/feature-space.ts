// Words → a sparse vector of stems, pairs of stems and runs of characters, followed by the meaning of the whole. It learns
// which features exist from the stored questions; it does not know which question belongs to which intent.
import { stem } from '../language/stem.ts';
import { countFeatures, END, type FeatureCounts, isSkip, pairKey, runsOf, START } from './count-features.ts';
import { exactLog } from './exact-math.ts';
import type { Lexicon } from './lexicon.ts';
import type { WeighedWord } from './weigh-words.ts';

export interface SparseVector {
  ids: Int32Array;
  /** One value per feature; the whole vector has length 1. */
  values: Float32Array;
}

export interface FeatureSpace {
  size: number;
  vectorise(words: readonly WeighedWord[]): SparseVector;
}

/** Runs seen in fewer questions are left out: they only cost memory. */
const MIN_RUN_QUESTIONS = 2;
/**
 * The same for pairs of stems in catalogues of this many questions and more, where most pairs are seen once and never again.
 * Measured on 6,900 phrasings: a third of the features, first intent right as often, half the training time.
 */
const MIN_PAIR_QUESTIONS = 2;
const MANY_QUESTIONS = 2_000;
/** Weight of each kind of word feature. Range 0 to 1; measured on BANKING77, HWU64 and the project's own questions. */
const WORD_KIND = { stem: 1, pair: 0.6, skip: 0.4 };
/** Length of each part of the vector beside the meaning. Range 0 to 1. */
const PART_LENGTH = { words: 1, runs: 0.6 };
interface KnownWord {
  /** From 2; -1 when the stem was never seen. */
  stem: number;
  runs: Int32Array;
  lexicon: number;
}

/**
 * Learns the features of all stored questions. Rare ones weigh more (inverse document frequency).
 * @param meaningLength length of the meaning part, 0 to 1. More helps where there are few questions to learn words from.
 */
export function learnFeatureSpace(
  questions: readonly (readonly string[])[],
  lexicon: Lexicon,
  meaningLength: number,
): FeatureSpace {
  return new LearntSpace(questions, countFeatures(questions), lexicon, meaningLength);
}

class LearntSpace implements FeatureSpace {
  readonly size: number;
  private readonly weights: Float32Array;
  private readonly stemIds: ReadonlyMap<string, number>;
  private readonly pairIds: ReadonlyMap<number, number>;
  private readonly runIds: ReadonlyMap<string, number>;
  private readonly words = new Map<string, KnownWord>();
  private readonly runsFrom: number;
  private readonly rarity: (stemId: number) => number;
  private readonly mean: Float64Array;
  private readonly lexicon: Lexicon;
  private readonly meaningLength: number;
  private readonly scratch: Float32Array;

  constructor(
    questions: readonly (readonly string[])[],
    { stems, pairs, runs }: FeatureCounts,
    lexicon: Lexicon,
    meaningLength: number,
  ) {
    this.lexicon = lexicon;
    this.meaningLength = meaningLength;
    const all = questions.length;
    const idf = (count: number): number => 1 + exactLog((1 + all) / (1 + count));
    this.stemIds = stems.ids;
    const keptPairs = pairs.frequent(all < MANY_QUESTIONS ? 1 : MIN_PAIR_QUESTIONS, stems.counts.length);
    this.pairIds = keptPairs.ids;
    this.runsFrom = stems.counts.length + keptPairs.counts.length;
    const keptRuns = runs.frequent(MIN_RUN_QUESTIONS, this.runsFrom);
    this.runIds = keptRuns.ids;
    const pairKinds = [...keptPairs.ids.keys()].map((key) => (isSkip(key) ? WORD_KIND.skip : WORD_KIND.pair));
    this.weights = Float32Array.from([
      ...stems.counts.map((count) => WORD_KIND.stem * idf(count)),
      ...keptPairs.counts.map((count, at) => (pairKinds[at] ?? 0) * idf(count)),
      ...keptRuns.counts.map(idf),
    ]);
    this.scratch = new Float32Array(this.weights.length);
    this.size = this.weights.length + lexicon.dimensions;
    this.rarity = (stemId) => exactLog((1 + all) / (1 + (stemId < 0 ? 0 : (stems.counts[stemId] ?? 0))));
    for (const word of new Set(questions.flat())) this.words.set(word, this.look(word));
    this.mean = this.meanMeaning(questions);
  }

  private look(word: string): KnownWord {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    const root = stem(word);
    const runs = runsOf(word).flatMap((run) => this.runIds.get(run) ?? []);
    return {
      stem: this.stemIds.get(root) ?? -1,
      runs: Int32Array.from(runs),
      lexicon: this.lexicon.idOf(root),
    };
  }

  vectorise(words: readonly WeighedWord[]): SparseVector {
    const known = words.map(({ text }) => this.look(text));
    const ids: number[] = [];
    const put = (id: number, weight: number): void => {
      const value = this.scratch[id] ?? 0;
      if (value === 0) ids.push(id);
      if (weight > value) this.scratch[id] = weight;
    };
    known.forEach((word, at) => {
      const weight = words[at]?.weight ?? 1;
      if (word.stem >= 0) put(word.stem, weight);
      for (const run of word.runs) put(run, weight);
    });
    this.putPairs(known, words, put);
    return this.finish(ids, this.meaning(known, words));
  }

  private putPairs(
    known: readonly KnownWord[],
    words: readonly WeighedWord[],
    put: (id: number, weight: number) => void,
  ): void {
    let before = -1;
    let last = START;
    for (let at = 0; at <= known.length && known.length > 0; at++) {
      const word = known[at];
      const id = word === undefined ? END : word.stem < 0 ? -1 : word.stem + 2;
      const weight = words[Math.min(at, words.length - 1)]?.weight ?? 1;
      const pair = id >= 0 && last >= 0 ? this.pairIds.get(pairKey(last, id, false)) : undefined;
      if (pair !== undefined) put(pair, weight);
      const skip = before >= 0 && id >= 2 ? this.pairIds.get(pairKey(before, id, true)) : undefined;
      if (skip !== undefined) put(skip, weight);
      before = last >= 2 ? last : -1;
      last = id;
    }
  }

  /** Direction of the message's meaning, of length 1; zeros when no word is known to the lexicon. */
  private rawMeaning(known: readonly KnownWord[], words: readonly WeighedWord[] | null): Float64Array {
    const sum = new Float64Array(this.lexicon.dimensions);
    known.forEach((word, at) => {
      if (word.lexicon >= 0)
        this.lexicon.addVector(word.lexicon, this.rarity(word.stem) * (words?.[at]?.weight ?? 1), sum);
    });
    return toLength(sum, 1);
  }

  private meanMeaning(questions: readonly (readonly string[])[]): Float64Array {
    const mean = new Float64Array(this.lexicon.dimensions);
    for (const words of questions) {
      const one = this.rawMeaning(
        words.map((word) => this.look(word)),
        null,
      );
      for (let d = 0; d < mean.length; d++) mean[d] = (mean[d] ?? 0) + (one[d] ?? 0) / questions.length;
    }
    return mean;
  }

  private meaning(known: readonly KnownWord[], words: readonly WeighedWord[]): Float64Array {
    const raw = this.rawMeaning(known, words);
    if (!raw.some((x) => x !== 0)) return raw;
    for (let d = 0; d < raw.length; d++) raw[d] = (raw[d] ?? 0) - (this.mean[d] ?? 0);
    return toLength(raw, 1);
  }

  private finish(found: number[], meaning: Float64Array): SparseVector {
    let words = 0;
    let runs = 0;
    for (const id of found) {
      const value = (this.scratch[id] ?? 0) * (this.weights[id] ?? 0);
      if (id < this.runsFrom) words += value * value;
      else runs += value * value;
    }
    const whole = Math.sqrt(
      (words > 0 ? PART_LENGTH.words ** 2 : 0) +
        (runs > 0 ? PART_LENGTH.runs ** 2 : 0) +
        this.meaningLength ** 2,
    );
    const scaleWords = words > 0 ? PART_LENGTH.words / Math.sqrt(words) / whole : 0;
    const scaleRuns = runs > 0 ? PART_LENGTH.runs / Math.sqrt(runs) / whole : 0;
    const ids = new Int32Array(found.length + meaning.length);
    const values = new Float32Array(ids.length);
    found.forEach((id, at) => {
      ids[at] = id;
      values[at] =
        (this.scratch[id] ?? 0) * (this.weights[id] ?? 0) * (id < this.runsFrom ? scaleWords : scaleRuns);
      this.scratch[id] = 0;
    });
    for (let d = 0; d < meaning.length; d++) {
      ids[found.length + d] = this.weights.length + d;
      values[found.length + d] = ((meaning[d] ?? 0) * this.meaningLength) / whole;
    }
    return { ids, values };
  }
}

/** Changes `vector` itself. */
function toLength(vector: Float64Array, length: number): Float64Array {
  let square = 0;
  for (const x of vector) square += x * x;
  const scale = square === 0 ? 0 : length / Math.sqrt(square);
  for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] ?? 0) * scale;
  return vector;
}
