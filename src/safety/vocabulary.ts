// The words the red-flag concepts are made of, and how a typed word is read as one of them: as it stands, by its stem, with one
// slip in a long word, with stretched letters, or as several words typed as one. It does not match concepts.
import { withinOneSlip } from '../language/damerau.ts';
import { indexDeletions } from '../language/deletion-index.ts';
import { stem } from '../language/stem.ts';
import type { WordKeys } from './word-keys.ts';

/** Shortest word a slip is forgiven in. Shorter ones turn into other words too easily (numb, number; bum, bump). */
const MIN_FUZZY_LETTERS = 5;
/** Longest run of letters tried as several words typed as one; longer ones are links and noise. */
const MAX_JOINED_LETTERS = 24;
const MAX_REMEMBERED = 20_000;

/** Words a run-together may start with ("cantpee", "wetmyself"), besides the key words themselves. */
const JOINED_STARTS = new Set(
  `cant cannot cudnt couldnt no not wet my im ive lost wont dont didnt both in the numb pissed shat pooed i`.split(
    ' ',
  ),
);
const SMALL_WORDS = new Set(
  `i a my me myself the to in on and or of is it im ive cant cannot cudnt wont dont no not feel go get have am been
  since with at for up when both all any`.split(/\s+/),
);

export interface Vocabulary {
  /** The readings of a typed word: usually one, several when words were typed as one. Each is the word and its stem. */
  read(word: string): readonly WordReading[];
}
export interface WordReading {
  /** The word, corrected. */
  text: string;
  stem: string;
  /** See `word-keys.ts`. */
  textKey: number;
  stemKey: number;
}

/**
 * Builds the vocabulary from every word the concepts use. `notTypos` are real words never to be read as a slip; `keys` holds the
 * numbers of all list words.
 */
export function buildVocabulary(
  keyWords: Iterable<string>,
  notTypos: ReadonlySet<string>,
  keys: WordKeys,
): Vocabulary {
  const words = new Set<string>(keyWords);
  const stems = new Set([...words].map(stem));
  const nearest = indexSlips(words);
  const remembered = new Map<string, readonly WordReading[]>();
  const pieces = new Set([...words, ...SMALL_WORDS]);
  const isKnown = (word: string): boolean =>
    words.has(word) || stems.has(stem(word)) || SMALL_WORDS.has(word);

  const reading = (text: string): WordReading => {
    const wordStem = stem(text);
    return { text, stem: wordStem, ...keys.lookUp(text, wordStem) };
  };

  function readAfresh(word: string): readonly WordReading[] {
    if (isKnown(word)) return [reading(word)];
    // "Turnin", "shootin", as it is spoken.
    if (word.endsWith('in') && words.has(`${word}g`) && !notTypos.has(word)) return [reading(`${word}g`)];
    const calm = [word.replace(/(.)\1{2,}/g, '$1$1'), word.replace(/(.)\1{1,}/g, '$1')].find(isKnown);
    if (calm !== undefined && /(.)\1{2,}|(.)\2$/.test(word) && !notTypos.has(word)) return [reading(calm)];
    const plain = unleet(word);
    if (plain !== word && isKnown(plain)) return [reading(plain)];
    const split = splitJoined(word, words, pieces);
    if (split !== null && !notTypos.has(word)) return split.map(reading);
    const meant = notTypos.has(word) ? undefined : nearest(plain);
    return [reading(meant ?? word)];
  }

  return {
    read(word) {
      const known = remembered.get(word);
      if (known !== undefined) return known;
      const fresh = readAfresh(word);
      if (remembered.size < MAX_REMEMBERED) remembered.set(word, fresh);
      return fresh;
    },
  };
}

/** The key word that a word may be a slip for, if any. */
function indexSlips(words: ReadonlySet<string>): (word: string) => string | undefined {
  const list = [...words].filter((word) => word.length >= MIN_FUZZY_LETTERS && !/\d/.test(word));
  const index = indexDeletions(list, () => 1);
  return (word) => {
    if (word.length < MIN_FUZZY_LETTERS - 1 || word.length > 24 || /\d/.test(word)) return undefined;
    let best: string | undefined;
    for (const at of index.candidates(word, 1)) {
      const candidate = list[at] ?? '';
      if (!withinOneSlip(word, candidate)) continue;
      if (word.length < MIN_FUZZY_LETTERS && !isSwap(word, candidate) && candidate.length > word.length + 1)
        continue;
      if (best === undefined || betterSlip(word, candidate, best)) best = candidate;
    }
    return best;
  };
}

/** People keep the first letter; then the alphabet decides, so that the answer never depends on chance. */
function betterSlip(word: string, candidate: string, best: string): boolean {
  const score = (one: string): number => (one[0] === word[0] ? 0 : 2) + (one.length === word.length ? 0 : 1);
  return score(candidate) < score(best) || (score(candidate) === score(best) && candidate < best);
}

const isSwap = (left: string, right: string): boolean =>
  left.length === right.length && [...left].sort().join('') === [...right].sort().join('');

const LEET = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' }));
/** "numbn3ss" → "numbness". Words without letters, or such as l5 and 2x, stay: they are known or do not become words. */
function unleet(word: string): string {
  return /[a-z]/.test(word) ? word.replace(/[0134578]/g, (digit) => LEET.get(digit) ?? digit) : word;
}

/** Fewest known words that make up the word; null when it is none, or too short or long to try. */
function splitJoined(
  word: string,
  keys: ReadonlySet<string>,
  pieces: ReadonlySet<string>,
): readonly string[] | null {
  if (word.length < 6 || word.length > MAX_JOINED_LETTERS || !/^[a-z]+$/.test(word)) return null;
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++)
    for (let start = Math.max(0, end - 14); start < end; start++) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (before === undefined || before.length >= 4 || !pieces.has(piece)) continue;
      if (piece.length < 2 && piece !== 'i') continue;
      if (before.length + 1 < (best[end]?.length ?? 9)) best[end] = [...before, piece];
    }
  const split = best[word.length];
  if (split === undefined || split.length < 2) return null;
  const first = split[0] ?? '';
  const longEnough = split.every((piece) => piece.length >= 4 && keys.has(piece));
  const starts =
    JOINED_STARTS.has(first) && split.slice(1).some((piece) => keys.has(piece) && piece.length >= 3);
  return longEnough || (starts && (first.length >= 4 || split.length >= 3 || first === 'no')) ? split : null;
}
