import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { placeTokens } from '../../src/language/sentences.ts';
import { tokenise } from '../../src/language/tokenise.ts';

/** The words of each sentence, clauses parted by a bar. */
function structure(text: string): string[] {
  const normalised = normalise(text);
  const sentences: string[] = [];
  let clause = 0;
  for (const token of placeTokens(normalised, tokenise(normalised))) {
    const before = sentences[token.sentence];
    sentences[token.sentence] =
      before === undefined ? token.text : `${before}${token.clause === clause ? ' ' : ' | '}${token.text}`;
    clause = token.clause;
  }
  return sentences;
}

describe('where sentences and clauses end', () => {
  test.each([
    ['My back hurts. I cant pee', ['my back hurts', 'i cant pee']],
    ['my back hurts.cant pee', ['my back hurts', 'cant pee']],
    ['a temperature of 38.5 today', ['a temperature of 38 5 today']],
    ['sore... then numb', ['sore', 'then numb']],
    ['no pain, but numb (both feet) now', ['no pain | but numb | both feet | now']],
    ['fine - until Tuesday', ['fine | until tuesday']],
    ['fine--until Tuesday', ['fine | until tuesday']],
    ['a golf follow-through', ['a golf follow through']],
  ])('%j', (text, expected) => {
    expect(structure(text)).toEqual(expected);
  });
});
