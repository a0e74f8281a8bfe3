// Which stored question is nearest to the message, by the stems they share? An inverted index: only questions that share a
// stem are looked at. It does not know intents.
import { stem } from '../language/stem.ts';
import { exactLog } from './exact-math.ts';
import type { WeighedWord } from './feature-space.ts';

export interface QuestionIndex {
  /** Cosine of the message with every stored question, 0 to 1, valid until the next call. */
  cosines(words: readonly WeighedWord[]): Float32Array;
}

/** Indexes stored questions by stem. 12 bytes for each word of each question. */
export function indexQuestions(questions: readonly (readonly string[])[]): QuestionIndex {
  const found = new Map<string, number[]>();
  questions.forEach((words, at) => {
    for (const root of new Set(words.map(stem))) {
      const list = found.get(root);
      if (list === undefined) found.set(root, [at]);
      else list.push(at);
    }
  });
  const rarest = 1 + exactLog(1 + questions.length);
  const postings = new Map<string, { questions: Int32Array; rarity: number }>();
  const squares = new Float64Array(questions.length);
  for (const [root, list] of found) {
    const rarity = 1 + exactLog((1 + questions.length) / (1 + list.length));
    postings.set(root, { questions: Int32Array.from(list), rarity });
    for (const at of list) squares[at] = (squares[at] ?? 0) + rarity * rarity;
  }
  // Kept as inverses: a product for every question costs less than a choice and a quotient.
  const inverses = Float32Array.from(squares, (square) => (square === 0 ? 0 : 1 / Math.sqrt(square)));
  const sums = new Float32Array(questions.length);
  return { cosines: (words) => fillCosines(words, postings, rarest, inverses, sums) };
}

/** Entries looked at for one message; then the commonest words left are passed over. */
const SCAN_BUDGET = 8_000;

function fillCosines(
  words: readonly WeighedWord[],
  postings: ReadonlyMap<string, { questions: Int32Array; rarity: number }>,
  rarest: number,
  inverses: Float32Array,
  sums: Float32Array,
): Float32Array {
  sums.fill(0);
  let square = 0;
  const weights = new Map<string, number>();
  for (const { text, weight } of words)
    weights.set(stem(text), Math.max(weights.get(stem(text)) ?? 0, weight));
  const byRarity = [...weights]
    .map(([root, weight]) => ({ posting: postings.get(root), weight }))
    .sort((a, b) => (b.posting?.rarity ?? rarest) - (a.posting?.rarity ?? rarest));
  let scanned = 0;
  for (const { posting, weight } of byRarity) {
    const rarity = (posting?.rarity ?? rarest) * weight;
    square += rarity * rarity;
    if (posting === undefined || scanned > SCAN_BUDGET) continue;
    scanned += posting.questions.length;
    const by = rarity * posting.rarity;
    const { questions } = posting;
    for (let i = 0; i < questions.length; i++) {
      const at = questions[i] as number;
      sums[at] = (sums[at] as number) + by;
    }
  }
  const inverse = 1 / (Math.sqrt(square) || 1);
  for (let at = 0; at < sums.length; at++)
    sums[at] = (sums[at] as number) * (inverses[at] as number) * inverse;
  return sums;
}
