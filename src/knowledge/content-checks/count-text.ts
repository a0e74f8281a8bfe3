// Words, sentences and syllables: the one place where text is counted. The formulas are the published ones of
// the packages flesch and flesch-kincaid.
import { flesch } from 'flesch';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Full stops that end no sentence. */
const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs|approx|no|dr|mr|mrs|ms|st)\.$/i;

/** The sentences of one paragraph or list item. What follows the last full stop counts as a sentence too. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const piece of text.split(/(?<=[.!?]["'\u201D\u2019)]*)\s+/)) {
    open = open === '' ? piece : `${open} ${piece}`;
    if (ABBREVIATION.test(open)) continue;
    if (splitWords(open).length > 0) sentences.push(open);
    open = '';
  }
  if (splitWords(open).length > 0) sentences.push(open);
  return sentences;
}

/** The words: what stands between spaces and holds a letter or a digit. `one-sided` is one word, `{emergency_number}` is one. */
export function splitWords(text: string): string[] {
  return text
    .split(/[\s\u2013\u2014/]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
}

export interface TextCount {
  words: number;
  sentences: number;
  syllables: number;
  /** Words in the longest sentence, and that sentence. */
  longest: { words: number; sentence: string };
  /** Flesch-Kincaid grade: school years needed. NaN for an empty text. */
  grade: number;
  /** Flesch reading ease, 0 to about 120; higher is easier. NaN for an empty text. */
  ease: number;
}

/**
 * Counts paragraphs and list items; each ends a sentence. `medicalTerms` are left out of the formulas (style rule L01), not out
 * of the number of words or the length of sentences.
 */
export function countText(texts: readonly string[], medicalTerms: readonly string[] = []): TextCount {
  const sentences = texts.flatMap(splitSentences);
  const lengths = sentences.map((sentence) => splitWords(sentence).length);
  const longest = Math.max(0, ...lengths);
  const plain = splitWords(leaveOut(sentences.join(' '), medicalTerms));
  const syllables = plain.reduce((sum, word) => sum + countSyllables(word), 0);
  const counts = { word: plain.length, sentence: sentences.length, syllable: syllables };
  return {
    words: lengths.reduce((sum, length) => sum + length, 0),
    sentences: sentences.length,
    syllables,
    longest: { words: longest, sentence: sentences[lengths.indexOf(longest)] ?? '' },
    grade: fleschKincaid(counts),
    ease: flesch(counts),
  };
}

/** A figure is read aloud as at least one syllable; the library gives it none. */
const countSyllables = (word: string): number => Math.max(1, syllable(word));

function leaveOut(text: string, terms: readonly string[]): string {
  const ordered = [...terms].sort((a, b) => b.length - a.length).map((term) => term.trim());
  return ordered
    .filter((term) => term !== '')
    .reduce(
      (rest, term) =>
        rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal(term)}(?![\\p{L}\\p{N}])`, 'giu'), ' '),
      text,
    );
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
