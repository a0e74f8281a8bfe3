// Where concepts were found in one message, by number. It does not find them.
import type { ConceptTable } from './concept-table.ts';
import type { Word } from './read-message.ts';

/** One place where a concept is said. Word indexes; `end` is one past the last. */
export interface Occurrence {
  start: number;
  end: number;
  /** The pieces it is made of, for deciding which words a denial reaches. */
  parts: readonly Part[];
}
export interface Part {
  start: number;
  end: number;
  /** Number of the concept. */
  concept: number;
}

/** Occurrences by number, each list in the order of the text. Choices are joined when first asked for. */
export interface Found {
  lists: (readonly Occurrence[] | undefined)[];
  table: ConceptTable;
}

const NONE: readonly Occurrence[] = [];

export const nothingFound = (table: ConceptTable): Found => ({
  lists: new Array<readonly Occurrence[] | undefined>(table.size()).fill(undefined),
  table,
});

/** Every occurrence of a concept or choice. Ask for a choice only once its concepts are complete: the joined list is kept. */
export function occurrences(found: Found, number: number): readonly Occurrence[] {
  const known = found.lists[number];
  if (known !== undefined) return known;
  const members = found.table.members(number);
  if (members.length < 2) return NONE;
  const joined = members.flatMap((member) => found.lists[member] ?? []).sort(byPlace);
  found.lists[number] = joined;
  return joined;
}

export const byPlace = (a: Occurrence, b: Occurrence): number => a.start - b.start || a.end - b.end;

/** Index of the first occurrence that starts at or after `start`; occurrences are in order. */
export function firstAfter(list: readonly Occurrence[], start: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The occurrences in one sentence, from its first word on. Looks at no other sentence. */
export function inSentence(
  list: readonly Occurrence[],
  sentence: number | undefined,
  words: readonly Word[],
  sentenceStarts: readonly number[],
): readonly Occurrence[] {
  if (list.length === 0 || sentence === undefined) return NONE;
  const from = firstAfter(list, sentenceStarts[sentence] ?? 0);
  let to = from;
  while (to < list.length && words[list[to]?.start ?? 0]?.sentence === sentence) to++;
  return from === 0 && to === list.length ? list : list.slice(from, to);
}
