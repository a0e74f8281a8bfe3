import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseThresholds, target } from '../../src/matching/choose-thresholds.ts';
import { decide } from '../../src/matching/decide.ts';
import { exactExp, exactLog, sigmoid } from '../../src/matching/exact-math.ts';
import { reliability } from '../../src/matching/fit-calibration.ts';
import { fitWeights } from '../../src/matching/fit-weights.ts';
import fitted from '../../src/matching/fitted.json' with { type: 'json' };

describe('the numbers in use were fitted, and held on messages kept back', () => {
  test('the file says from what, to which target and with what curve', () => {
    expect(fitted.target).toEqual(target);
    expect(fitted.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(fitted.fittedOn.phrasings).toBeGreaterThan(1_000);
    expect(fitted.fittedOn.questions).toBeGreaterThan(50);
    expect(fitted.heldBack.bins).toHaveLength(10);
  });

  test('the thresholds lie in order', () => {
    const { answer, answerInScope, choose } = fitted.thresholds;
    for (const value of [answer, answerInScope, choose]) expect(value).toBeGreaterThan(0);
    for (const value of [answer, answerInScope, choose]) expect(value).toBeLessThan(1);
  });
});

describe('three bands', () => {
  const thresholds = { answer: 0.5, answerInScope: 0.7, choose: 0.3 };
  const ranked = (...scores: number[]) =>
    scores.map((score, i) => ({ id: `i${i}`, score, parts: {}, nearest: '' }));
  test.each([
    ['sure and in scope', ranked(0.8, 0.1), 0.9, 'answer'],
    ['sure but perhaps not in scope', ranked(0.8, 0.1), 0.5, 'choose'],
    ['not sure', ranked(0.4, 0.3), 0.9, 'choose'],
    ['not sure and not in scope', ranked(0.4, 0.3), 0.1, 'decline'],
    ['nothing found', [], 0, 'decline'],
  ])('%s', (_, list, inScope, kind) => {
    expect(decide({ ranked: list, inScope }, new Set(), thresholds).kind).toBe(kind);
  });

  test('what stands for the rest of the world is never answered nor offered', () => {
    const outside = new Set(['i0']);
    expect(decide({ ranked: ranked(0.9, 0.05), inScope: 0.9 }, outside, thresholds)).toEqual({
      kind: 'decline',
      nearest: ['i1'],
    });
  });
});

describe('thresholds meet their target', () => {
  test('wrong and out-of-scope answers stay below it on the messages they were chosen on', () => {
    const message = fc.record({
      right01: fc.double({ min: 0, max: 1, noNaN: true }),
      inScope01: fc.double({ min: 0, max: 1, noNaN: true }),
      right: fc.boolean(),
      offered: fc.boolean(),
      inScope: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(message, { minLength: 20, maxLength: 60 }), (list) => {
        const messages = list.map((one) => ({ ...one, right: one.right && one.inScope }));
        const questions = Math.max(1, messages.filter(({ inScope }) => inScope).length);
        const outside = Math.max(1, messages.length - questions);
        const found = chooseThresholds(messages, { questions, outside });
        // 0.9 / 0.9 is the fall-back when no pair of thresholds meets the target.
        if (found.answer === 0.9 && found.answerInScope === 0.9) return;
        const answered = messages.filter(
          ({ right01, inScope01 }) => right01 >= found.answer && inScope01 >= found.answerInScope,
        );
        expect(answered.filter(({ inScope }) => !inScope).length / outside).toBeLessThanOrEqual(
          target.outsideAnswered,
        );
        expect(
          answered.filter(({ right, inScope }) => inScope && !right).length / questions,
        ).toBeLessThanOrEqual(target.answeredWrongly);
      }),
      { numRuns: 30 },
    );
  });
});

describe('fitting', () => {
  test('a sign that goes with being right gets weight, one that does not gets little', () => {
    const cases = Array.from({ length: 400 }, (_, i) => {
      const right = (i % 2) as 0 | 1;
      const noise = (((i >> 1) * 7) % 20) / 10;
      return { values: [1, right + noise, ((i >> 1) % 5) / 5], right, weight: 1 };
    });
    const [, telling = 0, idle = 0] = fitWeights(cases);
    expect(telling).toBeGreaterThan(1.5);
    expect(Math.abs(idle)).toBeLessThan(0.8);
  });

  test('reliability is perfect when things go right as often as said', () => {
    const outcomes = Array.from({ length: 1_000 }, (_, i) => ({
      score: 0.75,
      right: i % 4 !== 0,
      weight: 1,
    }));
    expect(reliability(outcomes).expectedCalibrationError).toBe(0);
    expect(reliability(outcomes.map((one) => ({ ...one, right: false }))).expectedCalibrationError).toBe(
      0.75,
    );
  });
});

describe('arithmetic that is the same on every machine', () => {
  test('agrees with the built-in functions to twelve places', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (x) => {
        expect(Math.abs(exactExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
        expect(sigmoid(x)).toBeGreaterThanOrEqual(0);
        expect(sigmoid(x)).toBeLessThanOrEqual(1);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => {
        expect(Math.abs(exactLog(x) - Math.log(x))).toBeLessThan(1e-11);
      }),
    );
  });
});
