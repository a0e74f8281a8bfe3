import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { type Answer, call, openChat } from './client.ts';
import { startApp, stopAll } from './start-app.ts';

afterEach(stopAll);

const open = (url: string, headers: Record<string, string> = {}) =>
  call(`${url}/v3/directline/conversations`, 'POST', { body: {}, headers });
const count = (answers: Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

describe('new conversations', () => {
  it('are limited per address, and the refusal says when to come back', async () => {
    const store = createMemoryStore({ maxConversations: 500, idleMinutes: 9 });
    const { url } = await startApp({ NEW_CONVERSATIONS_PER_MINUTE: '10' }, { store });
    const answers = await Promise.all(Array.from({ length: 50 }, () => open(url)));
    expect([count(answers, 201), count(answers, 429)]).toEqual([10, 40]);
    expect(await store.count()).toBe(10);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.error).toEqual({
      code: 'TooManyRequests',
      message: expect.stringMatching(
        /^Too many conversations were started from here\. Please wait \d+ seconds and try again\.$/,
      ),
    });
    const wait = Number(refused?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('count also when only a token is asked for', async () => {
    const { url } = await startApp({ NEW_CONVERSATIONS_PER_MINUTE: '3' });
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => call(`${url}/v3/directline/tokens/generate`, 'POST')),
    );
    expect([count(answers, 200), count(answers, 429)]).toEqual([3, 6]);
  });

  it('of a waiting room behind one address are all let in at the usual limits', async () => {
    const { url } = await startApp({ NEW_CONVERSATIONS_PER_MINUTE: '' });
    const answers = await Promise.all(Array.from({ length: 200 }, () => open(url)));
    expect(count(answers, 201)).toBe(200);
  });

  it('are counted for the address a trusted proxy names, and not for one the client makes up', async () => {
    const limit = { NEW_CONVERSATIONS_PER_MINUTE: '1' };
    const spoof = async (env: Record<string, string>, chains: string[]) => {
      const { url } = await startApp({ ...limit, ...env });
      const answers = [];
      for (const chain of chains) answers.push((await open(url, { 'x-forwarded-for': chain })).status);
      return answers;
    };
    expect(await spoof({ TRUST_PROXY: '0' }, ['192.0.2.1', '192.0.2.2'])).toEqual([201, 429]);
    expect(await spoof({ TRUST_PROXY: '1' }, ['192.0.2.1', '192.0.2.2', '192.0.2.2'])).toEqual([
      201, 201, 429,
    ]);
    expect(await spoof({ TRUST_PROXY: '1' }, ['9.9.9.1, 192.0.2.1', '9.9.9.2, 192.0.2.1'])).toEqual([
      201, 429,
    ]);
    expect(
      await spoof({ TRUST_PROXY: '2' }, ['9.9.9.1, 192.0.2.1, 10.0.0.1', '8.8.8.8, 192.0.2.1, 10.0.0.2']),
    ).toEqual([201, 429]);
    expect(
      await spoof({ TRUST_PROXY: '1' }, ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1']),
    ).toEqual([201, 429, 201]);
  });
});

describe('messages', () => {
  it('of one conversation are limited to a burst of 60 in 1,000, and those of another are not touched by it', async () => {
    const { url } = await startApp({ MESSAGES_PER_MINUTE: '60' });
    const [flood, calm] = [await openChat(url), await openChat(url)];
    const answers = [];
    for (let wave = 0; wave < 10; wave += 1)
      answers.push(...(await Promise.all(Array.from({ length: 100 }, (_, i) => flood.say(`m${wave}-${i}`)))));
    expect([count(answers, 200), count(answers, 429)]).toEqual([60, 940]);
    for (const { status, headers, body } of answers) {
      if (status === 200) continue;
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(body.error.message).toMatch(/^That was a lot of messages .* Please wait .* and try again\.$/);
    }
    expect((await calm.say('hello')).status).toBe(200);
    expect((await flood.read()).activities).toHaveLength(100);
  });

  it('of one address are limited together', async () => {
    const { url } = await startApp({ ADDRESS_MESSAGES_PER_MINUTE: '5' });
    const chats = await Promise.all(Array.from({ length: 8 }, () => openChat(url)));
    const answers = await Promise.all(chats.map((chat) => chat.say('hello')));
    expect([count(answers, 200), count(answers, 429)]).toEqual([5, 3]);
  });
});
