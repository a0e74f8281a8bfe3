import { describe, expect, test } from 'vitest';
import { closeness, nearestOf, questionsByIntent } from '../../src/matching/nearest-questions.ts';

const cosines = Float32Array.from([0.2, 0.9, 0.5, 0, 0.7]);
const questionsOf = questionsByIntent([0, 0, 1, 2, 1], 4);

describe('the stored questions nearest to a message', () => {
  test('questions are sorted under their intents; an intent may have none', () => {
    expect(questionsOf).toEqual([[0, 1], [2, 4], [3], []]);
  });

  test('the nearest of an intent is the one with the highest cosine, its first when none shares a word', () => {
    expect(questionsOf.map((list) => nearestOf(list, cosines))).toEqual([1, 4, 3, 0]);
  });

  test('closeness is the mean of the two nearest, so that one chance likeness counts half', () => {
    const into = new Float64Array(4);
    closeness(questionsOf, cosines, into);
    expect([...into].map((value) => Math.round(100 * value) / 100)).toEqual([0.55, 0.6, 0, 0]);
  });
});
