import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/cli/evaluation/evaluate.ts';
import { brokenFloors } from '../../src/cli/evaluation/floors.ts';
import { openBot } from '../../src/cli/open-bot.ts';
import { outcomesOf, reliability } from '../../src/matching/fit-calibration.ts';
import fitted from '../../src/matching/fitted.json' with { type: 'json' };

const sets = evaluate(openBot(), import.meta.dirname);

describe('on the questions of people who have not seen our phrasings', () => {
  test('the bot stays above every floor', () => {
    expect(brokenFloors(sets)).toEqual([]);
  });

  test('one warning-sign line more that falls short breaks the floors', () => {
    const signs = sets.get('warning signs') ?? [];
    const lost = signs.findIndex(({ style, first }) => style === 'fire emergency' && first);
    const worse = signs.map((one, at) => (at === lost ? { ...one, first: false } : one));
    expect(brokenFloors(new Map([['warning signs', worse]]))).toHaveLength(1);
  });

  test('every set is there', () => {
    for (const [name, list] of sets) expect([name, list.length > 0]).toEqual([name, true]);
  });

  test('when it says how sure it is, it is right about as often: the mean gap was 0.05 or less on messages kept back', () => {
    expect(fitted.heldBack.expectedCalibrationError).toBeLessThanOrEqual(0.05);
    expect(reliability(outcomesOf([])).expectedCalibrationError).toBe(0);
  });
});
