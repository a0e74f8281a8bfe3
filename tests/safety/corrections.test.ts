// Taking a warning back: what is specific enough, what only opens the check question again, and what does neither.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCheckAnswer } from '../../src/safety/check-answer.ts';
import { emptyLatch, type LatchStep, stepLatch } from '../../src/safety/latch.ts';
import { levels, screen } from './support/red-flags.ts';

function talk(...texts: readonly string[]): LatchStep {
  return texts.reduce<LatchStep>(
    ({ latch }, text) => stepLatch(latch, screen(text, { facts: latch.facts }), text, levels),
    { latch: emptyLatch, outcome: { kind: 'none' } },
  );
}

describe('a specific correction takes the warning back', () => {
  it.each([
    ['numb between my legs', 'sorry, i meant my heels'],
    ['numb between my legs', 'I meant to type numb elbow'],
    ['i cant pee', 'that was a typo'],
    ['i cant pee', 'autocorrect did that'],
    ['i cant pee', 'only joking'],
    ['i cant pee', 'my kid typed that'],
    ['i cant pee', 'actually I can pee fine'],
    ['i cant pee', 'i can wee normally'],
    ['cant feel my bum when i wipe', 'i can feel my bum fine'],
    ['i pooed myself', 'I can hold my poo perfectly'],
  ])('"%s", then "%s"', (sign, correction) => {
    const { latch, outcome } = talk(sign, correction);
    expect(outcome).toMatchObject({ kind: 'cleared', level: null });
    expect(latch).toMatchObject({ level: null, rules: [] });
  });
});

describe('a vague correction opens the check question again', () => {
  it.each([
    ['i cant pee', 'that was a mistake'],
    ['i cant pee', 'not what i meant'],
    ['i cant pee', 'that isnt true'],
    ['i cant pee', 'actually no'],
    ['i cant pee', 'wrong word'],
    ['i cant pee', 'i can pee now'],
    ['i cant pee', 'i can walk fine'],
    ['numb between my legs', 'i can pee normally'],
  ])('"%s", then "%s"', (sign, correction) => {
    const { latch, outcome } = talk(sign, correction);
    expect(outcome.kind).toBe('ask');
    expect(latch.level).toBe('emergency');
  });

  it('and a clear no to it takes the warning back', () => {
    expect(talk('i cant pee', 'that was a mistake').latch.asking).toBe('ces-bladder');
    expect(talk('i cant pee', 'that was a mistake', 'no').outcome).toMatchObject({
      kind: 'cleared',
      level: null,
    });
  });

  it.each(['yes', 'not sure'])('and "%s" to it keeps the warning', (text) => {
    expect(talk('i cant pee', 'that was a mistake', text).outcome).toMatchObject({
      kind: 'escalate',
      level: 'emergency',
    });
  });

  it('once: saying it again does not ask again', () => {
    expect(talk('i cant pee', 'actually no', 'that was a mistake').outcome.kind).not.toBe('ask');
  });
});

describe('the warning stands', () => {
  it.each([
    'i meant it',
    'i meant what i said',
    'sorry i meant i still cant pee',
    'never mind, just joking around with words, ignore me',
    'im fine',
    'thanks',
  ])('after "%s"', (text) => {
    expect(talk('i cant pee', text).latch.level).toBe('emergency');
  });

  it.each([
    'only joking',
    'that was a typo',
    'sorry, i meant my back',
    'i was kidding',
    'my kid typed that',
    'that isnt true',
  ])('after thoughts of suicide and "%s": only a clear no to the check question ends it', (text) => {
    const { latch, outcome } = talk('i want to kill myself', text);
    expect(outcome).toMatchObject({ kind: 'ask', rule: 'suicide-crisis' });
    expect(latch.level).toBe('emergency');
    expect(talk('i want to kill myself', text, 'no').latch.level).toBeNull();
  });
});

describe('a correction is about what was said last', () => {
  it('earlier signs stand', () => {
    const { latch, outcome } = talk('i cant pee', 'one calf is swollen and hot', 'sorry, i meant my elbow');
    expect(outcome.kind).toBe('cleared');
    expect(latch).toMatchObject({ level: 'emergency', rules: ['ces-bladder'] });
  });

  it('evidence about one function leaves the others', () => {
    const { latch } = talk('i cant pee', 'my bits are numb', 'i can pee fine');
    expect(latch.rules).toEqual(['ces-saddle']);
  });
});

describe('over random orders of messages', () => {
  const messages = [
    'i cant pee',
    'numb between my legs',
    'i want to kill myself',
    'one calf is swollen and hot',
    'no',
    'yes',
    'not sure',
    'only joking',
    'that was a typo',
    'that was a mistake',
    'actually no',
    'i can pee fine',
    'sorry, i meant my heels',
    'thanks',
    'start over',
    '',
  ];
  const talks = fc.array(fc.constantFrom(...messages), { maxLength: 14 });

  it('no sign goes without being named as cleared, and none goes because of a question', () => {
    fc.assert(
      fc.property(talks, (texts) => {
        let latch = emptyLatch;
        for (const text of texts) {
          const step = stepLatch(latch, screen(text, { facts: latch.facts }), text, levels);
          const gone = latch.rules.filter((rule) => !step.latch.rules.includes(rule));
          if (step.outcome.kind === 'cleared')
            expect(step.outcome.rules).toEqual(expect.arrayContaining(gone));
          else if (step.outcome.kind !== 'escalate') expect(gone).toEqual([]);
          latch = step.latch;
        }
      }),
    );
  });

  it('thoughts of suicide go only by a no to their own check question', () => {
    fc.assert(
      fc.property(talks, (texts) => {
        let latch = emptyLatch;
        for (const text of texts) {
          const { latch: next } = stepLatch(latch, screen(text, { facts: latch.facts }), text, levels);
          const gone = latch.rules.includes('suicide-crisis') && !next.rules.includes('suicide-crisis');
          if (gone) expect([latch.asking, readCheckAnswer(text)]).toEqual(['suicide-crisis', 'no']);
          latch = next;
        }
      }),
    );
  });
});
