// A misspelt word → the known word it most likely stands for, by its letters, by how common each is and by the words beside it.
// It knows only the words it is given.

import { type DeletionIndex, indexDeletions } from './deletion-index.ts';

/** What a repair may use: the words it knows, how common each is, and which words it must never touch or produce by accident. */
export interface SpellerOptions {
  /** Known words with how often each occurs; the more frequent wins a tie. */
  words: ReadonlyMap<string, number>;
  /** Words that are right as they stand though they are not in `words`: they are left alone. */
  leaveAlone?: ((word: string) => boolean) | undefined;
  /** How often the two words stand next to each other in what is known. */
  pairs?: ((before: string, after: string) => number) | undefined;
}

export interface Speller {
  /** The known word meant, or null when none is near enough. Known words come back as null too: there is nothing to repair. */
  repair(word: string, beside?: Beside): string | null;
}

/** The words a slip stands between; empty at the ends. */
export interface Beside {
  before: string;
  after: string;
}

/** Words of two letters have too many neighbours (is, it, in): they only ever gain a letter, to a word used this often. */
const MIN_LETTERS = 3;
const COMMON = 40;
/** From this length a word may be two edits away (measured: below it, two edits reach unrelated words). */
const TWO_EDITS_FROM = 7;
/** Longest word looked at, in letters. */
const MAX_LETTERS = 30;
/** Cost of each edit, in edits: slips that fingers and ears make often cost less than one. */
const COST = { neighbourKey: 0.75, vowelSwap: 0.8, soundSwap: 0.7, swapped: 0.75, doubled: 0.55, other: 1 };
/** Added when the first letter differs: people seldom get it wrong. */
const FIRST_LETTER_PENALTY = 0.35;
/** How much of an edit a tenfold more common word is worth. */
const FREQUENCY_WEIGHT = 0.3;
/** How much of an edit a tenfold more common pair with a neighbour is worth, and how many candidates are looked at for it. */
const PAIR_WEIGHT = 0.6;
const MOST_CANDIDATES = 6;

const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NEIGHBOUR_KEYS = neighbourKeys();
const VOWELS = 'aeiouy';
const SOUND_PAIRS = new Set(
  ['ck', 'cs', 'sz', 'fv', 'td', 'gj', 'mn', 'kq', 'iy', 'xz', 'pb', 'wv'].flatMap((p) => [
    p,
    `${p[1]}${p[0]}`,
  ]),
);

function neighbourKeys(): ReadonlySet<string> {
  const pairs = new Set<string>();
  KEY_ROWS.forEach((row, y) => {
    [...row].forEach((key, x) => {
      for (const near of [row[x - 1], row[x + 1], KEY_ROWS[y + 1]?.[x - 1], KEY_ROWS[y + 1]?.[x]]) {
        if (near !== undefined) pairs.add(key + near).add(near + key);
      }
    });
  });
  return pairs;
}

const allowedEdits = (word: string): number => (word.length < 2 ? 0 : word.length < TWO_EDITS_FROM ? 1 : 2);

/** Builds the index: every word under each of its forms with letters left out. Linear in the number of words. */
export function buildSpeller({ words, leaveAlone, pairs }: SpellerOptions): Speller {
  const list = [...words.keys()].filter(
    (word) => word.length >= MIN_LETTERS - 1 && word.length <= MAX_LETTERS && !/\d/.test(word),
  );
  // A slip may be a letter longer than the word, so the word is indexed as one a letter longer would be.
  const index = indexDeletions(list, (word) => (word.length + 1 < TWO_EDITS_FROM ? 1 : 2));
  const remembered = new Map<string, readonly Candidate[]>();
  const candidatesFor = (word: string): readonly Candidate[] => {
    if (words.has(word) || word.length > MAX_LETTERS || /[\d\P{ASCII}]/u.test(word) || leaveAlone?.(word))
      return [];
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const found = nearest(word, list, index, words);
    if (remembered.size < MAX_REMEMBERED) remembered.set(word, found);
    return found;
  };
  return { repair: (word, beside) => choose(candidatesFor(word), beside, pairs) };
}
/** Slips whose candidates are kept, so that a repeated slip costs a look-up. */
const MAX_REMEMBERED = 5_000;

