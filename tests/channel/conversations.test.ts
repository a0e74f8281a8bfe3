import { afterEach, describe, expect, it } from 'vitest';
import type { ConversationStore } from '../../src/store/conversation-store.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { type Answer, call, openChat } from './client.ts';
import { startApp, stopAll } from './start-app.ts';

afterEach(stopAll);

const withId = (clientActivityID: string) => ({ channelData: { clientActivityID } });
const secret = { TOKEN_SECRET: 's'.repeat(32) };
/** What a conversation opens with after the server lost it: a warning that was given may be gone with it. */
const startedAfresh = 'Hello again.';

describe('a message', () => {
  it('is one of 100 sent at once, and every one is answered, in one order', async () => {
    const chat = await openChat(
      (
        await startApp(
          {},
          { store: createMemoryStore({ maxConversations: 9, idleMinutes: 9, maxActivities: 500 }) },
        )
      ).url,
    );
    const answers: Answer[] = [];
    for (let wave = 0; wave < 2; wave += 1)
      answers.push(
        ...(await Promise.all(Array.from({ length: 50 }, (_, i) => chat.say(`m${wave * 50 + i}`)))),
      );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const first = await chat.read();
    const rest = await chat.read(first.watermark);
    const third = await chat.read(rest.watermark);
    const replies = [...first.activities, ...rest.activities, ...third.activities].filter(
      ({ from }) => from.role === 'bot',
    );
    expect(replies.slice(1).map(({ text }) => Number(text.split(':')[0]))).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 1),
    );
    expect(new Set(replies.map(({ text }) => text.split(': ')[1])).size).toBe(101);
  });

  it('sent 50 times under one id is stored once and answered once, with the same answer to each', async () => {
    const chat = await openChat((await startApp()).url);
    const answers = await Promise.all(Array.from({ length: 50 }, () => chat.say('hello', withId('same'))));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect((await chat.read()).activities.map(({ text }) => text)).toEqual(['Hello.', 'hello', '1: hello']);
  });

  it('is refused when its id was used for other words', async () => {
    const chat = await openChat((await startApp()).url);
    await chat.say('hello', withId('one'));
    const second = await chat.say('something else', withId('one'));
    expect(second).toMatchObject({ status: 409, body: { error: { code: 'Conflict' } } });
    expect((await chat.read()).activities).toHaveLength(3);
  });

  it('is answered once when every third response is lost and the client sends again', async () => {
    const chat = await openChat((await startApp()).url);
    for (let i = 0; i < 9; i += 1) {
      await chat.say(`m${i}`, withId(`id${i}`));
      if (i % 3 === 0) await chat.say(`m${i}`, withId(`id${i}`));
    }
    const said = (await chat.read()).activities.filter(({ from }) => from.role === 'user');
    expect(said.map(({ text }) => text)).toEqual(Array.from({ length: 9 }, (_, i) => `m${i}`));
  });

  it('that makes the bot fail is refused in plain words, leaves nothing behind, and the next one is answered', async () => {
    const chat = await openChat((await startApp()).url);
    const failed = await chat.say('throw', withId('t'));
    expect(failed.status).toBe(500);
    expect(failed.body).toEqual({
      error: {
        code: 'ServerError',
        message: 'Something went wrong on our side. Your message was not answered. Please send it again.',
      },
    });
    await chat.say('hello');
    expect((await chat.read()).activities.map(({ text }) => text)).toEqual(['Hello.', 'hello', '1: hello']);
  });

  it('is stored with the token’s person as sender, whoever the client says it is', async () => {
    const chat = await openChat((await startApp()).url);
    await chat.say('hello', { from: { id: 'dl_somebody', role: 'bot', name: 'Dr X' }, id: 'mine' });
    const [, echo] = (await chat.read()).activities;
    expect(echo?.from).toEqual({ id: expect.stringMatching(/^dl_[\w-]{22}$/), role: 'user' });
    expect(echo?.from.id).not.toBe('dl_somebody');
    expect(Object.keys(echo ?? {}).sort()).toEqual([
      'channelId',
      'conversation',
      'from',
      'id',
      'text',
      'textFormat',
      'timestamp',
      'type',
    ]);
  });

  it('is taken again on the new state when another server stored a turn in between', async () => {
    const store = createMemoryStore({ maxConversations: 9, idleMinutes: 9 });
    let interfere = false;
    const contested: ConversationStore = {
      ...store,
      commit: async (turn) => {
        if (!interfere) return store.commit(turn);
        interfere = false;
        await store.commit({
          ...turn,
          activities: [{ id: 'other', role: 'bot', json: '{"text":"from elsewhere"}' }],
        });
        return store.commit(turn);
      },
    };
    const chat = await openChat((await startApp({}, { store: contested })).url);
    interfere = true;
    expect((await chat.say('hello')).status).toBe(200);
    expect((await chat.read()).activities.map(({ text }) => text)).toEqual([
      'Hello.',
      'from elsewhere',
      'hello',
      '2: hello',
    ]);
  });

  it('gets a plain “try again” when the store cannot take it', async () => {
    const store = createMemoryStore({ maxConversations: 9, idleMinutes: 9 });
    const contested = { ...store };
    const chat = await openChat((await startApp({}, { store: contested })).url);
    contested.commit = async () => 'conflict';
    const refused = await chat.say('hello');
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'Unavailable' } } });
    expect(refused.headers.get('retry-after')).toBe('1');
  });
});

