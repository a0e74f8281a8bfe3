// Normalised text → words with their place. Keeps l4/l5 whole and splits lower-back; it does not stem or correct.

export interface Token {
  /** The word as written, in normalised form, apostrophes dropped: `can't` → `cant`. */
  text: string;
  /** Place in the normalised text, in UTF-16 units. */
  start: number;
  end: number;
}

/** Letters and digits of any script, with apostrophes inside a word. */
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;

/** Splits normalised text (see `normalise`) into words, in order. Slashes, hyphens and punctuation separate. */
export function tokenise(normalised: string): Token[] {
  return [...normalised.matchAll(WORD)].map((found) => ({
    text: found[0].replaceAll("'", ''),
    start: found.index,
    end: found.index + found[0].length,
  }));
}
