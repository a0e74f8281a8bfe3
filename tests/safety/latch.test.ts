import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyLatch, type Latch, type LatchOutcome, stepLatch } from '../../src/safety/latch.ts';
import { rank } from '../../src/safety/level.ts';
import { levels, screen } from './support/red-flags.ts';

const say = (latch: Latch, text: string) =>
  stepLatch(latch, screen(text, { facts: latch.facts }), text, levels);
function talk(...texts: string[]): { latch: Latch; outcome: LatchOutcome } {
  let step: { latch: Latch; outcome: LatchOutcome } = { latch: emptyLatch, outcome: { kind: 'none' } };
  for (const text of texts) step = say(step.latch, text);
  return step;
}

describe('a level that stands', () => {
  it.each([
    'thanks',
    'start over',
    'what shoes are best',
    'haha ok',
    'im not going to hospital',
    'never mind',
    'its probably nothing',
    'no',
  ])('is not cleared by "%s"', (text) => {
    const { latch, outcome } = talk('i cant pee', text);
    expect(latch.level).toBe('emergency');
    expect(outcome.kind).toBe('stands');
  });

  it('is cleared by a specific correction', () => {
    const { latch, outcome } = talk('numb heels... i mean numb balls', 'sorry, i meant my heels');
    expect(latch.level).toBeNull();
    expect(outcome.kind).toBe('cleared');
  });

  it('is not cleared by a correction that names the sign again', () => {
    expect(talk('i cant pee', 'sorry i meant i still cant pee').latch.level).toBe('emergency');
  });

  it('rises and never falls', () => {
    const { latch } = talk('my calf is swollen and hot', 'i cant pee', 'its been 7 weeks and no better');
    expect(latch.level).toBe('emergency');
    expect(latch.rules).toEqual(expect.arrayContaining(['dvt', 'ces-bladder']));
  });

  it('never falls silently, in any order of messages', () => {
    const messages = [
      'thanks',
      'i cant pee',
      'no',
      'yes',
      'not sure',
      'start over',
      'my bum is numb',
      'how far should i walk',
      'my back hurts',
      'one calf is swollen and hot',
      'no numbness',
      'sorry i meant my heels',
      'lol',
      '',
      'wet myself laughing',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...messages), { maxLength: 12 }), (texts) => {
        let latch = emptyLatch;
        for (const text of texts) {
          const next = say(latch, text);
          if (rank(next.latch.level) < rank(latch.level)) expect(next.outcome.kind).toBe('cleared');
          latch = next.latch;
        }
      }),
    );
  });
});

describe('the check question', () => {
  it.each(['yes', 'yeah it is', 'not sure', 'maybe', 'i think so', 'dont know', 'a bit'])(
    '"%s" counts as present',
    (text) => {
      const { latch, outcome } = talk('my bum is numb', text);
      expect(outcome.kind).toBe('escalate');
      expect(latch.level).toBe('emergency');
    },
  );

  it.each(['no', 'nope', 'no its just from sitting', 'not at all'])('"%s" clears it', (text) => {
    const { latch, outcome } = talk('my bum is numb', text);
    expect(outcome.kind).toBe('cleared');
    expect(latch.asking).toBeNull();
  });

  it('is asked once', () => {
    expect(talk('my bum is numb').outcome).toMatchObject({ kind: 'ask', rule: 'ces-saddle' });
    expect(talk('my bum is numb', 'no', 'my bum is numb').outcome.kind).toBe('none');
  });

  it('is dropped when something else is said, and a new sign is still heard', () => {
    expect(talk('my bum is numb', 'how far should i walk each day').outcome.kind).toBe('none');
    expect(talk('my bum is numb', 'also i cant pee').outcome).toMatchObject({
      kind: 'escalate',
      level: 'emergency',
    });
  });
});

describe('signs over several messages', () => {
  it.each([
    [['i had breast cancer 3 years ago', 'now my legs feel weak and heavy'], 'cancer-cord'],
    [['im pregnant', 'and now im bleeding'], 'pregnancy-emergency'],
    [['im on warfarin', 'i slipped on the ice and hurt my back'], 'blood-thinner-fall'],
    [['my back hurts', 'also i cant pee'], 'ces-bladder'],
  ])('%j combine to %s', (texts, rule) => {
    expect(talk(...texts).latch.rules).toContain(rule);
  });
});
