// Finds words and phrases in a message, each a term of a concept, through an index over whole numbers. It joins no concepts and
// weighs nothing.
import { stem } from '../language/stem.ts';
import type { Occurrence } from './found.ts';
import type { Message, Word } from './read-message.ts';
import type { WordKeys } from './word-keys.ts';

/** Phrases that begin alike, as a tree of words: what is complete here, and what may follow. */
interface Branch {
  /** Concepts of the phrases that end here. */
  concepts: number[] | null;
  /** Most branches have one word that may follow: a map for each would weigh 8 MB. */
  onlyKey: number;
  only: Branch | null;
  /** Where several may follow. */
  next: Map<number, Branch> | null;
}
/** What begins with one word. */
interface Opening extends Branch {
  concepts: number[];
  /** Letters of the word, for each of `concepts`. */
  letters: number[];
}
/** Openings by the key of their word; see `word-keys.ts`. */
export type TermIndex = readonly (Opening | undefined)[];
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
const bare = (word: string): string => word.replace(/^=/, '');

/** Indexes phrases by concept, giving out keys for their words; the words are added to `seen`. */
export function indexTerms(lists: readonly Phrases[], keys: WordKeys, seen: Set<string>): TermIndex {
  const index: (Opening | undefined)[] = [];
  const known = new Map<string, number>();
  const keyFor = (word: string): number => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const key = keyOf(word, keys);
    known.set(word, key);
    seen.add(bare(word));
    return key;
  };
  for (const { concept, phrases } of lists)
    for (const phrase of phrases) {
      const words = wordsOf(phrase);
      const [first = 0, ...rest] = words.map(keyFor);
      const opening = index[first] ?? { concepts: [], letters: [], onlyKey: 0, only: null, next: null };
      index[first] = opening;
      if (rest.length === 0) {
        opening.concepts.push(concept);
        opening.letters.push(bare(words[0] ?? '').length);
      } else {
        const end = grow(opening, rest);
        end.concepts = [...(end.concepts ?? []), concept];
      }
    }
  return index;
}

const keyOf = (word: string, keys: WordKeys): number =>
  word.startsWith('=') || word.length < MIN_STEM_LETTERS ? keys.ofText(bare(word)) : keys.ofStem(stem(word));

function grow(from: Branch, keys: readonly number[]): Branch {
  let branch = from;
  for (const key of keys) {
    let next = childOf(branch, key);
    if (next === undefined) {
      next = { concepts: null, onlyKey: 0, only: null, next: null };
      addChild(branch, key, next);
    }
    branch = next;
  }
  return branch;
}

function childOf({ onlyKey, only, next }: Branch, key: number): Branch | undefined {
  if (next !== null) return next.get(key);
  return only !== null && onlyKey === key ? only : undefined;
}

function addChild(branch: Branch, key: number, child: Branch): void {
  if (branch.next !== null) branch.next.set(key, child);
  else if (branch.only === null) {
    branch.onlyKey = key;
    branch.only = child;
  } else {
    branch.next = new Map([
      [branch.onlyKey, branch.only],
      [key, child],
    ]);
    branch.only = null;
  }
}

/** Takes each place where a term of a concept stands: the longest one at each word. */
export type Take = (concept: number, start: number, end: number) => void;

/** What is being looked for, from one word on. */
interface Search {
  words: readonly Word[];
  masked: ReadonlySet<number>;
  start: number;
  take: Take;
}

/** Finds every term; `masked` words are not read. */
export function findTerms(index: TermIndex, message: Message, masked: ReadonlySet<number>, take: Take): void {
  const { words } = message;
  for (let start = 0; start < words.length; start++) {
    const word = words[start];
    if (word === undefined || masked.has(start)) continue;
    const search: Search = { words, masked, start, take };
    openWith(index[word.stemKey], search);
    openWith(index[word.textKey], search);
  }
}

function openWith(opening: Opening | undefined, search: Search): void {
  if (opening === undefined) return;
  const { words, start, take } = search;
  const length = words[start]?.text.length ?? 0;
  // A lone word covers its longer inflections ("numb": numbness), not shorter ones: "floored" is not "floor".
  for (let at = 0; at < opening.concepts.length; at++)
    if (length >= (opening.letters[at] as number)) take(opening.concepts[at] as number, start, start + 1);
  follow(opening, start + 1, search);
}

/** Follows the branch from word `from` on, over at most three fillers. Work is bounded by the length of the longest phrase. */
function follow(branch: Branch, from: number, search: Search): void {
  if (branch.next === null && branch.only === null) return;
  const { words, masked, start } = search;
  const sentence = words[start]?.sentence;
  for (let at = from; at <= from + MAX_FILLERS; at++) {
    const word = words[at];
    if (word === undefined || word.sentence !== sentence) return;
    if (!masked.has(at)) {
      reach(childOf(branch, word.stemKey), at, search);
      reach(childOf(branch, word.textKey), at, search);
    }
    if (!word.filler) return;
  }
}

function reach(branch: Branch | undefined, at: number, search: Search): void {
  if (branch === undefined) return;
  if (branch.concepts !== null)
    for (const concept of branch.concepts) search.take(concept, search.start, at + 1);
  follow(branch, at + 1, search);
}

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
