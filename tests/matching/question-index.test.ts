import { describe, expect, test } from 'vitest';
import { indexQuestions } from '../../src/matching/question-index.ts';
import { weighWord } from '../../src/matching/weigh-words.ts';

const questions = [
  ['walk', 'far'],
  ['sit', 'long'],
  ['walk', 'hill'],
  ['sleep', 'side'],
  ['walk', 'slow'],
];
/** The second intent holds two questions that do not stand together; the last holds none. */
const labels = [0, 1, 0, 2, 1];
const nearestTo = (...words: string[]) =>
  indexQuestions(questions, labels, 4).nearest(words.map((word) => weighWord(word)));

describe('the stored questions nearest to a message', () => {
  test('each intent gives the one with the most in common, its first when none shares a word, -1 when it has none', () => {
    expect([...nearestTo('walk', 'slow').nearest]).toEqual([0, 4, 3, -1]);
  });

  test('the same words have cosine 1, no shared word cosine 0', () => {
    const { cosines } = nearestTo('sleep', 'side');
    expect(cosines[2]).toBeCloseTo(1, 6);
    expect(cosines[0]).toBe(0);
  });

  test('closeness is the mean of the two nearest, so that one chance likeness counts half', () => {
    const { closeness, cosines } = nearestTo('walk', 'slow');
    expect(closeness[1]).toBeCloseTo((cosines[1] ?? 0) / 2, 6);
    expect(closeness[0]).toBeCloseTo(cosines[0] ?? 0, 6);
  });

  test('the intent of the nearest of all is told; nothing is left over for the next message', () => {
    const index = indexQuestions(questions, labels, 4);
    expect(index.nearest([weighWord('side')]).label).toBe(2);
    expect(index.nearest([weighWord('weather')]).label).toBe(-1);
    expect([...index.nearest([weighWord('weather')]).cosines]).toEqual([0, 0, 0, 0]);
  });
});
