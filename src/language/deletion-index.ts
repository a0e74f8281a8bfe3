// Which known words may lie within one or two edits of a slip? Two words do when they become equal after leaving out a letter or
// two of each. The forms are kept as numbers: as strings in a map they weighed ten times as much. It weighs no edits.

export interface DeletionIndex {
  /** Numbers of the words that share a form with `word`, lowest first; some lie further away than `edits`. */
  candidates(word: string, edits: number): readonly number[];
}

/** Only this many first letters are indexed: keeps the index small and linear in the number of words. */
const INDEXED_LETTERS = 8;
/** FNV-1a, 32 bit: http://www.isthe.com/chongo/tech/comp/fnv/ (checked 2026-11-21). */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Indexes the words, each under its forms with up to `editsOf(word)` letters left out. 8 bytes a form. */
export function indexDeletions(words: readonly string[], editsOf: (word: string) => number): DeletionIndex {
  const forms = words.map((word) => formsOf(word, editsOf(word)));
  const bits = Math.max(4, Math.ceil(Math.log2(1 + forms.reduce((sum, { size }) => sum + size, 0))));
  const bucketOf = (form: number): number => form >>> (32 - bits);
  const starts = new Int32Array(2 ** bits + 1);
  for (const set of forms)
    for (const form of set) starts[bucketOf(form) + 1] = (starts[bucketOf(form) + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const free = starts.slice();
  const keys = new Uint32Array(starts[starts.length - 1] ?? 0);
  const ids = new Int32Array(keys.length);
  forms.forEach((set, id) => {
    for (const form of set) {
      const at = free[bucketOf(form)] ?? 0;
      free[bucketOf(form)] = at + 1;
      keys[at] = form;
      ids[at] = id;
    }
  });
  return {
    candidates: (word, edits) => {
      const found = new Set<number>();
      for (const form of formsOf(word, edits)) {
        const bucket = bucketOf(form);
        const end = starts[bucket + 1] ?? 0;
        for (let at = starts[bucket] ?? 0; at < end; at++) if (keys[at] === form) found.add(ids[at] ?? 0);
      }
      return [...found].sort((a, b) => a - b);
    },
  };
}

/** The numbers of every form of the word with up to `edits` (0 to 2) of its first letters left out. */
function formsOf(word: string, edits: number): Set<number> {
  const letters = Math.min(word.length, INDEXED_LETTERS);
  const forms = new Set([hash(word, letters, -1, -1)]);
  for (let first = 0; edits > 0 && letters > 1 && first < letters; first++) {
    forms.add(hash(word, letters, first, -1));
    for (let second = first + 1; edits > 1 && letters > 2 && second < letters; second++)
      forms.add(hash(word, letters, first, second));
  }
  return forms;
}

/** One number for the first `letters` of the word less the two at `first` and `second`. */
function hash(word: string, letters: number, first: number, second: number): number {
  let value = FNV_START;
  for (let at = 0; at < letters; at++)
    if (at !== first && at !== second) value = Math.imul(value ^ word.charCodeAt(at), FNV_PRIME);
  // The high bits choose the bucket, so the low ones, where short words differ most, are mixed into them.
  return Math.imul(value ^ (value >>> 15), 0x9e3779b1) >>> 0;
}
