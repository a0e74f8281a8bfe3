import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMatcher } from '../../src/matching/build-matcher.ts';
import { entries, options, small } from './catalogue.ts';

const best = (text: string): string | undefined => small.match(text).ranked[0]?.id;

describe('people land on the question they mean', () => {
  test.each([
    ['is it good to walk if my back is bad?', 'is-walking-good'],
    ['WALKING GOOD FOR BACK', 'is-walking-good'],
    ['wich shoos are bst for wlaking', 'walking-shoes'],
    ['siatica', 'sciatica'],
    ['icepack or hotwater', 'heat-and-ice'],
    ['matress for a baaaad back', 'sleep-and-lying'],
    ['which sneakers are best', 'walking-shoes'],
    ['shooting leg pain', 'sciatica'],
  ])('%j → %s', (text, id) => {
    expect(best(text)).toBe(id);
  });

  test('a stored question is found word for word and named as the nearest', () => {
    for (const { id, questions } of entries) {
      for (const question of questions) {
        const [first] = small.match(question).ranked;
        expect([question, first?.id, first?.nearest]).toEqual([question, id, question]);
      }
    }
  });

  test('a question in the middle of a greeting is answered, not the greeting', () => {
    const { ranked, vetoes } = small.match('hi there, should i use heat or ice on my back?');
    expect(ranked[0]?.id).toBe('heat-and-ice');
    expect(best('hello')).toBe('greeting');
    expect(vetoes).toContainEqual({ id: 'greeting', reason: 'small talk gives way to heat-and-ice' });
  });

  test('the question counts more than the story before it', () => {
    const story =
      'I did a long walk on Sunday with my dog. My shoes were old and the walk was lovely. Is ice or heat better?';
    expect(best(story)).toBe('heat-and-ice');
  });

  test('two questions in one message: the other one is named too', () => {
    const { ranked, second } = small.match(
      'How long should I hold a plank? And which mattress is best for a bad back?',
    );
    expect(new Set([ranked[0]?.id, second])).toEqual(new Set(['plank', 'sleep-and-lying']));
  });

  test('one question has no second', () => {
    expect(small.match('which mattress is best for a bad back?').second).toBeNull();
  });
});

describe('what is not known is declined', () => {
  test.each([
    ['who won the cricket'],
    ['weather tomorrow in leeds'],
    ['qwe rty uiop'],
    ['😂😂'],
    [''],
    ['   '],
    ['пицца'],
    ['my clutch is slipping'],
  ])('%j', (text) => {
    expect(small.match(text).decision.kind).toBe('decline');
  });

  test('a near miss never lands on the question it was written for', () => {
    const { ranked, decision, vetoes } = small.match('which mattress brand is cheapest');
    expect(ranked[0]?.id).not.toBe('sleep-and-lying');
    expect(decision).not.toEqual({ kind: 'answer', id: 'sleep-and-lying' });
    expect(vetoes.map(({ id }) => id)).toContain('sleep-and-lying');
  });

  test('adding a near miss never makes its question more likely for that line', () => {
    const scoreWith = (not: string[], text: string): number => {
      const changed = entries.map((entry) => (entry.id === 'plank' ? { ...entry, not } : entry));
      return (
        buildMatcher(changed, options)
          .match(text)
          .ranked.find(({ id }) => id === 'plank')?.score ?? 0
      );
    };
    for (const text of ['how do i do a plank', 'plank of oak', 'is the plank safe']) {
      expect(scoreWith([text], text)).toBeLessThanOrEqual(scoreWith([], text));
    }
  });
});

describe('every step can be shown', () => {
  test('corrections, synonyms and parts of the score are told', () => {
    const { corrections, synonyms, ranked, tokens } = small.match('is my traped nerve siatica');
    expect(corrections).toContainEqual({ from: 'siatica', to: 'sciatica' });
    expect(corrections).toContainEqual({ from: 'traped', to: 'trapped' });
    expect(synonyms).toContainEqual({ from: 'trapped nerve', to: 'sciatica' });
    expect(tokens).toContain('trapped');
    expect(ranked[0]?.parts).toMatchObject({
      overlap: expect.any(Number),
      cosine: expect.any(Number),
      known: expect.any(Number),
    });
  });

  test('words that warning signs are known by are never repaired', () => {
    const matcher = buildMatcher(entries, { ...options, protectedWords: new Set(['plnk']) });
    expect(small.match('plnk').corrections).toEqual([{ from: 'plnk', to: 'plank' }]);
    expect(matcher.match('plnk').corrections).toEqual([]);
  });
});

describe('the same message gives the same result', () => {
  test('whatever its case, spacing and end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...entries.flatMap(({ questions }) => questions)),
        fc.boolean(),
        (text, upper) => {
          const changed = `  ${(upper ? text.toUpperCase() : text).replaceAll(' ', '   ')} `;
          expect(small.match(changed).ranked).toEqual(small.match(text).ranked);
        },
      ),
    );
  });

  test('bit for bit in another process', () => {
    const script = join(import.meta.dirname, 'print-scores.ts');
    const run = (): string => execFileSync(process.execPath, [script], { encoding: 'utf8' });
    const first = run();
    expect(first.length).toBeGreaterThan(500);
    expect(run()).toBe(first);
  });

  test('however often and in whatever order it is asked', () => {
    const before = JSON.stringify(small.match('wich matress is best'));
    for (const text of ['plank', 'what is sciatica', 'ice', 'wich matress']) small.match(text);
    expect(JSON.stringify(small.match('wich matress is best'))).toBe(before);
  });
});

describe('no message breaks it', () => {
  test('scores lie between 0 and 1, best first, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { ranked, decision } = small.match(text);
        ranked.forEach(({ score }, place) => {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(place === 0 ? 1 : (ranked[place - 1]?.score ?? 0));
        });
        if (decision.kind === 'choose') expect([2, 3]).toContain(decision.ids.length);
      }),
    );
  });

  test('text beyond 2,000 characters is not read', () => {
    const long = `which mattress is best ${'x '.repeat(1_000)}`;
    expect(small.match(`${long} who won the cricket`)).toEqual(small.match(long));
  });

  test.each([
    ['one intent', [{ id: 'only', questions: ['is this the only question'] }]],
    ['no intent', []],
    ['an intent without words', [{ id: 'empty', questions: ['???'] }]],
  ])('a catalogue of %s works', (_, few) => {
    const result = buildMatcher(few).match('is this the only question');
    expect(result.ranked.length).toBeLessThanOrEqual(few.length);
  });

  test('one phrasing for each of a thousand intents still finds each', () => {
    const many = Array.from({ length: 1_000 }, (_, i) => ({
      id: `i${i}`,
      questions: [`where is room ${i} of house ${i % 7} please`],
    }));
    const matcher = buildMatcher(many);
    for (const i of [0, 7, 500, 999])
      expect(matcher.match(`where is room ${i} of house ${i % 7}`).ranked[0]?.id).toBe(`i${i}`);
  });
});
