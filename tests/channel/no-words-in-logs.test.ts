// Whatever a person types, whoever they are and whichever way it fails: none of it reaches a log line.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { captureConsole, createLog } from '../../src/log.ts';
import { call, openChat } from './client.ts';
import { echoBot } from './echo-bot.ts';
import { sendRaw } from './raw-http.ts';
import { startApp, stopAll } from './start-app.ts';

const canary = 'zanzibar-symptom';
const address = '203.0.113.77';
const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  const keep = (chunk: unknown) => {
    printed.push(String(chunk));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stopAll();
});

describe('what a person types', () => {
  it('is in no log line and on no output, on any path through the server', async () => {
    const failing = {
      ...echoBot,
      takeTurn: (...[message, state, now]: Parameters<typeof echoBot.takeTurn>) => {
        if (message.startsWith('throw')) throw new Error(`${message}\n    at ${message} (file.ts:1:1)`);
        // biome-ignore lint/suspicious/noConsole: the SDK does this
        console.error(new Error(message), message);
        return echoBot.takeTurn(message, state, now);
      },
    };
    const app = await startApp(
      {
        TRUST_PROXY: '1',
        NEW_CONVERSATIONS_PER_MINUTE: '50',
        MESSAGES_PER_MINUTE: '8',
        MicrosoftAppId: canary,
        MicrosoftAppPassword: canary,
      },
      { bot: failing },
    );
    const log = createLog({
      level: 'info',
      destination: { write: (line: string) => void app.lines.push(line) },
    });
    const restore = captureConsole(log);
    const chat = await openChat(app.url);
    const socket = new WebSocket(chat.streamUrl);
    await new Promise((resolve) => socket.once('message', resolve));
    const words = `${canary} \r\n{"level":60,"event":"forged"} \u2028 \u001b[31m ${address}`;
    await chat.say(words, { from: { id: canary }, channelData: { clientActivityID: canary } });
    await chat.say('something else', { channelData: { clientActivityID: canary } });
    await chat.say(`throw ${canary}`);
    await chat.say(`${canary} `.repeat(1_000));
    const post = (path: string, body: string, headers: Record<string, string> = {}) =>
      call(app.url + path, 'POST', {
        body,
        token: chat.token,
        headers: { 'x-forwarded-for': address, ...headers },
      });
    const activities = `/v3/directline/conversations/${chat.id}/activities`;
    await post(activities, `{"type":"message","text":"${canary}`);
    await post(activities, `{"type":"${canary}"}`);
    await post(
      activities,
      JSON.stringify({ type: 'event', name: 'feedback', value: { replyTo: canary, rating: 'up' } }),
    );
    await post(activities, '{}', { 'content-type': canary });
    await post(`/${canary}?${canary}=${canary}`, '{}');
    await post(`/v3/directline/conversations/${canary}/activities?watermark=${canary}`, '{}', {
      authorization: `Bearer ${canary}`,
    });
    await post('/v3/directline/conversations', '{}', { origin: `https://${canary}.example` });
    await post('/api/messages', JSON.stringify({ type: 'message', text: canary, serviceUrl: canary }), {
      authorization: canary,
    });
    for (let i = 0; i < 10; i += 1) await chat.say(`${canary} flood`);
    await sendRaw(app.port, `${canary} / HTTP/1.1\r\nHost: ${canary}\r\n\r\n`);
    await sendRaw(
      app.port,
      `GET /${canary} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    );
    await call(chat.url, 'DELETE', { token: chat.token });
    socket.terminate();
    await app.stop();
    restore();

    const everything = [...app.lines, ...printed].join('');
    for (const secret of [
      canary,
      address,
      '203.0.113',
      chat.token,
      chat.token.split('.')[2] ?? '',
      chat.id,
      'forged',
      '127.0.0.1',
    ])
      expect(everything).not.toContain(secret);
    expect(app.lines.length).toBeGreaterThan(20);
    for (const line of app.lines) expect(line).toMatch(/^\{"level":\d+,"time":"[^"]+","[^\n]*\}\n$/);
  });

  it('leaves a line per request that says what happened: route pattern, status, duration', async () => {
    const app = await startApp();
    const chat = await openChat(app.url);
    await chat.say('hello');
    await call(`${app.url}/nowhere/at/all`, 'GET');
    await app.stop();
    const requests = app.lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'request');
    expect(requests.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['POST', '/v3/directline/conversations', 201],
      ['POST', '/v3/directline/conversations/:conversationId/activities', 200],
      ['GET', '-', 404],
    ]);
    for (const { ms } of requests) expect(ms).toBeGreaterThanOrEqual(0);
  });
});

describe('a fault', () => {
  it('is logged by its kind and the places it passed, without its words', async () => {
    const app = await startApp();
    const chat = await openChat(app.url);
    await chat.say('throw');
    await app.stop();
    const [fault] = app.lines
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === 'request-fault');
    expect(fault).toMatchObject({
      fault: 'Error',
      at: expect.stringMatching(/^echo-bot\.ts:\d+:\d+ < walkwell-activity-handler\.ts:/),
    });
    expect(JSON.stringify(fault)).not.toContain('could not answer');
  });
});
