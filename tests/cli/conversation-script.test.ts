import { describe, expect, test } from 'vitest';
import { differences, readScripts } from '../../src/cli/conversation-script.ts';
import type { Reply } from '../../src/conversation/reply.ts';

const reply: Reply = {
  kind: 'answer',
  blocks: [],
  choices: [],
  intent: 'is-walking-good',
  title: null,
  score: 1,
  level: null,
  rules: [],
  sources: [],
  about: null,
  topic: null,
};

describe('readScripts', () => {
  test('reads titles, messages and what is expected of each reply', () => {
    const scripts = readScripts(
      '# A walk\n\n> is it ok\n< answer is-walking-good\n< any level:none\n// a note\n> bye\n',
    );
    expect(scripts).toEqual([
      {
        title: 'A walk',
        turns: [
          {
            user: 'is it ok',
            expected: [
              { kinds: ['answer'], words: ['is-walking-good'], line: 4 },
              { kinds: ['any'], words: ['level:none'], line: 5 },
            ],
          },
          { user: 'bye', expected: [] },
        ],
      },
    ]);
  });

  test.each([
    ['hello', 'line 1: start it with "#" (title), ">" (the person) or "<" (the reply)'],
    ['\n> too early', 'line 2: this comes before the "#" or ">" line it belongs to'],
  ])('names the line it cannot read in %j', (text, message) => {
    expect(() => readScripts(text)).toThrow(message);
  });
});

describe('differences', () => {
  test('finds nothing when kind and every word hold', () => {
    expect(
      differences(
        [{ kinds: ['answer', 'choose'], words: ['is-walking-good|sciatica', 'level:none'], line: 1 }],
        reply,
      ),
    ).toEqual([]);
  });

  test('says what was wanted and what came', () => {
    expect(differences([{ kinds: ['escalate'], words: ['emergency'], line: 7 }], reply)).toEqual([
      'line 7: wanted escalate emergency, got answer is-walking-good level:none',
    ]);
  });
});
