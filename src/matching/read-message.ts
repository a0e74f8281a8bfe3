// A message → the words the matcher compares: one spelling, run-ons split, slips repaired, synonyms joined, and which
// sentence each stands in. It does not decide anything.
import { normalise } from '../language/normalise.ts';
import { standardWords } from '../language/regional-forms.ts';
import type { Beside, Speller } from '../language/spelling.ts';
import { joinSpelling } from '../language/spelling-variants.ts';
import { tokenise } from '../language/tokenise.ts';
import type { SynonymReader } from './synonyms.ts';

/** A stretch of the message up to a full stop, question mark or line break. */
export interface Sentence {
  /** Words after repair, before synonyms. */
  tokens: readonly string[];
  /** Words the model sees. */
  words: readonly string[];
  /** Ends in a question mark, or opens the way questions do. */
  asks: boolean;
}

export interface ReadMessage {
  sentences: readonly Sentence[];
  corrections: readonly { from: string; to: string }[];
  synonyms: readonly { from: string; to: string }[];
}

export interface WordReader {
  /** Whether the word occurs in the stored questions or in a synonym, in any form. */
  isKnown(word: string): boolean;
  /** Whether the stored questions hold the word in this very form. */
  isWritten(word: string): boolean;
  /** Whether it is a word of its own, though the catalogue does not hold it. */
  isWord(word: string): boolean;
  speller: Speller;
  synonyms: SynonymReader;
  /** Words red-flag concepts know: never changed. */
  protectedWords: ReadonlySet<string>;
}

/** Three or more of the same letter are drawn out for feeling: "soooo". Two are kept first, then one is tried. */
const DRAWN_OUT = /([a-z])\1{2,}/g;
/** Shortest half a run-on is split into, in letters; shortest and longest run-on looked at. */
const MIN_HALF = 3;
const MIN_RUN_ON = 7;
const MAX_RUN_ON = 24;
/** Shorter stretches join the one before: "hi.", "ok?". */
const MIN_SENTENCE_WORDS = 3;
const SENTENCE_END = /[.!?;\n]+(?=\s|$)|\n/g;
/** How questions and requests open, within their first three words. */
const OPENERS = new Set(
  'what whats how hows why when where which who whos whose can could should shall would will is are do does did has have am was were may must any anyone tell explain show give help please wondering advice tips suggest recommend'.split(
    ' ',
  ),
);
const OPENER_REACH = 2;

const oneForm = (word: string): string[] => standardWords(word).map(joinSpelling);

/** Splits text into comparable words: one spelling per word, no repair. Used for stored questions too. */
export function plainWords(text: string): string[] {
  return tokenise(normalise(text)).flatMap(({ text: word }) => oneForm(word));
}

/** Reads a message with everything the catalogue knows. Linear in the length of the text. */
export function readMessage(text: string, reader: WordReader): ReadMessage {
  const corrections: { from: string; to: string }[] = [];
  const synonyms: { from: string; to: string }[] = [];
  const sentences = splitSentences(normalise(text)).map(({ raw, question }) => {
    const tokens = repairWords(
      tokenise(raw).flatMap(({ text: word }) => oneForm(word)),
      reader,
      corrections,
    );
    const { words, used } = reader.synonyms.apply(tokens);
    synonyms.push(...used);
    const opens = tokens.slice(0, OPENER_REACH).some((word) => OPENERS.has(word));
    return { tokens, words, asks: question || opens };
  });
  return { sentences: joinShort(sentences), corrections, synonyms };
}

function splitSentences(normalised: string): { raw: string; question: boolean }[] {
  const parts: { raw: string; question: boolean }[] = [];
  let from = 0;
  for (const end of normalised.matchAll(SENTENCE_END)) {
    parts.push({ raw: normalised.slice(from, end.index), question: end[0].includes('?') });
    from = end.index + end[0].length;
  }
  parts.push({ raw: normalised.slice(from), question: false });
  return parts.filter(({ raw }) => /[\p{L}\p{N}]/u.test(raw));
}

function joinShort(sentences: readonly Sentence[]): Sentence[] {
  const joined: Sentence[] = [];
  for (const next of sentences) {
    const last = joined.at(-1);
    const short = next.words.length < MIN_SENTENCE_WORDS || (last?.words.length ?? 99) < MIN_SENTENCE_WORDS;
    if (last === undefined || !short) joined.push(next);
    else
      joined[joined.length - 1] = {
        tokens: [...last.tokens, ...next.tokens],
        words: [...last.words, ...next.words],
        asks: last.asks || next.asks,
      };
  }
  return joined;
}

function repairWords(
  words: readonly string[],
  reader: WordReader,
  corrections: { from: string; to: string }[],
): string[] {
  const out: string[] = [];
  words.forEach((word, at) => {
    const beside = { before: out.at(-1) ?? '', after: words[at + 1] ?? '' };
    out.push(...repairWord(word, beside, reader, corrections));
  });
  return out;
}

function repairWord(
  word: string,
  beside: Beside,
  reader: WordReader,
  corrections: { from: string; to: string }[],
): string[] {
  if (reader.isKnown(word) || reader.protectedWords.has(word)) return [word];
  const repaired = drawIn(word, reader) ?? splitRunOn(word, reader) ?? reader.speller.repair(word, beside);
  if (repaired === null) return [word];
  const words = typeof repaired === 'string' ? [repaired] : repaired;
  corrections.push({ from: word, to: words.join(' ') });
  return words;
}

function drawIn(word: string, { isKnown }: WordReader): string | null {
  const two = word.replace(DRAWN_OUT, '$1$1');
  if (two === word) return null;
  if (isKnown(two)) return two;
  const one = word.replace(DRAWN_OUT, '$1');
  return isKnown(one) ? one : null;
}

function splitRunOn(word: string, { isWritten, isWord }: WordReader): string[] | null {
  if (word.length < MIN_RUN_ON || word.length > MAX_RUN_ON || isWord(word)) return null;
  for (let cut = word.length - MIN_HALF; cut >= MIN_HALF; cut--) {
    if (isWritten(word.slice(0, cut)) && isWritten(word.slice(cut)))
      return [word.slice(0, cut), word.slice(cut)];
  }
  return null;
}
