// Finds words and phrases in a message, each a term of a concept, through an index over whole numbers. It joins no concepts and
// weighs nothing.
import { stem } from '../language/stem.ts';
import type { Occurrence } from './found.ts';
import type { Message, Word } from './read-message.ts';
import type { WordKeys } from './word-keys.ts';

/** A word or phrase as numbers; see `word-keys.ts`. */
interface Term {
  concept: number;
  keys: readonly number[];
  /** Letters of the first word. */
  firstLetters: number;
}
/** Terms by their first word: those of one word, and the longer ones by their second. */
interface Bucket {
  single: Term[];
  longer: Map<number, Term[]> | null;
}
export type TermIndex = readonly (Bucket | undefined)[];
export interface Phrases {
  concept: number;
  phrases: readonly string[];
}

/** Shortest word that is also recognised by its stem ("weeing" for "wee"). */
const MIN_STEM_LETTERS = 3;
/** Fillers that may stand between two words of a phrase. */
const MAX_FILLERS = 3;

/** The words of a phrase as a list entry has it; `=` marks a word that must stand exactly as written. */
export const wordsOf = (phrase: string): string[] =>
  (phrase.includes("'") ? phrase.replaceAll("'", '') : phrase).split(' ');
export const bare = (word: string): string => word.replace(/^=/, '');

/** Indexes phrases by concept, giving out keys for their words. */
export function indexTerms(lists: readonly Phrases[], keys: WordKeys): TermIndex {
  const index: (Bucket | undefined)[] = [];
  const known = new Map<string, number>();
  const keyFor = (word: string): number => {
    const key = known.get(word) ?? keyOf(word, keys);
    known.set(word, key);
    return key;
  };
  for (const { concept, phrases } of lists)
    for (const phrase of phrases) {
      const words = wordsOf(phrase);
      const [first = 0, second, ...rest] = words.map(keyFor);
      const firstLetters = bare(words[0] ?? '').length;
      const bucket = index[first] ?? { single: [], longer: null };
      index[first] = bucket;
      if (second === undefined) bucket.single.push({ concept, keys: [first], firstLetters });
      else {
        bucket.longer ??= new Map();
        addTo(bucket.longer, second, { concept, keys: [first, second, ...rest], firstLetters });
      }
    }
  return index;
}

const keyOf = (word: string, keys: WordKeys): number =>
  word.startsWith('=') || word.length < MIN_STEM_LETTERS ? keys.ofText(bare(word)) : keys.ofStem(stem(word));

function addTo(map: Map<number, Term[]>, key: number, term: Term): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [term]);
  else list.push(term);
}

/** Takes each place where a term of a concept stands: the longest one at each word. */
export type Take = (concept: number, start: number, end: number) => void;

/** Finds every term; `masked` words are not read. */
export function findTerms(index: TermIndex, message: Message, masked: ReadonlySet<number>, take: Take): void {
  const { words } = message;
  for (let start = 0; start < words.length; start++) {
    const word = words[start];
    if (word === undefined || masked.has(start)) continue;
    findFrom(index[word.stemKey], word, words, start, masked, take);
    findFrom(index[word.textKey], word, words, start, masked, take);
  }
}

function findFrom(
  bucket: Bucket | undefined,
  word: Word,
  words: readonly Word[],
  start: number,
  masked: ReadonlySet<number>,
  take: Take,
): void {
  if (bucket === undefined) return;
  // A lone word covers its longer inflections ("numb": numbness), not shorter ones: "floored" is not "floor".
  for (const { concept, firstLetters } of bucket.single)
    if (word.text.length >= firstLetters) take(concept, start, start + 1);
  const { longer } = bucket;
  if (longer === null) return;
  const tryAll = (terms: readonly Term[] | undefined): void => {
    if (terms === undefined) return;
    for (const term of terms) {
      const end = endOf(term, words, start, masked);
      if (end > 0) take(term.concept, start, end);
    }
  };
  for (let at = start + 1; at <= start + 1 + MAX_FILLERS; at++) {
    const next = words[at];
    if (next === undefined) break;
    tryAll(longer.get(next.stemKey));
    tryAll(longer.get(next.textKey));
    if (!next.filler) break;
  }
}

/** One past the last word of the term when it stands at `start`; 0 when it does not. */
function endOf(term: Term, words: readonly Word[], start: number, masked: ReadonlySet<number>): number {
  let at = start + 1;
  for (let part = 1; part < term.keys.length; part++) {
    const key = term.keys[part] ?? 0;
    let skipped = 0;
    while (skipped < MAX_FILLERS && words[at]?.filler && !isWord(words[at], key)) {
      at++;
      skipped++;
    }
    const word = words[at];
    if (!isWord(word, key) || word?.sentence !== words[start]?.sentence || masked.has(at)) return 0;
    at++;
  }
  return at;
}

const isWord = (word: Word | undefined, key: number): boolean =>
  word !== undefined && (word.textKey === key || word.stemKey === key);

/** Notes an occurrence; a longer one of the same concept at the same word takes the place of a shorter. */
export function addLongest(
  lists: (Occurrence[] | undefined)[],
  concept: number,
  start: number,
  end: number,
): void {
  const list = lists[concept] ?? [];
  lists[concept] = list;
  const last = list.at(-1);
  if (last !== undefined && last.start === start) {
    if (last.end >= end) return;
    list.pop();
  }
  list.push({ start, end, parts: [{ start, end, concept }] });
}
