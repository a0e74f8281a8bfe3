import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexDeletions } from '../../src/language/deletion-index.ts';

const words = ['walk', 'walking', 'back', 'bank', 'numb', 'number', 'stairs', 'sciatica', 'physiotherapy'];
const index = indexDeletions(words, () => 2);
const found = (slip: string, edits: number): string[] =>
  index.candidates(slip, edits).map((id) => words[id] ?? '');

describe('words that may be meant by a slip', () => {
  test.each([
    ['wlak', 1, 'walk'],
    ['bakc', 1, 'back'],
    ['sciatca', 1, 'sciatica'],
    ['stiars', 1, 'stairs'],
    ['fysiotherapy', 2, 'physiotherapy'],
  ])('%s with %i left out may be %s', (slip, edits, word) => {
    expect(found(slip, edits)).toContain(word);
  });

  test('a word nothing like any other finds none', () => {
    expect(found('zzzzqq', 2)).toEqual([]);
  });

  test('a word with one letter left out always finds the word', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(7), (word, at) => {
        const slip = word.slice(0, at % word.length) + word.slice((at % word.length) + 1);
        expect(found(slip, 1)).toContain(word);
      }),
    );
  });
});
