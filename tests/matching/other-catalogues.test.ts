import { describe, expect, test } from 'vitest';
import { buildMatcher } from '../../src/matching/build-matcher.ts';
import type { MatchEntry } from '../../src/matching/match-result.ts';

/** A library's desk: nothing the matcher was tuned on. */
const library: readonly MatchEntry[] = [
  ['opening-hours', 'when does the library open'],
  ['lost-card', 'i have lost my library card'],
  ['late-fee', 'how much is the fine for a late book'],
  ['renew', 'can i renew a loan'],
  ['reserve', 'how do i reserve a novel'],
  ['wifi', 'is there wireless internet in the reading room'],
  ['printing', 'where can i print a document'],
  ['children', 'what is on for children on saturday'],
  ['donate', 'do you take donated books'],
  ['parking', 'is there parking near the building'],
].map(([id = '', question = '']) => ({ id, questions: [question] }));

const many: readonly MatchEntry[] = Array.from({ length: 300 }, (_, i) => ({
  id: `room-${i}`,
  questions: [`where do i find room ${i}`, `what is kept in room ${i}`, `who cleans room ${i} at night`],
}));

describe('the same matcher learns another catalogue', () => {
  test.each([
    ['ten questions with one phrasing each', library],
    ['two questions', library.slice(0, 2)],
    ['three hundred questions', many],
  ])('%s: every stored phrasing comes first', (_, entries) => {
    const matcher = buildMatcher(entries);
    for (const { id, questions } of entries)
      for (const question of questions) expect(matcher.match(question).ranked[0]?.id).toBe(id);
  });

  test.each([
    ['when do you open', 'opening-hours'],
    ['lost my card', 'lost-card'],
    ['fine for late books', 'late-fee'],
    ['renewing my loan', 'renew'],
    ['reserving a novle', 'reserve'],
    ['where can i park', 'parking'],
    ['can i donate some books', 'donate'],
  ])('%j lies among the three that would be offered: %s', (text, id) => {
    const offered = buildMatcher(library)
      .match(text)
      .ranked.slice(0, 3)
      .map((ranked) => ranked.id);
    expect(offered).toContain(id);
  });

  test.each([['my tooth aches'], ['who won the cricket'], ['qwe rty uiop'], ['best pizza in naples']])(
    '%j is not answered',
    (text) => {
      for (const entries of [library, library.slice(0, 2), many])
        expect(buildMatcher(entries).match(text).decision.kind).not.toBe('answer');
    },
  );
});