interface Candidate {
  word: string;
  /** Weighted edits less what its commonness is worth; the lowest wins. */
  cost: number;
}

function choose(
  candidates: readonly Candidate[],
  beside: Beside | undefined,
  pairs: SpellerOptions['pairs'],
): string | null {
  if (beside === undefined || pairs === undefined || candidates.length < 2)
    return candidates[0]?.word ?? null;
  let best: Candidate | null = null;
  for (const { word, cost } of candidates) {
    const together =
      worth(PAIR_WEIGHT, pairs(beside.before, word)) + worth(PAIR_WEIGHT, pairs(word, beside.after));
    if (best === null || cost - together < best.cost) best = { word, cost: cost - together };
  }
  return best?.word ?? null;
}

/** At most six, best first, the alphabet deciding among equals. */
function nearest(
  word: string,
  list: readonly string[],
  index: DeletionIndex,
  words: ReadonlyMap<string, number>,
): readonly Candidate[] {
  const edits = allowedEdits(word);
  if (edits === 0) return [];
  const found: Candidate[] = [];
  for (const at of index.candidates(word, edits)) {
    const candidate = list[at] ?? '';
    const uses = words.get(candidate) ?? 0;
    if (word.length < MIN_LETTERS && (candidate.length !== MIN_LETTERS || uses < COMMON)) continue;
    const cost = repairCost(word, candidate, edits) - worth(FREQUENCY_WEIGHT, uses);
    if (cost < Number.POSITIVE_INFINITY) found.push({ word: candidate, cost });
  }
  return found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1)).slice(0, MOST_CANDIDATES);
}

/** In edits, for something seen `times` times. Rounded, since the logarithm's last bits differ between machines. */
const worth = (weight: number, times: number): number =>
  Math.round(1e6 * weight * Math.log10(1 + times)) / 1e6;

/** Weighted edit distance, or infinity when more than `edits` edits lie between. Swapped neighbours count as one edit. */
function repairCost(from: string, to: string, edits: number): number {
  if (Math.abs(from.length - to.length) > edits || to.length < MIN_LETTERS) return Number.POSITIVE_INFINITY;
  const width = to.length + 1;
  const cost = new Float64Array((from.length + 1) * width);
  const count = new Uint8Array((from.length + 1) * width);
  for (let i = 0; i <= from.length; i++) {
    for (let j = 0; j <= to.length; j++) {
      if (i === 0 && j === 0) continue;
      const at = i * width + j;
      let least = Number.POSITIVE_INFINITY;
      let steps = 99;
      const take = (previous: number, add: number, step: number): void => {
        const total = (cost[previous] ?? 0) + add;
        if (total < least) least = total;
        steps = Math.min(steps, (count[previous] ?? 0) + step);
      };
      const a = from[i - 1] ?? '';
      const b = to[j - 1] ?? '';
      if (i > 0) take(at - width, a === from[i - 2] || a === to[j - 1] ? COST.doubled : COST.other, 1);
      if (j > 0) take(at - 1, b === to[j - 2] ? COST.doubled : COST.other, 1);
      if (i > 0 && j > 0) take(at - width - 1, a === b ? 0 : swapCost(a, b), a === b ? 0 : 1);
      if (i > 1 && j > 1 && a === to[j - 2] && b === from[i - 2]) take(at - 2 * width - 2, COST.swapped, 1);
      cost[at] = least;
      count[at] = Math.min(steps, 200);
    }
  }
  const last = from.length * width + to.length;
  if ((count[last] ?? 99) > edits) return Number.POSITIVE_INFINITY;
  const firstKept = from[0] === to[0] || (from[0] === to[1] && from[1] === to[0]);
  return (cost[last] ?? 0) + (firstKept ? 0 : FIRST_LETTER_PENALTY);
}

function swapCost(a: string, b: string): number {
  if (SOUND_PAIRS.has(a + b)) return COST.soundSwap;
  if (NEIGHBOUR_KEYS.has(a + b)) return COST.neighbourKey;
  return VOWELS.includes(a) && VOWELS.includes(b) ? COST.vowelSwap : COST.other;
}
