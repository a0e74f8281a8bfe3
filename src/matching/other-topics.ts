// How much does a message speak of something we do not answer? Read from the words of out-of-scope examples, a list of words
// of other topics, and words of like meaning. It gives a share; the calibrator weighs it.
import { stem } from '../language/stem.ts';
import type { Lexicon } from './lexicon.ts';
import { plainWords } from './read-message.ts';
import type { WeighedWord } from './weigh-words.ts';

export interface OtherTopics {
  /**
   * @returns `share`: part of the message's words, weighed by `rarity`, that belong elsewhere, 0 to 1;
   * `strongest`: how surely the word that belongs elsewhere most does so, 0 to 1.
   */
  read(words: readonly WeighedWord[], rarity: (root: string) => number): { share: number; strongest: number };
}

/** A listed word counts as this many out-of-scope examples. */
const LISTED_COUNT = 3;
/** Trust in a word that was never seen, by its nearest seen neighbours in meaning. */
const BORROWED = 0.7;
/** Added to the count of uses in our own questions, so that one chance use proves nothing. */
const SMOOTHING = 1;

/** Listed phrases as stems, under their first. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** @param listed words and phrases of other topics; phrases are matched by neighbouring stems. */
export function buildOtherTopics(
  own: readonly (readonly string[])[],
  outside: readonly (readonly string[])[],
  listed: readonly string[],
  lexicon: Lexicon,
): OtherTopics {
  const ownCounts = countStems(own);
  const outsideCounts = countStems(outside);
  const phrases = new Map<string, string[][]>();
  for (const text of listed) {
    const roots = plainWords(text).map(stem);
    const [first] = roots;
    if (first === undefined) continue;
    if (roots.length > 1) phrases.set(first, [...(phrases.get(first) ?? []), roots]);
    else outsideCounts.set(first, (outsideCounts.get(first) ?? 0) + LISTED_COUNT);
  }
  // Our own questions outnumber the examples: an example weighs as much as this many of them.
  const scale = Math.max(1, Math.min(6, own.length / Math.max(1, outside.length + listed.length)));
  const seen = (root: string): number | null => {
    const elsewhere = outsideCounts.get(root) ?? 0;
    const here = ownCounts.get(root) ?? 0;
    return elsewhere + here === 0 ? null : (scale * elsewhere) / (scale * elsewhere + here + SMOOTHING);
  };
  const remembered = new Map<string, number>();
  const belongsElsewhere = (root: string): number => {
    const known = remembered.get(root);
    if (known !== undefined) return known;
    const value = seen(root) ?? BORROWED * borrowed(root, seen, lexicon);
    if (remembered.size < MAX_REMEMBERED) remembered.set(root, value);
    return value;
  };
  return { read: (words, rarity) => readWords(words, rarity, belongsElsewhere, phrases) };
}
const MAX_REMEMBERED = 20_000;

function countStems(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of texts)
    for (const root of new Set(words.map(stem))) counts.set(root, (counts.get(root) ?? 0) + 1);
  return counts;
}

function borrowed(root: string, seen: (root: string) => number | null, lexicon: Lexicon): number {
  const id = lexicon.idOf(root);
  let sum = 0;
  let weight = 0;
  for (const near of id < 0 ? [] : lexicon.neighbours(id)) {
    const value = seen(near.stem);
    if (value === null) continue;
    sum += near.likeness * value;
    weight += near.likeness;
  }
  return weight === 0 ? 0 : sum / weight;
}

function readWords(
  words: readonly WeighedWord[],
  rarity: (root: string) => number,
  belongsElsewhere: (root: string) => number,
  phrases: Phrases,
): { share: number; strongest: number } {
  const inPhrase = wordsInPhrases(words, phrases);
  let all = 0;
  let elsewhere = 0;
  let strongest = 0;
  words.forEach(({ root, weight }, at) => {
    const value = inPhrase[at] === 1 ? 1 : belongsElsewhere(root);
    const rare = weight * rarity(root);
    all += rare;
    elsewhere += rare * value;
    strongest = Math.max(strongest, value * weight);
  });
  return { share: all === 0 ? 0 : elsewhere / all, strongest };
}

/** 1 for each word that is part of a listed phrase. */
function wordsInPhrases(words: readonly WeighedWord[], phrases: Phrases): Uint8Array {
  const found = new Uint8Array(words.length);
  words.forEach(({ root }, at) => {
    for (const phrase of phrases.get(root) ?? [])
      if (phrase.every((part, i) => words[at + i]?.root === part)) found.fill(1, at, at + phrase.length);
  });
  return found;
}
