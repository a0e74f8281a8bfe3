import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { converse } from '../../src/cli/converse.ts';
import { openBot } from '../../src/cli/open-bot.ts';
import type { Turn } from '../../src/conversation/bot.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import { initialState } from '../../src/conversation/state.ts';
import { rank } from '../../src/safety/level.ts';

const bot = openBot({ region: 'uk' });
const NOW = new Date('2026-01-05T10:00:00Z');

/** What people type, from greetings to signs: conversations are drawn from these. */
const MESSAGES = [
  'hi',
  'thanks',
  'ok',
  'yes',
  'no',
  'not sure',
  '2',
  'the first one',
  'none of these',
  'both',
  '',
  '???',
  '😀',
  'qwe rty',
  'is it ok to walk with a bad back',
  'how long for?',
  'and hills?',
  'why?',
  'what else',
  'another one',
  'easier',
  'harder',
  'go back',
  'shorter',
  'more',
  'topics',
  'Strength exercises',
  'how do i do a bridge',
  'not what i asked',
  'why this answer',
  'say that again',
  'start over',
  'can i talk to a human',
  'what is the weather',
  'my elbow hurts',
  'check my warning signs',
  'this is not happening to me',
  'sorry, i meant my heels',
  'you are useless',
  'my bum is numb',
  'i cant pee',
  'cant feel my bum when i wipe',
  'one calf is swollen and hot',
  'its been 7 weeks and no better',
  'i want to die',
  'no numbness and i can pee fine',
  'what is cauda equina',
  'my back is killing me',
]; // prettier-ignore
const conversations = fc.array(fc.constantFrom(...MESSAGES), { minLength: 1, maxLength: 12 });

/** Steps that may take a warning back: a clear no to its question, or a correction. */
const TAKES_BACK = /^screen:cleared/;

function check(turns: (messages: readonly string[]) => void): void {
  fc.assert(fc.property(conversations, turns), { numRuns: 300, seed: 20_261_121 });
}

describe('a turn', () => {
  test('is the same for the same message, state and time', () => {
    check((messages) => {
      expect(JSON.stringify(converse(bot, messages))).toBe(JSON.stringify(converse(bot, messages)));
    });
  });

  test('never changes the state it was given', () => {
    const before = JSON.stringify(initialState);
    bot.takeTurn('is walking good', initialState, NOW);
    expect(JSON.stringify(initialState)).toBe(before);
  });

  test('answers any text at all', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }), (messages) => {
        for (const { reply } of converse(bot, messages)) expect(renderText(reply).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('starts afresh from a state of another version', () => {
    const foreign = { ...initialState, version: 9, topic: 'sciatica' } as unknown as typeof initialState;
    expect(bot.takeTurn('how long for?', foreign, NOW).state.turn).toBe(1);
  });
});

describe('a warning', () => {
  test('never falls silently: only a clear no or a correction lowers a level', () => {
    check((messages) => {
      let level: Turn['reply']['level'] = null;
      for (const { reply, trace } of converse(bot, messages)) {
        if (rank(reply.level) < rank(level)) expect(trace.step).toMatch(TAKES_BACK);
        level = reply.level;
      }
    });
  });

  test('stays in sight in every reply while it stands', () => {
    check((messages) => {
      for (const { reply } of converse(bot, messages)) {
        if (reply.level === 'emergency')
          expect(reply.blocks[0]).toMatchObject({ type: 'care-card', level: 'emergency' });
        if (reply.level !== null) expect(renderText(reply)).not.toBe('');
      }
    });
  });

  test('is the whole reply when it is an emergency: no follow-ups, no answer', () => {
    const [turn] = converse(bot, ['is walking ok, i cant pee since last night']);
    expect(turn?.reply).toMatchObject({ kind: 'escalate', level: 'emergency', intent: null, choices: [] });
    expect(turn?.reply.blocks).toHaveLength(1);
  });

  test('stands above the answer when it is routine', () => {
    const [turn] = converse(bot, ['its been 7 weeks and no better. is heat or ice better for my back?']);
    expect(turn?.reply).toMatchObject({ kind: 'escalate', level: 'routine', intent: 'heat-and-ice' });
    expect(turn?.reply.blocks[0]).toMatchObject({ type: 'care-card', level: 'routine' });
  });

  test.each(['thanks', 'hello', 'start over', 'is walking good', 'never mind', 'i am not going to hospital'])(
    'is not cleared by %j',
    (message) => {
      expect(converse(bot, ['i cant pee', message]).at(-1)?.reply.level).toBe('emergency');
    },
  );

  test('combines signs over turns', () => {
    expect(converse(bot, ['my back hurts', 'also i cant pee']).at(-1)?.reply.level).toBe('emergency');
  });
});

describe('no dead ends', () => {
  test('every reply offers a way on, or says whom to call', () => {
    check((messages) => {
      for (const { reply } of converse(bot, messages)) {
        const callsForHelp = reply.blocks.some((block) => block.type === 'care-card');
        expect(reply.choices.length > 0 || callsForHelp, renderText(reply)).toBe(true);
      }
    });
  });

  test('two fallbacks in a row never read the same', () => {
    const texts = converse(bot, ['qwe rty', 'zxc vbn', 'dfg hjk', 'wer tyu', 'sdf ghj', 'xcv bnm']).map(
      ({ reply }) => renderText(reply),
    );
    for (const [i, text] of texts.entries()) expect(text).not.toBe(texts[i + 1]);
  });

  test('the ladder goes from another wording over topics to a person', () => {
    const steps = converse(bot, ['qwe rty', 'zxc vbn', 'dfg hjk']).map(({ trace }) => trace.step);
    expect(steps).toEqual(['ladder:rephrase', 'ladder:topics', 'ladder:person']);
  });
});

describe('memory', () => {
  test('holds no word the person typed', () => {
    const canary = 'zebrafinch';
    check((messages) => {
      const turns = converse(
        bot,
        messages.map((message) => `${message} ${canary}`),
      );
      expect(JSON.stringify(turns.at(-1)?.state)).not.toContain(canary);
    });
  });

  test('stays under 4 KB however long the conversation', () => {
    check((messages) => {
      const turns = converse(bot, [...messages, ...messages, ...messages]);
      expect(JSON.stringify(turns.at(-1)?.state).length).toBeLessThan(4_096);
    });
  });
});

describe('choices', () => {
  test.each(['Strength exercises', 'strength exercises please', '5'])(
    '%j after the topic list opens that topic',
    (message) => {
      expect(converse(bot, ['topics', message]).at(-1)?.trace.step).toBe('topic:strengthening');
    },
  );

  test('a number answers a check question too', () => {
    expect(converse(bot, ['my bum is numb', '2']).at(-1)?.trace.step).toBe('screen:cleared');
    expect(converse(bot, ['my bum is numb', '1']).at(-1)?.reply.level).toBe('emergency');
  });

  test('typing a follow-up does the same as pressing it', () => {
    const [first] = converse(bot, ['is it ok to walk with a bad back']);
    const label = first?.reply.choices[0]?.label ?? '';
    expect(
      converse(bot, ['is it ok to walk with a bad back', label.toLowerCase()]).at(-1)?.reply.intent,
    ).toBe(first?.reply.choices[0]?.intent);
  });
});
