// The second opinion: what it hears where the patterns are silent, and that it only ever asks.
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { buildScreen } from '../../src/safety/screen-message.ts';
import { buildSecondOpinion } from '../../src/safety/second-opinion.ts';
import { questions, redFlags, screen } from './support/red-flags.ts';

const FOLDS = 5;
const reader = (fold: number): ((line: string) => boolean) => {
  const isKept = (_: unknown, at: number): boolean => at % FOLDS !== fold;
  const opinion = buildSecondOpinion(
    {
      ...redFlags,
      wordings: redFlags.wordings.map(({ rule, fire }) => ({ rule, fire: fire.filter(isKept) })),
      harmless: redFlags.harmless.filter(isKept),
    },
    questions.filter(isKept),
  );
  return (line) => (opinion?.(normalise(line)) ?? null) !== null;
};
/** Readers that have each not seen a fifth of the lines. */
const readers = Array.from({ length: FOLDS }, (_, fold) => reader(fold));
const readUnseen = (line: string, at: number): boolean => readers[at % FOLDS]?.(line) ?? false;
const described = redFlags.wordings.map(({ fire }) => fire);
const patterns = buildScreen(redFlags);
const isSilent = (line: string): boolean => {
  const { findings, vetoes } = patterns(line);
  return findings.length === 0 && vetoes.length === 0;
};

describe('the second opinion', () => {
  it('knows most emergencies it has not seen', () => {
    const heard = described.flatMap((lines) => lines.filter(readUnseen));
    expect(heard.length / described.flat().length).toBeGreaterThan(0.5);
  });

  it('asks about at most 1 in 100 ordinary questions it has not seen', () => {
    const asked = questions.filter((line, at) => isSilent(line) && readUnseen(line, at));
    expect(asked.length / questions.length).toBeLessThanOrEqual(0.01);
  });

  it('asks about few denials, turns of phrase and general questions it has not seen', () => {
    const asked = redFlags.harmless.filter((line, at) => isSilent(line) && readUnseen(line, at));
    expect(asked.length / redFlags.harmless.length).toBeLessThanOrEqual(0.02);
  });

  it('is the same each time it is built', () => {
    const [one, other] = [1, 2].map(() => buildSecondOpinion(redFlags, questions));
    for (const line of described.flat()) expect(one?.(normalise(line))).toBe(other?.(normalise(line)));
  });

  it('is off without ordinary questions to learn from', () => {
    expect(buildSecondOpinion(redFlags, [])).toBeNull();
  });

  it('adds a check question at most, and only where the patterns heard nothing and took nothing back', () => {
    for (const line of [...described.flat(), ...redFlags.harmless, ...questions]) {
      const after = screen(line);
      if (!isSilent(line)) expect(after.findings).toEqual(patterns(line).findings);
      else
        expect(
          after.findings.every(({ verdict, pattern }) => verdict === 'ask' && pattern === 'second-opinion'),
        ).toBe(true);
    }
  });

  it('asks about what a turn of phrase hid from the patterns', () => {
    const hiding = { ...redFlags, idioms: [...redFlags.idioms, 'bum and private parts'] };
    const { findings, unread } = buildScreen(hiding, { harmless: questions })(
      'my bum and private parts have gone numb',
    );
    expect(unread()).toContainEqual(expect.objectContaining({ reason: 'idiom' }));
    expect(findings).toMatchObject([{ verdict: 'ask', pattern: 'second-opinion' }]);
  });
});