describe('a conversation', () => {
  it('greets once, however often it is opened', async () => {
    const chat = await openChat((await startApp()).url);
    const url = chat.url.replace(/\/[\w-]{22}$/, '');
    const again = await Promise.all([1, 2, 3].map(() => call(url, 'POST', { token: chat.token, body: {} })));
    expect(again.map(({ status, body }) => [status, body.conversationId])).toEqual(
      Array(3).fill([200, chat.id]),
    );
    expect((await chat.read()).activities).toHaveLength(1);
  });

  it('is as good as not there for the token of another one, on every route', async () => {
    const { url } = await startApp();
    const mine = await openChat(url);
    const other = await openChat(url);
    const missing = `${url}/v3/directline/conversations/${'x'.repeat(22)}`;
    const routes: [string, string, object?][] = [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/activities'],
      ['POST', '/activities', { type: 'message', text: 'x' }],
    ];
    for (const [method, path, body] of routes) {
      const theirs = await call(other.url + path, method, { token: mine.token, body });
      const nobodys = await call(missing + path, method, { token: mine.token, body });
      expect([theirs.status, theirs.body]).toEqual([404, nobodys.body]);
    }
    expect((await other.read()).activities).toHaveLength(1);
  });

  it.each(['-1', '1e3', 'NaN', '99999999999999999999', '999999999999999', 'abc', '1 OR 1=1', '%00'])(
    'refuses the watermark %s',
    async (watermark) => {
      const chat = await openChat((await startApp()).url);
      const answer = await call(`${chat.url}/activities?watermark=${watermark}`, 'GET', {
        token: chat.token,
      });
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BadWatermark' } } });
    },
  );

  it('refuses a watermark given twice, and answers one a little ahead with nothing', async () => {
    const chat = await openChat((await startApp()).url);
    const twice = await call(`${chat.url}/activities?watermark=1&watermark=2`, 'GET', { token: chat.token });
    expect(twice.status).toBe(400);
    const { watermark } = await chat.read();
    const ahead = String(Number(watermark) + 5);
    expect(await chat.read(ahead)).toEqual({ activities: [], watermark: ahead });
  });

  it('keeps its latest 200 activities, in pages of 100', async () => {
    const chat = await openChat((await startApp()).url);
    for (let i = 0; i < 120; i += 1) await chat.say(`m${i}`);
    const first = await chat.read();
    const second = await chat.read(first.watermark);
    expect([first.activities.length, second.activities.length]).toEqual([100, 100]);
    expect(first.activities[0]?.text).toBe('m20');
    expect(second.activities.at(-1)?.text).toBe('120: m119');
  });

  it('goes on without a gap when the server lost it: same token, rising watermarks and ids', async () => {
    const before = await startApp(secret);
    const chat = await openChat(before.url);
    await chat.say('hello');
    const { watermark, activities } = await chat.read();
    const clockLater = before.clock.now;
    await before.stop();
    const after = await startApp({ ...secret, PORT: String(before.port) });
    after.clock.now = new Date(clockLater.getTime() + 60_000);
    const resumed = await call(`${chat.url}?watermark=${watermark}`, 'GET', { token: chat.token });
    expect(resumed).toMatchObject({
      status: 200,
      body: { conversationId: chat.id, token: expect.any(String) },
    });
    expect((await chat.say('again')).status).toBe(200);
    const page = await chat.read(watermark);
    expect(page.activities.map(({ text }) => text)).toEqual([startedAfresh, 'again', '1: again']);
    expect(Number(page.watermark)).toBeGreaterThan(Number(watermark));
    const ids = [...activities, ...page.activities].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  it('goes on also when the message comes before the client reconnects', async () => {
    const before = await startApp(secret);
    const chat = await openChat(before.url);
    const { watermark } = await chat.read();
    await before.stop();
    const after = await startApp({ ...secret, PORT: String(before.port) });
    after.clock.now = new Date(after.clock.now.getTime() + 60_000);
    expect((await chat.say('still here')).status).toBe(200);
    expect((await chat.read(watermark)).activities.map(({ text }) => text)).toEqual([
      startedAfresh,
      'still here',
      '1: still here',
    ]);
  });

  it('says once that it was lost, above the greeting, to whoever comes back first', async () => {
    const before = await startApp(secret);
    const chat = await openChat(before.url);
    const { watermark } = await chat.read();
    await before.stop();
    const after = await startApp({ ...secret, PORT: String(before.port) });
    after.clock.now = new Date(after.clock.now.getTime() + 60_000);
    await Promise.all([chat.read(watermark), chat.say('hello'), chat.read(watermark), chat.say('more')]);
    const texts = (await chat.read(watermark)).activities.map(({ text }) => text);
    expect(texts.filter((text) => text === startedAfresh)).toHaveLength(1);
    expect(texts.filter((text) => text !== startedAfresh).sort()).toEqual([
      '1: hello',
      '2: more',
      'hello',
      'more',
    ]);
  });

  it('never mixes with any of 300 others', async () => {
    const { url } = await startApp();
    const chats = await Promise.all(Array.from({ length: 300 }, () => openChat(url)));
    for (let turn = 1; turn <= 3; turn += 1)
      await Promise.all(chats.map((chat, i) => chat.say(`conversation ${i} turn ${turn}`)));
    const pages = await Promise.all(chats.map((chat) => chat.read()));
    for (const [i, { activities }] of pages.entries()) {
      const said = [1, 2, 3].flatMap((turn) => [
        `conversation ${i} turn ${turn}`,
        `${turn}: conversation ${i} turn ${turn}`,
      ]);
      expect(activities.map(({ text }) => text)).toEqual(['Hello.', ...said]);
    }
  });

  it('ends when its token does', async () => {
    const app = await startApp();
    const chat = await openChat(app.url);
    app.clock.now = new Date(app.clock.now.getTime() + 31 * 60_000);
    const late = await chat.say('hello?');
    expect(late).toMatchObject({ status: 403, body: { error: { code: 'TokenExpired' } } });
    const refresh = await call(`${app.url}/v3/directline/tokens/refresh`, 'POST', { token: chat.token });
    expect(refresh.status).toBe(403);
  });

  it('lives on with a refreshed token', async () => {
    const app = await startApp();
    const chat = await openChat(app.url);
    app.clock.now = new Date(app.clock.now.getTime() + 29 * 60_000);
    const refreshed = await call(`${app.url}/v3/directline/tokens/refresh`, 'POST', { token: chat.token });
    expect(refreshed).toMatchObject({ status: 200, body: { conversationId: chat.id, expires_in: 1800 } });
    app.clock.now = new Date(app.clock.now.getTime() + 29 * 60_000);
    const answer = await call(`${chat.url}/activities`, 'GET', { token: refreshed.body.token });
    expect(answer.status).toBe(200);
  });
});

describe('forget me', () => {
  it('erases the conversation, kills its token, and may be asked twice', async () => {
    const store = createMemoryStore({ maxConversations: 9, idleMinutes: 9 });
    const { url } = await startApp({}, { store });
    const chat = await openChat(url);
    await chat.say('something private');
    const first = await call(chat.url, 'DELETE', { token: chat.token });
    expect(first).toMatchObject({ status: 200, body: { erased: { activities: 3 } } });
    expect(await store.count()).toBe(0);
    expect((await call(chat.url, 'DELETE', { token: chat.token })).body.erased.activities).toBe(0);
    for (const answer of [
      await chat.say('are you there?'),
      await call(`${chat.url}/activities`, 'GET', { token: chat.token }),
      await call(chat.url, 'GET', { token: chat.token }),
      await call(`${url}/v3/directline/conversations`, 'POST', { token: chat.token, body: {} }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'ConversationEnded' } } });
  });
});

describe('feedback', () => {
  const feedback = (value: object) => ({ type: 'event', name: 'feedback', value });

  it('is kept once per reply, can be changed and taken back, and is no part of the conversation', async () => {
    const store = createMemoryStore({ maxConversations: 9, idleMinutes: 9 });
    const chat = await openChat((await startApp({}, { store })).url);
    await chat.say('hello');
    const replyTo = (await chat.read()).activities.at(-1)?.id;
    const send = (value: object) =>
      call(`${chat.url}/activities`, 'POST', { token: chat.token, body: feedback({ replyTo, ...value }) });
    expect((await send({ rating: 'up' })).status).toBe(200);
    expect((await send({ rating: 'down', reason: 'not-what-i-asked' })).status).toBe(200);
    expect(await store.feedback()).toMatchObject([{ replyTo, rating: 'down', reason: 'not-what-i-asked' }]);
    expect((await send({ rating: 'none' })).status).toBe(200);
    expect(await store.feedback()).toEqual([]);
    expect((await chat.read()).activities).toHaveLength(3);
  });

  it('on a reply of another conversation is refused', async () => {
    const { url } = await startApp();
    const mine = await openChat(url);
    const theirs = (await (await openChat(url)).read()).activities[0]?.id;
    const body = feedback({ replyTo: theirs, rating: 'up' });
    const answer = await call(`${mine.url}/activities`, 'POST', { token: mine.token, body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'UnknownReply' } } });
  });
});
