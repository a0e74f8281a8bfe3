// Messages in other voices than the examples beside the rules. Each was measured before any word was added for it; since then
// they guard what is heard. A single must-fire line lost fails.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rank } from '../../src/safety/level.ts';
import { asks, firedLevel, fires, levels, screen } from './support/red-flags.ts';

interface Line {
  text: string;
  expect: 'fire' | 'none';
  rule?: string;
}
const lines = readFileSync('tests/safety/wording.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line): Line => JSON.parse(line));
const tooLow = ({ text, rule }: Line): boolean =>
  rank(firedLevel(screen(text))) < rank(rule === undefined ? null : levels(rule));

/** Not heard at their level today. Take a line out when it is heard; never add one. */
const KNOWN_MISSES = ["what's the quickest way to end it"];
/** Benign lines that raise an alarm today. */
const KNOWN_ALARMS = [
  'standing to pee hurts my back a bit',
  'back pain after having a baby',
  'pregnancy yoga cushions, any good for my back?',
];

describe('wording the rules were not written from', () => {
  it('is heard at its level, but for the known misses', () => {
    const missed = lines.filter((line) => line.expect === 'fire' && tooLow(line)).map(({ text }) => text);
    expect(missed.filter((text) => !KNOWN_MISSES.includes(text))).toEqual([]);
  });

  it('raises no alarm when nothing is wrong, but for the known ones', () => {
    const alarms = lines.filter(({ expect: wanted, text }) => wanted === 'none' && fires(text).length > 0);
    expect(alarms.map(({ text }) => text).filter((text) => !KNOWN_ALARMS.includes(text))).toEqual([]);
  });

  it('is asked about in at most one harmless line of eight', () => {
    const harmless = lines.filter(({ expect: wanted }) => wanted === 'none');
    const asked = harmless.filter(({ text }) => asks(text).length > 0);
    expect(asked.length / harmless.length).toBeLessThan(1 / 8);
  });
});
