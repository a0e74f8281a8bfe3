// Stored questions → how many of them hold each stem, each pair of stems and each run of characters. It weighs nothing.
import { stem } from '../language/stem.ts';

/** Runs of characters taken from each word, with its ends marked, in characters. */
const SHORTEST_RUN = 3;
const LONGEST_RUN = 4;
const LONGEST_WORD = 30;
/** Numbers that stand for the ends of a message in pairs. */
export const START = 0;
export const END = 1;

export class Counter<Key> {
  readonly ids = new Map<Key, number>();
  readonly counts: number[] = [];
  add(key: Key): void {
    const id = this.ids.get(key);
    if (id === undefined) {
      this.ids.set(key, this.counts.length);
      this.counts.push(1);
    } else this.counts[id] = (this.counts[id] ?? 0) + 1;
  }

  /** Those counted at least `least` times, numbered anew from `from`. */
  frequent(least: number, from: number): { ids: Map<Key, number>; counts: number[] } {
    const ids = new Map<Key, number>();
    const counts: number[] = [];
    for (const [key, id] of this.ids) {
      const count = this.counts[id] ?? 0;
      if (count < least) continue;
      ids.set(key, from + counts.length);
      counts.push(count);
    }
    return { ids, counts };
  }
}

export function runsOf(word: string): string[] {
  const marked = `^${word.slice(0, LONGEST_WORD)}$`;
  const runs: string[] = [];
  for (let size = SHORTEST_RUN; size <= LONGEST_RUN; size++) {
    for (let at = 0; at + size <= marked.length; at++) runs.push(marked.slice(at, at + size));
  }
  return runs;
}

/** Keys of neighbouring stems; safe as long as there are fewer than 2^24 stems. */
export const pairKey = (a: number, b: number, skip: boolean): number =>
  (a * 2 ** 24 + b) * 2 + (skip ? 1 : 0);
/** Whether the pair of a key has a word between its two. */
export const isSkip = (key: number): boolean => key % 2 === 1;

export interface FeatureCounts {
  stems: Counter<string>;
  pairs: Counter<number>;
  runs: Counter<string>;
}

/** Counts each feature once a question. Stems in a pair are numbered from 2, in order of first appearance. */
export function countFeatures(questions: readonly (readonly string[])[]): FeatureCounts {
  const stems = new Counter<string>();
  const pairs = new Counter<number>();
  const runs = new Counter<string>();
  for (const words of questions) {
    const roots = words.map(stem);
    for (const root of new Set(roots)) stems.add(root);
    for (const key of new Set(pairKeys(roots.map((root) => (stems.ids.get(root) ?? 0) + 2)))) pairs.add(key);
    for (const run of new Set(words.flatMap(runsOf))) runs.add(run);
  }
  return { stems, pairs, runs };
}

function pairKeys(ids: readonly number[]): number[] {
  const keys: number[] = [];
  let before = -1;
  let last = START;
  for (const id of [...ids, END]) {
    if (id >= 0 && last >= 0 && ids.length > 0) keys.push(pairKey(last, id, false));
    if (before >= 0 && id >= 2) keys.push(pairKey(before, id, true));
    before = last >= 2 ? last : -1;
    last = id;
  }
  return keys;
}
