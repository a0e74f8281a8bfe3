import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Screening } from '../../src/safety/screening.ts';
import { fires, redFlags, screen } from './support/red-flags.ts';

const words = [...redFlags.concepts.values()]
  .flatMap((concept) => concept.words)
  .filter((_, at) => at % 7 === 0);

describe('the screen', () => {
  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => void screen(text)));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 80 }),
        (list) => void screen(list.join(' ')),
      ),
    );
  });

  it('says the same of the same text', () => {
    const told = (screening: Screening) => ({ ...screening, unread: screening.unread() });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (list) => {
        const text = list.join(' ');
        expect(told(screen(text))).toEqual(told(screen(text)));
      }),
    );
  });

  it('hears a sign whatever separate sentences surround it', () => {
    const harmless = [
      'I like walking.',
      'The weather is nice.',
      'Thank you.',
      'What shoes are best?',
      'My dog is old.',
    ];
    fc.assert(
      fc.property(fc.subarray(harmless), fc.subarray(harmless), (before, after) => {
        expect(fires([...before, 'I cant feel when I pee.', ...after].join(' '))).toContain('ces-bladder');
      }),
    );
  });

  // Work is compared at two sizes in one run, with a wide margin: no absolute time is promised here.
  it.each([
    'numb ',
    'numb leg ',
    'cant pee ',
    'no numb ',
    'a',
    ' ',
    '1 ',
    'xq7 ',
    'pain leg both weak ',
    'numb,',
    '💩',
    'cantfeelmyleg',
    'cant feel my legs and bum and ',
    'no pain no numb no wee ',
    'my 15 yr old ',
    'а',
  ])('takes work in step with length on "%s" repeated', (unit) => {
    const text = (chars: number): string => unit.repeat(Math.ceil(chars / unit.length));
    const time = (chars: number): number => {
      const sample = text(chars);
      const runs = Array.from({ length: 7 }, () => {
        const start = performance.now();
        screen(sample);
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    time(1_000);
    expect(time(8_000) / Math.max(time(1_000), 0.2)).toBeLessThan(40);
  });
});
