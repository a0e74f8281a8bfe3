import { describe, expect, it } from 'vitest';
import { feedbackReasons } from '../../src/store/conversation-store.ts';
import { createAnnouncer } from '../../src/window/announcer.ts';
import { backoffMs } from '../../src/window/backoff.ts';
import { maxMessageChars, passesMark, roomFor } from '../../src/window/character-count.ts';
import { readOrigin, readToWindow } from '../../src/window/host-messages.ts';
import { idleLimitMs, idleState, warningMs } from '../../src/window/idle.ts';
import { spokenReply } from '../../src/window/reply-text.ts';
import { createSavedStore } from '../../src/window/saved.ts';
import type { Message } from '../../src/window/state.ts';
import { ar } from '../../src/window/strings/ar.ts';
import { en } from '../../src/window/strings/en.ts';
import { stretchStrings } from '../../src/window/strings/pseudo.ts';
import { transcriptText } from '../../src/window/transcript.ts';
import { createUnread } from '../../src/window/unread.ts';
import { answer, choose, emergency } from './support/sample-replies.ts';

const pseudo = stretchStrings(en);
const message = (more: Partial<Message>): Message => ({
  key: 'k',
  id: 'a',
  from: 'you',
  text: '',
  reply: null,
  delivery: 'sent',
  problem: null,
  detail: null,
  at: Date.UTC(2026, 10, 21, 9, 30),
  ...more,
});

describe('the transcript', () => {
  const text = transcriptText(
    [
      message({ text: 'cant walk <b>far</b>' }),
      message({ from: 'bot', reply: answer }),
      message({ from: 'bot', reply: emergency }),
    ],
    en,
  );

  it.each([
    'You said:\ncant walk <b>far</b>',
    'Assistant said:\nIs it OK to walk with back pain?',
    '- Add a few minutes every few days.',
    '- NICE NG59, low back pain and sciatica (2020): https://www.nice.org.uk/guidance/ng59',
    'Not yet checked by a clinician',
    'Emergency: Call 999 or 112 now',
    'not a clinician',
  ])('holds %j', (part) => {
    expect(text).toContain(part);
  });

  it('says that a message was never sent', () => {
    expect(transcriptText([message({ text: 'hello', delivery: 'failed' })], en)).toContain(
      'You said: (Not sent.)',
    );
  });
});

describe('what a screen reader is told', () => {
  it('is one line with the sender, the words and the number of suggested replies', () => {
    expect(spokenReply(choose, en)).toBe(
      'Assistant said: I am not quite sure what you mean. Is it one of these? 3 suggested replies below.',
    );
  });

  it('starts an emergency with its level and the action', () => {
    expect(spokenReply(emergency, en)).toMatch(/^Assistant said: Emergency: Call 999 or 112 now/);
  });

  it('is a standing warning before the title of the answer below it', () => {
    const card = {
      type: 'care-card',
      level: 'urgent',
      heading: 'Speak to a clinician today',
      blocks: [],
    } as const;
    const spoken = spokenReply({ ...answer, blocks: [card, ...answer.blocks] }, en);
    expect(spoken.indexOf('Speak to a clinician today')).toBeLessThan(
      spoken.indexOf(answer.title ?? 'no title'),
    );
    expect(spoken.indexOf(answer.title ?? 'no title')).toBeGreaterThan(0);
  });

  it('is said once per line, each standing a second, an emergency at once', () => {
    const timers: { run: () => void; ms: number }[] = [];
    const polite = { textContent: '' as string | null };
    const alert = { textContent: '' as string | null };
    const announcer = createAnnouncer(polite, alert, (run, ms) => timers.push({ run, ms }));
    const heard: (string | null)[] = [];
    announcer.say('one');
    announcer.say('two');
    announcer.say('help', true);
    expect(alert.textContent).toBe('help');
    expect(timers[0]?.ms).toBe(1_000);
    for (let step = 0; step < 8; step += 1) {
      if (heard.at(-1) !== polite.textContent) heard.push(polite.textContent);
      timers.shift()?.run();
    }
    expect(heard.filter(Boolean)).toEqual(['one', 'two']);
    expect(alert.textContent).toBe('');
  });
});

describe('the count of characters', () => {
  it.each([
    [1_599, false, false],
    [1_600, true, false],
    [2_000, true, false],
    [2_001, true, true],
  ])('with %i characters is shown: %s, over: %s', (length, isShown, isOver) => {
    expect(roomFor('a'.repeat(length))).toMatchObject({ left: maxMessageChars - length, isShown, isOver });
  });

  it('counts a family as one', () => {
    expect(roomFor('👨‍👩‍👧‍👦'.repeat(2_000))).toMatchObject({ left: 0, isOver: false });
  });

  it('is said aloud at marks, not at every key', () => {
    const heard = Array.from({ length: 500 }, (_, typed) => 500 - typed).filter((left) =>
      passesMark(left, left - 1),
    );
    expect(heard.map((left) => left - 1)).toEqual([400, 200, 100, 50, 20, 10, 0]);
  });
});

