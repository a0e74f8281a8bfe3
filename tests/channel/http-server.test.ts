import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { call, openChat } from './client.ts';
import { openSocket, sendRaw } from './raw-http.ts';
import { startApp, stopAll } from './start-app.ts';

afterEach(stopAll);

/** The real ones are 5, 8 and 30 s; these keep the tests short. */
const quick = { headersTimeoutMs: 200, requestTimeoutMs: 400, checkEveryMs: 50, idleTimeoutMs: 1_000 };
const start = () => startApp({}, { serverLimits: quick });

async function isAlive(url: string): Promise<boolean> {
  return (await (await openChat(url)).say('still there?')).status === 200;
}

const path = '/v3/directline/conversations';

describe('a body larger than allowed', () => {
  it('is refused at its announced length, without waiting for it or keeping it', async () => {
    const { url, port } = await start();
    const before = process.memoryUsage().rss;
    const answer = await sendRaw(
      port,
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{`,
    );
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'TooLarge' } } });
    expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
    expect(await isAlive(url)).toBe(true);
  });

  it('is refused without an announced length, and the connection is closed', async () => {
    const { url, port } = await start();
    const chunk = `4000\r\n${' '.repeat(16_384)}\r\n`;
    const answer = await sendRaw(
      port,
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
      chunk,
      chunk,
      chunk,
    );
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'TooLarge' } } });
    expect(await isAlive(url)).toBe(true);
  });
});

describe('a request that is not HTTP as it should be', () => {
  it.each([
    [
      'two lengths',
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`,
      400,
    ],
    [
      'a length and chunks',
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a bare line feed in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\nb: c\r\n\r\n', 400],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['nonsense', 'hello\r\n\r\n', 400],
    ['TLS on a plain port', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 400],
    ['17 KB of headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(17_000)}\r\n\r\n`, 431],
  ])('is refused in the one shape and closed: %s', async (_what, bytes, status) => {
    const { url, port } = await start();
    const answer = await sendRaw(port, bytes);
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.body)).toEqual(['error']);
    expect(Object.keys(answer.body.error)).toEqual(['code', 'message']);
    expect(await isAlive(url)).toBe(true);
  });

  it('cannot put a line of its own into the answer', async () => {
    const { port } = await start();
    const answer = await sendRaw(
      port,
      'GET /%0d%0aX-Evil:%201 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answer.text.toLowerCase()).not.toContain('\nx-evil');
  });
});

describe('a slow client', () => {
  it('is cut off in the headers and in the body', async () => {
    const { url, port } = await start();
    const headers = await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expect(headers).toMatchObject({ status: 408, body: { error: { code: 'RequestTimeout' } } });
    const body = await sendRaw(
      port,
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    expect([0, 408]).toContain(body.status);
    expect(await isAlive(url)).toBe(true);
  });

  it('does not keep others waiting, also when there are 500 of them', async () => {
    const { url, port } = await startApp(
      {},
      { serverLimits: { headersTimeoutMs: 20_000, requestTimeoutMs: 20_000 } },
    );
    const slow = Array.from({ length: 500 }, () => openSocket(port));
    for (const socket of slow)
      socket.write('POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const chat = await openChat(url);
    for (let i = 0; i < 20; i += 1) expect((await chat.say(`m${i}`)).status).toBe(200);
    for (const socket of slow) socket.destroy();
  });

  it('that says nothing at all loses its connection', async () => {
    const { port } = await start();
    const socket = openSocket(port);
    socket.resume();
    await once(socket, 'close');
  });
});

it('more connections than allowed are refused, and the server recovers when they go', async () => {
  const { url, port } = await startApp({ MAX_CONNECTIONS: '20' });
  const idle = Array.from({ length: 20 }, () => openSocket(port));
  await Promise.all(idle.map((socket) => once(socket, 'connect')));
  const refused = openSocket(port);
  refused.resume();
  await once(refused, 'close');
  for (const socket of idle) socket.destroy();
  await Promise.all(idle.map((socket) => (socket.closed ? null : once(socket, 'close'))));
  expect(await isAlive(url)).toBe(true);
});

describe('paths and queries', () => {
  it.each([
    '/%00',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/package.json',
    '//evil.example/',
    '/%',
    '/%E0%A4%A',
    `/${'a'.repeat(5_000)}`,
    '/v3/directline/conversations/%00',
    '/v3/directline/conversations/;x=1/activities',
    '/V3/DIRECTLINE/conversations',
    '/metrics',
    '/admin',
    '/.env',
    '/api/messages',
  ])('never give more than a plain 4xx: %s', async (target) => {
    const { port } = await start();
    const answer = await sendRaw(port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect([400, 401, 404]).toContain(answer.status);
    expect(Object.keys(answer.body)).toEqual(['error']);
  });

  it('are taken with the right method only, and say which', async () => {
    const { url } = await start();
    const answer = await call(`${url}/v3/directline/conversations`, 'GET');
    expect(answer).toMatchObject({ status: 405, body: { error: { code: 'MethodNotAllowed' } } });
    expect(answer.headers.get('allow')).toBe('POST');
  });
});
