// A message → the words the matcher compares: one spelling, run-ons split, slips repaired, synonyms joined. It does not
// decide anything.
import { normalise } from '../language/normalise.ts';
import type { Speller } from '../language/spelling.ts';
import { joinSpelling } from '../language/spelling-variants.ts';
import { tokenise } from '../language/tokenise.ts';
import type { SynonymReader } from './synonyms.ts';

export interface ReadMessage {
  /** Words after repair, before synonyms. */
  tokens: readonly string[];
  /** Words the model sees. */
  words: readonly string[];
  corrections: readonly { from: string; to: string }[];
  synonyms: readonly { from: string; to: string }[];
}

export interface WordReader {
  isKnown(word: string): boolean;
  speller: Speller | null;
  synonyms: SynonymReader;
  protectedWords: ReadonlySet<string>;
}

/** Three or more of the same letter are drawn out for feeling: "soooo". Two are kept, then one is tried. */
const DRAWN_OUT = /([a-z])\1{2,}/g;
/** Shortest half a run-on is split into, in letters. */
const MIN_HALF = 3;

/** Splits normalised text into comparable words: one spelling per word, no repair. Used for stored questions too. */
export function plainWords(text: string): string[] {
  return tokenise(normalise(text)).map((token) => joinSpelling(token.text));
}

/** Reads a message with everything the catalogue knows. Linear in the length of the text. */
export function readMessage(text: string, reader: WordReader): ReadMessage {
  const corrections: { from: string; to: string }[] = [];
  const tokens: string[] = [];
  for (const word of plainWords(text)) {
    const repaired = repairWord(word, reader);
    if (repaired !== null) corrections.push({ from: word, to: repaired.join(' ') });
    for (const part of repaired ?? [word]) tokens.push(part);
  }
  const { words, used } = reader.synonyms.apply(tokens);
  return { tokens, words, corrections, synonyms: used };
}

function repairWord(word: string, reader: WordReader): string[] | null {
  if (reader.isKnown(word) || reader.protectedWords.has(word)) return null;
  const calm = drawIn(word, reader);
  if (calm !== null) return [calm];
  const halves = splitRunOn(word, reader);
  if (halves !== null) return halves;
  const repaired = reader.speller?.repair(word) ?? null;
  return repaired === null ? null : [repaired];
}

function drawIn(word: string, { isKnown }: WordReader): string | null {
  const two = word.replace(DRAWN_OUT, '$1$1');
  if (two === word) return null;
  if (isKnown(two)) return two;
  const one = word.replace(DRAWN_OUT, '$1');
  return isKnown(one) ? one : null;
}

function splitRunOn(word: string, { isKnown }: WordReader): string[] | null {
  if (word.length > 24) return null;
  for (let cut = word.length - MIN_HALF; cut >= MIN_HALF; cut--) {
    if (isKnown(word.slice(0, cut)) && isKnown(word.slice(cut))) return [word.slice(0, cut), word.slice(cut)];
  }
  return null;
}
