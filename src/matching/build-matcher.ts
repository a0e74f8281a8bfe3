// The face of matching: stored questions in, a function from message to ranked intents out. It knows nothing of files,
// conversations or safety.
import { buildSpeller } from '../language/spelling.ts';
import { type FeatureSpace, learnFeatureSpace, type SparseVector } from './feature-space.ts';
import type { Decision, MatchEntry, Matcher, MatchResult, Ranked } from './match-result.ts';
import { plainWords, readMessage, type WordReader } from './read-message.ts';
import { buildSynonymReader, type SynonymPair } from './synonyms.ts';
import { toShares, trainSoftmax } from './train-softmax.ts';

/** Where the bands lie, as probabilities from 0 to 1. */
export interface Thresholds {
  /** At least this sure: answer. */
  answer: number;
  /** At least this sure: offer choices; below it, decline. */
  choose: number;
}

export interface MatcherOptions {
  synonyms?: readonly SynonymPair[] | undefined;
  /** Ids whose questions are examples of what we do not answer. */
  outOfScope?: readonly string[] | undefined;
  /** Ids that lose to content in mixed messages. */
  smallTalk?: readonly string[] | undefined;
  thresholds?: Thresholds | undefined;
  /** Words that spelling repair never changes. */
  protectedWords?: ReadonlySet<string> | undefined;
}

const DEFAULT_THRESHOLDS: Thresholds = { answer: 0.45, choose: 0.22 };
/** Longest message read, in UTF-16 units. */
const MAX_CHARS = 2_000;

/** Learns the stored questions once; the matcher then answers from memory. */
export function buildMatcher(entries: readonly MatchEntry[], options: MatcherOptions = {}): Matcher {
  const questions = entries.flatMap((entry, label) => entry.questions.map((text) => ({ text, label })));
  const synonyms = buildSynonymReader(options.synonyms ?? []);
  const words = questions.map(({ text }) => synonyms.apply(plainWords(text)).words);
  const reader = buildReader(words, synonyms, options.protectedWords ?? new Set());
  const space = learnFeatureSpace(words);
  const vectors = words.map((list) => space.vectorise(list));
  const labels = questions.map(({ label }) => label);
  const model = trainSoftmax(vectors, labels, {
    features: space.size,
    classes: entries.length,
    epochs: 12,
    rate: 4,
  });
  const thresholds = options.thresholds ?? DEFAULT_THRESHOLDS;
  const outOfScope = new Set(options.outOfScope ?? []);
  return {
    match: (text) => {
      const read = readMessage(text.slice(0, MAX_CHARS), reader);
      const vector = space.vectorise(read.words);
      const scores = new Float64Array(entries.length);
      model.score(vector, scores);
      toShares(scores);
      const known = knownShare(read.words, reader);
      const ranked = rank(scores, known, entries, vector, vectors, questions, space);
      return {
        ...read,
        ranked,
        decision: decide(ranked, thresholds, outOfScope),
        second: null,
        vetoes: [],
      } satisfies MatchResult & { words: unknown };
    },
  };
}

function buildReader(
  questions: readonly (readonly string[])[],
  synonyms: WordReader['synonyms'],
  protectedWords: ReadonlySet<string>,
): WordReader {
  const counts = new Map<string, number>();
  for (const words of questions) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of synonyms.vocabulary) counts.set(word, counts.get(word) ?? 1);
  return {
    isKnown: (word) => counts.has(word),
    speller: buildSpeller({ words: counts }),
    synonyms,
    protectedWords,
  };
}

function knownShare(words: readonly string[], { isKnown }: WordReader): number {
  return words.length === 0 ? 0 : words.filter((word) => isKnown(word)).length / words.length;
}

function rank(
  shares: Float64Array,
  known: number,
  entries: readonly MatchEntry[],
  vector: SparseVector,
  vectors: readonly SparseVector[],
  questions: readonly { text: string; label: number }[],
  _space: FeatureSpace,
): Ranked[] {
  const best = [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b).slice(0, 10);
  return best.map((label) => {
    let nearest = entries[label]?.questions[0] ?? '';
    let cosine = 0;
    questions.forEach((question, at) => {
      if (question.label !== label) return;
      const other = vectors[at];
      const value = other === undefined ? 0 : dot(vector, other);
      if (value > cosine) {
        cosine = value;
        nearest = question.text;
      }
    });
    const share = shares[label] ?? 0;
    return {
      id: entries[label]?.id ?? '',
      score: share * Math.sqrt(known) * Math.min(1, 0.35 + cosine),
      parts: { share, cosine, known },
      nearest,
    };
  });
}

function dot(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const left = a.ids[i] ?? 0;
    const right = b.ids[j] ?? 0;
    if (left === right) sum += (a.values[i++] ?? 0) * (b.values[j++] ?? 0);
    else if (left < right) i++;
    else j++;
  }
  return sum;
}

function decide(
  ranked: readonly Ranked[],
  thresholds: Thresholds,
  outOfScope: ReadonlySet<string>,
): Decision {
  const offered = ranked.filter(({ id }) => !outOfScope.has(id));
  const [first, second] = offered;
  if (first === undefined || ranked[0]?.id !== first.id || first.score < thresholds.choose / 2)
    return { kind: 'decline', nearest: offered.slice(0, 3).map(({ id }) => id) };
  if (first.score >= thresholds.answer || first.score > 3 * (second?.score ?? 0))
    return { kind: 'answer', id: first.id };
  return { kind: 'choose', ids: offered.slice(0, 3).map(({ id }) => id) };
}
