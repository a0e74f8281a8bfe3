import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { silentLog } from '../src/log.ts';
import { createMemoryStore } from '../src/store/memory-store.ts';
import { call, openChat } from './channel/client.ts';
import { echoBot } from './channel/echo-bot.ts';
import { startApp, stopAll } from './channel/start-app.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await stopAll();
});

const memory = () => createMemoryStore({ maxConversations: 99, idleMinutes: 9 });

describe('health', () => {
  it('says alive and ready, and nothing about the inside', async () => {
    const { url } = await startApp();
    expect((await call(`${url}/healthz`, 'GET')).body).toEqual({ status: 'alive' });
    expect((await call(`${url}/readyz`, 'GET')).body).toEqual({ status: 'ready' });
  });

  it('asks the store once a second at most, and never for being alive', async () => {
    let asked = 0;
    const store = { ...memory(), isReady: async () => ++asked > 1 };
    const app = await startApp({}, { store });
    for (let i = 0; i < 5; i += 1) await call(`${app.url}/healthz`, 'GET');
    expect(asked).toBe(0);
    for (let i = 0; i < 5; i += 1) expect((await call(`${app.url}/readyz`, 'GET')).status).toBe(503);
    expect(asked).toBe(1);
    app.clock.now = new Date(app.clock.now.getTime() + 1_001);
    expect((await call(`${app.url}/readyz`, 'GET')).status).toBe(200);
  });

  it('is answered while everything else is refused for overload', async () => {
    const { url } = await startApp({}, { overloadLimits: { maxInFlight: 0 } });
    const shed = await call(`${url}/v3/directline/conversations`, 'POST', { body: {} });
    expect(shed).toMatchObject({ status: 503, body: { error: { code: 'Unavailable' } } });
    expect(shed.headers.get('retry-after')).toBe('1');
    expect((await call(`${url}/healthz`, 'GET')).status).toBe(200);
  });
});

describe('an overload', () => {
  it('of a blocked event loop sheds new work, and passes', async () => {
    const { url } = await startApp(
      { NEW_CONVERSATIONS_PER_MINUTE: '100000' },
      { overloadLimits: { maxStallMs: 100, sampleMs: 100 } },
    );
    const status = async () =>
      (await call(`${url}/v3/directline/conversations`, 'POST', { body: {} })).status;
    const until = async (wanted: number) => {
      while ((await status()) !== wanted);
    };
    await until(201);
    const end = performance.now() + 300;
    while (performance.now() < end);
    await until(503);
    await until(201);
  });
});

describe('stopping', () => {
  it('tells the load balancer first, while everything still works', async () => {
    const app = await startApp();
    app.markDraining();
    expect((await call(`${app.url}/readyz`, 'GET')).status).toBe(503);
    expect((await call(`${app.url}/healthz`, 'GET')).status).toBe(200);
    const said = await (await openChat(app.url)).say('hello');
    expect(said.status).toBe(200);
    expect(said.headers.get('connection')).toBe('close');
  });

  it('lets running turns finish, closes streams and keeps nothing waiting', async () => {
    const store = memory();
    const gate = Promise.withResolvers<void>();
    const inside = Promise.withResolvers<void>();
    const slow = {
      ...store,
      receipt: async (id: string, key: string) => {
        inside.resolve();
        await gate.promise;
        return store.receipt(id, key);
      },
    };
    const config = readConfig({ LOG_LEVEL: 'silent' }, ['other']);
    const app = await createApp({ bot: echoBot, config, store: slow, log: silentLog, now: () => new Date() });
    app.server.listen(0, '127.0.0.1');
    await once(app.server, 'listening');
    const { port } = app.server.address() as { port: number };
    const chat = await openChat(`http://127.0.0.1:${port}`);
    const socket = new WebSocket(chat.streamUrl);
    const closed = once(socket, 'close');
    await once(socket, 'message');
    const saying = chat.say('hello', { channelData: { clientActivityID: 'a' } });
    await inside.promise;
    const stopped = app.close();
    gate.resolve();
    expect((await saying).status).toBe(200);
    expect((await closed)[0]).toBe(1001);
    await stopped;
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  it('leaves no timer, socket or listener behind, 50 times over', async () => {
    const warnings: Error[] = [];
    const keep = (warning: Error) => warnings.push(warning);
    process.on('warning', keep);
    const resources = () =>
      process.getActiveResourcesInfo().filter((kind) => kind !== 'Immediate' && kind !== 'PipeWrap').length;
    const round = async () => {
      const app = await startApp();
      const chat = await openChat(app.url);
      await chat.say('hello');
      await app.stop();
    };
    await round();
    const before = resources();
    for (let i = 0; i < 50; i += 1) await round();
    process.off('warning', keep);
    expect(warnings).toEqual([]);
    // A pooled client connection or two of the test itself may come and go.
    expect(resources()).toBeLessThan(before + 20);
  });
});

describe('a fault in a route', () => {
  it('ends in the plain shape, and the server lives', async () => {
    const store = {
      ...memory(),
      read: async () => Promise.reject(new Error('the disk says: /var/lib/secret')),
    };
    const { url } = await startApp({}, { store });
    const chat = await openChat(url);
    const answer = await call(`${chat.url}/activities`, 'GET', { token: chat.token });
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|disk|\bError|\.ts/);
    expect((await chat.say('hello')).status).toBe(200);
  });
});
