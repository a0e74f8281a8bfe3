// Word → stem, with Porter's algorithm from `natural`. One of the few files that may import `natural`.
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, string>();

/** Porter stem of one lower-case word. Remembers up to 20,000 words, so that a repeated word costs a look-up. */
export function stem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stemmed = porter.stem(word);
  if (remembered.size < MAX_REMEMBERED) remembered.set(word, stemmed);
  return stemmed;
}
