import { expect, test } from 'vitest';
import { buildMatcher } from '../../src/matching/build-matcher.ts';
import { describeCollisions, reportCollisions } from '../../src/matching/collision-report.ts';
import type { MatchEntry, Matcher, Ranked } from '../../src/matching/match-result.ts';

const clear: MatchEntry[] = [
  {
    id: 'shoes',
    questions: [
      'which shoes should i wear',
      'what shoes are good',
      'are my shoes wrong',
      'do shoes matter',
      'best shoes for walking',
      'new shoes or old shoes',
    ],
  },
  {
    id: 'sleep',
    questions: [
      'how should i sleep',
      'best position to sleep',
      'i cannot sleep at night',
      'sleep on my side',
      'does sleep matter',
      'sleep with a pillow',
    ],
  },
];
/** The same words under two ids: nobody could tell them apart. */
const blurred: MatchEntry[] = [
  {
    id: 'a',
    questions: [
      'can i walk',
      'may i walk far',
      'walk up hills',
      'walk at night',
      'walk in rain',
      'walk alone',
    ],
  },
  {
    id: 'b',
    questions: [
      'can i walk today',
      'may i walk',
      'walk up a hill',
      'walk by night',
      'walk in the rain',
      'walk all alone',
    ],
  },
];
const build = (entries: readonly MatchEntry[]): Matcher => buildMatcher(entries);

test('questions without a word in common are not confused', () => {
  const report = reportCollisions(clear, build);
  expect(report).toMatchObject({ asked: 12, confused: [], confusionRate: 0, pairs: [] });
});

test('questions in the same words are listed as a pair with the phrasings behind it', () => {
  const report = reportCollisions(blurred, build);
  expect(report.pairs[0]?.ids).toEqual(['a', 'b']);
  expect(report.confusionRate).toBeGreaterThan(0.3);
  expect(describeCollisions(report).join('\n')).toMatch(
    /\n {2}a \/ b: \d+ confused, \d+ narrow\n {4}".+" of [ab] went to [ab]/,
  );
});

test('no phrasing is asked of a matcher that has learnt it, and each is asked once', () => {
  const asked: string[] = [];
  reportCollisions(blurred, (entries) => {
    const learnt = new Set(entries.flatMap(({ questions }) => questions));
    return {
      match: (text) => {
        expect(learnt.has(text)).toBe(false);
        asked.push(text);
        return build(entries).match(text);
      },
    };
  });
  expect(asked.sort()).toEqual(blurred.flatMap(({ questions }) => questions).sort());
});

test('a right answer with a lead under 0.1 counts as narrow', () => {
  const ranked = (score: number): Ranked[] => [
    { id: 'shoes', score: 0.5, parts: {}, nearest: '' },
    { id: 'sleep', score, parts: {}, nearest: '' },
  ];
  const always = (score: number) => (): Matcher => ({
    match: (text) => ({ ...buildMatcher(clear).match(text), ranked: ranked(score) }),
  });
  expect(reportCollisions(clear, always(0.45)).narrow).toHaveLength(6);
  expect(reportCollisions(clear, always(0.3)).narrow).toEqual([]);
});

test('an intent with a single phrasing is left whole', () => {
  expect(reportCollisions([...clear, { id: 'one', questions: ['just one'] }], build).asked).toBe(12);
});
