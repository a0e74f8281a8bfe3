import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { stem } from '../../src/language/stem.ts';
import { tokenise } from '../../src/language/tokenise.ts';

const words = (text: string): string[] => tokenise(normalise(text)).map((token) => token.text);

describe('text is brought to one form', () => {
  test.each([
    ['Café', 'cafe'],
    ['I’m', "i'm"],
    ['b\u200Bac\u00ADk', 'back'],
    ['bаck', 'back'], // the a is Cyrillic
    ['ＢＡＣＫ', 'back'],
    ['a\u0007b', 'a b'],
    ['one\r\n\r\n two', 'one\ntwo'],
    ['lower–back', 'lower-back'],
    ['Кто выиграл', 'кто выиграл'],
  ])('%j becomes %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  test('doing it twice changes nothing more, and nothing makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
    );
  });
});

describe('words are told apart', () => {
  test.each([
    ['L4/L5 disc', ['l4', 'l5', 'disc']],
    ['lower-back/hip', ['lower', 'back', 'hip']],
    ["can't walk", ['cant', 'walk']],
    ['10kg, twice!!', ['10kg', 'twice']],
    ['😂😂', []],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('each word stands where it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const normal = normalise(text);
        for (const { text: word, start, end } of tokenise(normal)) {
          expect(normal.slice(start, end).replaceAll("'", '')).toBe(word);
        }
      }),
    );
  });
});

describe('stems are those of natural 8.1.1, on which every score rests', () => {
  test.each([
    ['walking', 'walk'],
    ['walked', 'walk'],
    ['exercises', 'exercis'],
    ['numbness', 'numb'],
    ['stretches', 'stretch'],
    ['sciatica', 'sciatica'],
    ['back', 'back'],
  ])('%s → %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});