describe('waiting', () => {
  it('doubles up to 15 s, never under half, and obeys the server', () => {
    expect([0, 1, 2, 3].map((attempt) => backoffMs(attempt, 1))).toEqual([500, 1_000, 2_000, 4_000]);
    expect(backoffMs(30, 1)).toBe(15_000);
    expect(backoffMs(0, 0)).toBe(250);
    expect(backoffMs(0, 0, 9_000)).toBe(9_000);
  });

  it('warns a minute before it clears, and clears after half an hour', () => {
    expect(idleState(0)).toEqual({ kind: 'active' });
    expect(idleState(idleLimitMs - warningMs)).toEqual({ kind: 'warn', seconds: 60 });
    expect(idleState(idleLimitMs)).toEqual({ kind: 'clear' });
    expect(warningMs).toBeGreaterThanOrEqual(20_000);
  });
});

describe('what outlives a reload', () => {
  it('is session and draft, and nothing else', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    };
    const store = createSavedStore(() => storage as unknown as Storage);
    store.save({ session: { conversationId: 'c', token: 't' }, draft: 'is it' });
    expect(JSON.parse(kept.get('walkwell') ?? '')).toEqual({
      conversationId: 'c',
      token: 't',
      draft: 'is it',
    });
    expect(store.load()).toEqual({ session: { conversationId: 'c', token: 't' }, draft: 'is it' });
    store.save({ session: null, draft: '' });
    expect(kept.size).toBe(0);
  });

  it('lives in memory where storage is blocked', () => {
    const store = createSavedStore(() => {
      throw new Error('blocked');
    });
    store.save({ session: null, draft: 'is it' });
    expect(store.load().draft).toBe('is it');
  });

  it.each(['{', '[]', '"x"', '{"draft":5,"token":1}'])('takes %j for nothing', (stored) => {
    const store = createSavedStore(() => ({ getItem: () => stored }) as unknown as Storage);
    expect(store.load()).toEqual({ session: null, draft: '' });
  });
});

describe('the embedding page', () => {
  it.each([
    null,
    '',
    '*',
    'null',
    'clinic.example',
    'https://clinic.example/path',
    'javascript:1',
    'https://clinic.example/',
  ])('is not believed to be %j', (origin) => {
    expect(readOrigin(origin)).toBeNull();
  });
  it.each(['https://clinic.example', 'http://localhost:8080'])('may be %s', (origin) => {
    expect(readOrigin(origin)).toBe(origin);
  });
  it.each([
    null,
    'opened',
    {},
    { type: 'opened' },
    { walkwell: 1, type: 'close' },
    { walkwell: 2, type: 'opened' },
  ])('is not heard when it says %j', (data) => {
    expect(readToWindow(data)).toBeNull();
  });
  it('is heard when it says that the chat was opened', () => {
    expect(readToWindow({ walkwell: 1, type: 'opened', more: '<b>' })).toEqual({ type: 'opened' });
  });
});

describe('unread answers', () => {
  it('are counted while nobody looks and forgotten when somebody does', () => {
    let isSeen = true;
    const shown: number[] = [];
    const unread = createUnread(
      () => isSeen,
      (count) => shown.push(count),
    );
    unread.add();
    isSeen = false;
    unread.add();
    unread.add();
    unread.clear();
    isSeen = true;
    unread.clear();
    expect(shown).toEqual([1, 2, 0]);
  });
});

it('offers just the reasons for a rating that the server takes', () => {
  expect(Object.keys(en.rating.reasons)).toEqual([...feedbackReasons]);
});

describe('a day', () => {
  it.each([
    ['2027-11-01', '1 November 2027'],
    ['soon', 'soon'],
    ['2027-13-40', '2027-13-40'],
  ])('%s is shown as %s', (day, expected) => {
    expect(en.reviewDue(day)).toBe(`To be read again by ${expected}`);
  });
});

describe('languages', () => {
  const leaves = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
      : [`${path}:${typeof value}`];

  it.each([
    ['Arabic', ar],
    ['the stretched one', pseudo],
  ])('%s has every string that English has', (_name, strings) => {
    expect(leaves(strings)).toEqual(leaves(en));
  });

  it.each([
    [0, '0 characters left'],
    [1, '1 character left'],
    [2, '2 characters left'],
  ])('counts %i in English', (count, expected) => {
    expect(en.charactersLeft(count)).toBe(expected);
  });

  it('counts in Arabic with its own plural forms', () => {
    expect(
      new Set([1, 2, 3, 11, 100].map((count) => ar.charactersLeft(count).replace(/\d+/, '#'))).size,
    ).toBe(5);
  });

  it('sends words the bot understands, whatever the language', () => {
    expect(ar.say).toEqual(en.say);
    expect(pseudo.say).toEqual(en.say);
  });
});
