import { expect, test } from 'vitest';
import { countText, splitSentences, splitWords } from '../../../src/knowledge/content-checks/count-text.ts';

test.each([
  ['One. Two. Three', ['One.', 'Two.', 'Three']],
  ['Is it safe? Yes. It is.', ['Is it safe?', 'Yes.', 'It is.']],
  ['Use support, e.g. a chair. Then sit.', ['Use support, e.g. a chair.', 'Then sit.']],
  ['Walk 2.5 km. Rest.', ['Walk 2.5 km.', 'Rest.']],
  ['It is called a "slipped disc." Then rest.', ['It is called a "slipped disc."', 'Then rest.']],
  ['  ', []],
  ['... - .', []],
])('%j has the sentences %j', (text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences);
});

test.each([
  ['one-sided leg pain', ['one-sided', 'leg', 'pain']],
  ['4 to 6 weeks, or/and (more)', ['4', 'to', '6', 'weeks', 'or', 'and', 'more']],
  ['walk \u2013 then call {emergency_number}.', ['walk', 'then', 'call', 'emergency_number']],
  ["don't", ["don't"]],
])('%j has the words %j', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test('the formulas give the published values for a text counted by hand', () => {
  // 2 sentences, 12 words, 13 syllables (garden has 2).
  const { words, sentences, syllables, grade, ease } = countText([
    'The cat sat on the mat. The dog ran to the garden',
    '',
  ]);
  expect([words, sentences, syllables]).toEqual([12, 2, 13]);
  expect(grade).toBeCloseTo(0.39 * 6 + 11.8 * (13 / 12) - 15.59, 6);
  expect(ease).toBeCloseTo(206.835 - 1.015 * 6 - 84.6 * (13 / 12), 6);
});

test('medical terms count as words of a sentence but not towards how hard it reads', () => {
  const text = 'Sciatica can hurt. Spondylolisthesis can hurt too.';
  const plain = countText([text]);
  const leftOut = countText([text], ['spondylolisthesis', 'Sciatica']);
  expect(leftOut.words).toBe(plain.words);
  expect(leftOut.grade).toBeLessThan(plain.grade);
  expect(leftOut.ease).toBeGreaterThan(plain.ease);
});

test('a figure counts as at least one syllable', () => {
  expect(countText(['Walk 5 or 10.']).syllables).toBe(4);
});

test('the longest sentence is named', () => {
  expect(countText(['Short one. This one is longer by far.', 'End']).longest).toEqual({
    words: 6,
    sentence: 'This one is longer by far.',
  });
});
