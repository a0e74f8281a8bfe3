// Where sentences and clauses end, from the characters between words. It knows nothing of meaning.
import type { Token } from './tokenise.ts';

/** A word with its place in the sentence structure. */
export interface PlacedToken extends Token {
  /** Number of the sentence, from 0. */
  sentence: number;
  /** Number of the clause (between commas, brackets, dashes), from 0 over the whole text. */
  clause: number;
}

/** A dash counts beside a space or doubled; the hyphen of "follow-through" does not. */
const CLAUSE_MARK = /[,:()[\]"/]| -|- |--/;

/** Gives every word the number of its sentence and clause. A full stop counts when a space or a word of letters follows. */
export function placeTokens(normalised: string, tokens: readonly Token[]): PlacedToken[] {
  const wordByWord = isWordByWord(normalised, tokens.length);
  let sentence = 0;
  let clause = 0;
  let previousEnd = 0;
  return tokens.map((token, index) => {
    const between = normalised.slice(previousEnd, token.start);
    if (index > 0 && wordByWord && /[.\n]/.test(between)) clause++;
    else if (index > 0 && endsSentence(between, tokens[index - 1]?.text ?? '', token.text)) {
      sentence++;
      clause++;
    } else if (index > 0 && CLAUSE_MARK.test(between)) clause++;
    previousEnd = token.end;
    return { ...token, sentence, clause };
  });
}

/** Pieces from which a message with about one word in each is one sentence: "left calf. walking. cramps. stop. gone." */
const MIN_PIECES = 4;
const WORDS_A_PIECE = 1.5;

function isWordByWord(normalised: string, words: number): boolean {
  if (words > MAX_WORD_BY_WORD || !/[.\n]/.test(normalised)) return false;
  const pieces = normalised.split(/[.\n]/).filter((piece) => piece.trim() !== '').length;
  return pieces >= MIN_PIECES && words / pieces <= WORDS_A_PIECE;
}
const MAX_WORD_BY_WORD = 40;

function endsSentence(between: string, before: string, after: string): boolean {
  if (/[!?;\n]/.test(between) || /\.\./.test(between)) return true;
  if (!between.includes('.')) return false;
  // "38.5" and "a.m." stay together; "hurts.cant pee" does not.
  return /\.\s/.test(between) ? before.length > 1 || after.length > 1 : before.length > 2 && after.length > 1;
}
