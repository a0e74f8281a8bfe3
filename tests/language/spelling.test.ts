import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSpeller } from '../../src/language/spelling.ts';
import { joinSpelling } from '../../src/language/spelling-variants.ts';

const known =
  'sciatica piriformis walking back exercise exercises stretch number lower hurts acupuncture stenosis massage plank form from';
const speller = buildSpeller({
  words: new Map(known.split(' ').map((word) => [word, 5])),
  leaveAlone: (word) => word === 'bark',
});

describe('a misspelt word is read as the known word it stands for', () => {
  test.each([
    ['siatica', 'sciatica'],
    ['sciatca', 'sciatica'],
    ['periformis', 'piriformis'],
    ['wlaking', 'walking'],
    ['bakc', 'back'],
    ['excersise', 'exercise'],
    ['strech', 'stretch'],
    ['acupunture', 'acupuncture'],
    ['massgae', 'massage'],
  ])('%s → %s', (typed, meant) => {
    expect(speller.repair(typed)).toBe(meant);
  });

  test.each([['back'], ['bark'], ['ab'], ['l4'], ['zebra'], ['спина'], ['x'.repeat(200)]])(
    '%s is left alone',
    (word) => {
      expect(speller.repair(word)).toBeNull();
    },
  );

  test('a short word is at most one slip away', () => {
    expect(speller.repair('bcak')).toBe('back');
    expect(speller.repair('bkca')).toBeNull();
  });

  test('a repair is always a known word, or none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,40}$/), (word) => {
        const repaired = speller.repair(word);
        expect(repaired === null || known.split(' ').includes(repaired)).toBe(true);
      }),
    );
  });
});

describe('British and American spelling meet', () => {
  test.each([
    ['colour', 'color'],
    ['centre', 'center'],
    ['metres', 'meters'],
    ['organise', 'organize'],
    ['travelling', 'traveling'],
    ['paediatric', 'pediatric'],
    ['diarrhoea', 'diarrhea'],
    ['oedema', 'edema'],
    ['analyse', 'analyze'],
    ['mum', 'mom'],
    ['tyre', 'tire'],
  ])('%s → %s', (british, american) => {
    expect(joinSpelling(british)).toBe(american);
    expect(joinSpelling(american)).toBe(american);
  });

  test.each([
    ['exercise'],
    ['hour'],
    ['your'],
    ['four'],
    ['raise'],
    ['advise'],
    ['otherwise'],
    ['precise'],
    ['back'],
    ['nurse'],
  ])('%s is the same word in both', (word) => {
    expect(joinSpelling(word)).toBe(word);
  });
});
