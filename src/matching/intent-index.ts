// Which intents use the message's words, or words that mean alike? BM25 over each intent's questions taken together, with
// a word's neighbours in the lexicon standing in for it. It does not look at word order.
import { stem } from '../language/stem.ts';
import { exactLog } from './exact-math.ts';
import type { WeighedWord } from './feature-space.ts';
import type { Lexicon } from './lexicon.ts';

export interface IntentScores {
  /** Adds the score of each intent to `into`. */
  score(words: readonly WeighedWord[], into: Float64Array): void;
  /** How rare the stem is among intents, in nats; stems never seen count as rarest. */
  rarity(root: string): number;
  isKnown(root: string): boolean;
  /** Whether a word of like meaning occurs in the catalogue, or the word itself. */
  hasStandIn(root: string): boolean;
}

/** BM25: how fast repeats stop counting, and how much long intents are held back (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;
/** A word never seen counts this much of the rarest when neighbours stand in for it. */
const UNSEEN_RARITY = 0.7;
/** Entries looked at for one message; then the commonest words left are passed over. Bounds the time, linear otherwise. */
const SCAN_BUDGET = 30_000;
/** Words of like meaning tried for each word. */
const STAND_INS = 8;

interface Posting {
  intents: Int32Array;
  /** BM25 weight of the stem in each of `intents`, without rarity. */
  weights: Float32Array;
  rarity: number;
}

/** Indexes the words of each intent. Memory grows with the number of different words per intent. */
export function indexIntents(
  questions: readonly (readonly string[])[],
  labels: readonly number[],
  intents: number,
  lexicon: Lexicon,
): IntentScores {
  const postings = buildPostings(questions, labels, intents);
  const rarest = exactLog(1 + intents / 1.5);
  const remembered = new Map<string, readonly { posting: Posting; by: number }[]>();
  const sourcesOf = (root: string): readonly { posting: Posting; by: number }[] => {
    const known = remembered.get(root);
    if (known !== undefined) return known;
    const own = postings.get(root);
    const rarity = own?.rarity ?? rarest * UNSEEN_RARITY;
    const sources = own === undefined ? [] : [{ posting: own, by: rarity }];
    const id = lexicon.idOf(root);
    for (const near of id < 0 ? [] : lexicon.neighbours(id)) {
      const posting = postings.get(near.stem);
      if (posting !== undefined && sources.length <= STAND_INS)
        sources.push({ posting, by: rarity * near.likeness * near.likeness });
    }
    if (remembered.size < MAX_REMEMBERED) remembered.set(root, sources);
    return sources;
  };
  const best: Best = { values: new Float64Array(intents), touched: new Int32Array(intents) };
  return {
    rarity: (root) => postings.get(root)?.rarity ?? rarest,
    isKnown: (root) => postings.has(root),
    hasStandIn: (root) => sourcesOf(root).length > 0,
    score: (words, into) => {
      let scanned = 0;
      for (const [root, weight] of rarestFirst(
        heaviest(words),
        (root) => postings.get(root)?.rarity ?? rarest,
      )) {
        // Common words come last: in a large catalogue they cost most and tell least.
        if (scanned > SCAN_BUDGET) break;
        const sources = sourcesOf(root);
        for (const { posting } of sources) scanned += posting.intents.length;
        addBest(sources, weight, best, into);
      }
    },
  };
}
const MAX_REMEMBERED = 20_000;

function rarestFirst(
  words: ReadonlyMap<string, number>,
  rarity: (root: string) => number,
): [string, number][] {
  return [...words].sort((a, b) => rarity(b[0]) - rarity(a[0]));
}

function heaviest(words: readonly WeighedWord[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { text, weight } of words) {
    const root = stem(text);
    weights.set(root, Math.max(weights.get(root) ?? 0, weight));
  }
  return weights;
}

/** The best value of each intent for one word, zero between words, and which intents have one: kept, not made anew for each word. */
interface Best {
  values: Float64Array;
  touched: Int32Array;
}

/** Each intent gets the best of the word itself and its stand-ins, never their sum. */
function addBest(
  sources: readonly { posting: Posting; by: number }[],
  weight: number,
  { values, touched }: Best,
  into: Float64Array,
): void {
  let count = 0;
  for (const { posting, by } of sources) {
    const { intents, weights } = posting;
    for (let i = 0; i < intents.length; i++) {
      const intent = intents[i] as number;
      const value = by * (weights[i] as number);
      const so = values[intent] as number;
      if (so === 0) touched[count++] = intent;
      if (value > so) values[intent] = value;
    }
  }
  for (let i = 0; i < count; i++) {
    const intent = touched[i] as number;
    into[intent] = (into[intent] as number) + weight * (values[intent] as number);
    values[intent] = 0;
  }
}

function buildPostings(
  questions: readonly (readonly string[])[],
  labels: readonly number[],
  intents: number,
): Map<string, Posting> {
  const counts = new Map<string, Map<number, number>>();
  const lengths = new Float64Array(intents);
  questions.forEach((words, at) => {
    const label = labels[at] ?? 0;
    for (const word of words) {
      const root = stem(word);
      const row = counts.get(root) ?? new Map<number, number>();
      counts.set(root, row.set(label, (row.get(label) ?? 0) + 1));
    }
    lengths[label] = (lengths[label] ?? 0) + words.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, intents) || 1;
  const postings = new Map<string, Posting>();
  for (const [root, row] of counts) {
    const saturated = [...row].map(
      ([label, count]) => (count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[label] ?? 0)) / average)),
    );
    postings.set(root, {
      intents: Int32Array.from(row.keys()),
      weights: Float32Array.from(saturated),
      rarity: exactLog(1 + (intents - row.size + 0.5) / (row.size + 0.5)),
    });
  }
  return postings;
}
