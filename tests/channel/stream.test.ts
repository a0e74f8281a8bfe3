import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WireActivity } from '../../src/channel/activity.ts';
import { call, openChat } from './client.ts';
import { startApp, stopAll } from './start-app.ts';

const open = new Set<WebSocket>();
afterEach(async () => {
  for (const socket of open) socket.terminate();
  open.clear();
  await stopAll();
});

interface Listening {
  socket: WebSocket;
  activities: WireActivity[];
  watermark(): string;
  until(count: number): Promise<void>;
  closed: Promise<number>;
}

function listen(url: string, options: { origin?: string; host?: string } = {}): Listening {
  const headers = options.host === undefined ? {} : { host: options.host };
  const socket = new WebSocket(url, {
    headers,
    ...(options.origin === undefined ? {} : { origin: options.origin }),
  });
  open.add(socket);
  const activities: WireActivity[] = [];
  let watermark = '';
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data));
    activities.push(...frame.activities);
    watermark = frame.watermark;
  });
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const until = async (count: number) => {
    while (activities.length < count) await new Promise((resolve) => socket.once('message', resolve));
  };
  return { socket, activities, watermark: () => watermark, until, closed };
}

/** Status of a refused upgrade, or 101. */
async function statusOf(url: string, options: { origin?: string; host?: string } = {}): Promise<number> {
  const { socket } = listen(url, options);
  return new Promise((resolve) => {
    socket.on('unexpected-response', (req, res) => {
      req.destroy();
      resolve(res.statusCode ?? 0);
    });
    socket.on('open', () => resolve(101));
  });
}

const texts = ({ activities }: Listening) => activities.map(({ text }) => text);

describe('a stream', () => {
  it('brings the greeting, then the echo and the answer of each message, once', async () => {
    const chat = await openChat((await startApp()).url);
    const stream = listen(chat.streamUrl);
    await stream.until(1);
    await chat.say('hello');
    await chat.say('again');
    await stream.until(5);
    expect(texts(stream)).toEqual(['Hello.', 'hello', '1: hello', 'again', '2: again']);
    expect(stream.watermark()).toBe((await chat.read()).watermark);
  });

  it('brings nothing before the client knows the id of its message', async () => {
    const chat = await openChat((await startApp()).url);
    const stream = listen(chat.streamUrl);
    await stream.until(1);
    const order: string[] = [];
    stream.socket.on('message', () => order.push('stream'));
    const sent = chat.say('hello').then(({ body }) => {
      order.push('response');
      return body.id;
    });
    await stream.until(3);
    expect(stream.activities[1]?.id).toBe(await sent);
    expect(order).toContain('response');
  });

  it('starts where a reconnecting client left off', async () => {
    const chat = await openChat((await startApp()).url);
    const first = listen(chat.streamUrl);
    await first.until(1);
    first.socket.terminate();
    await chat.say('missed');
    const { body } = await call(`${chat.url}?watermark=${first.watermark()}`, 'GET', { token: chat.token });
    const second = listen(body.streamUrl);
    await second.until(2);
    expect(texts(second)).toEqual(['missed', '1: missed']);
  });

  it('misses and repeats nothing over 20 cuts at any moment', async () => {
    const chat = await openChat((await startApp()).url);
    const seen: string[] = [];
    let watermark = '';
    for (let cut = 0; cut < 20; cut += 1) {
      const { body } = await call(`${chat.url}?watermark=${watermark}`, 'GET', { token: chat.token });
      const stream = listen(body.streamUrl);
      const saying = chat.say(`m${cut}`);
      if (cut % 2 === 0) await stream.until(1);
      if (cut % 3 === 0) await saying;
      stream.socket.terminate();
      await stream.closed;
      seen.push(...texts(stream));
      watermark = stream.watermark() || watermark;
      await saying;
    }
    seen.push(...(await chat.read(watermark)).activities.map(({ text }) => text));
    expect(seen).toEqual([
      'Hello.',
      ...Array.from({ length: 20 }, (_, i) => [`m${i}`, `${i + 1}: m${i}`]).flat(),
    ]);
  });

  it('closes when a second one is opened for the same conversation', async () => {
    const chat = await openChat((await startApp()).url);
    const first = listen(chat.streamUrl);
    await first.until(1);
    const { body } = await call(chat.url, 'GET', { token: chat.token });
    const second = listen(body.streamUrl);
    expect(await first.closed).toBe(4000);
    await chat.say('hello');
    await second.until(3);
  });

  it('needs a ticket that works once, for one minute, for one conversation', async () => {
    const app = await startApp();
    const [chat, other] = [await openChat(app.url), await openChat(app.url)];
    const [path, ticket] = chat.streamUrl.split('?t=');
    expect(await statusOf(chat.streamUrl.replace(chat.id, other.id))).toBe(404);
    expect(await statusOf(`${path}?t=${chat.token}`), 'a token is no ticket').toBe(403);
    expect(await statusOf(`${path}`)).toBe(404);
    expect(await statusOf(`${path}?t=${ticket}x`)).toBe(403);
    expect(await statusOf(chat.streamUrl)).toBe(101);
    expect(await statusOf(chat.streamUrl), 'used before').toBe(403);
    app.clock.now = new Date(app.clock.now.getTime() + 60_000);
    expect(await statusOf(other.streamUrl), 'too late').toBe(403);
  });

  it('is opened by our own pages and listed sites only', async () => {
    const { url } = await startApp({ ALLOWED_ORIGINS: 'https://www.clinic.example' });
    const from = async (origin: string) => statusOf((await openChat(url)).streamUrl, { origin });
    expect(await from(url)).toBe(101);
    expect(await from('https://www.clinic.example')).toBe(101);
    for (const origin of [
      'https://evil.example',
      'null',
      'http://www.clinic.example',
      'https://www.clinic.example.evil.example',
    ])
      expect(await from(origin), origin).toBe(403);
  });

  it('is refused under a host name that is not ours', async () => {
    const app = await startApp({ ALLOWED_HOSTS: '127.0.0.1' });
    const chat = await openChat(app.url);
    expect(await statusOf(chat.streamUrl, { host: 'evil.example' })).toBe(421);
  });

  it('ignores what a client says, and cuts off one that says too much', async () => {
    const chat = await openChat((await startApp()).url);
    const stream = listen(chat.streamUrl);
    await stream.until(1);
    for (const words of ['', '{"type":"message","text":"x"}', 'x']) stream.socket.send(words);
    expect((await chat.read()).activities).toHaveLength(1);
    stream.socket.send('x'.repeat(16_385));
    expect(await stream.closed).toBe(1009);
    const again = listen((await call(chat.url, 'GET', { token: chat.token })).body.streamUrl);
    await again.until(1);
    for (let i = 0; i < 200; i += 1) again.socket.send('');
    expect(await again.closed).toBe(1008);
  });

  it('ends with the conversation', async () => {
    const chat = await openChat((await startApp()).url);
    const stream = listen(chat.streamUrl);
    await stream.until(1);
    await call(chat.url, 'DELETE', { token: chat.token });
    expect(await stream.closed).toBe(4002);
  });

  it('is cut when the client is gone without a word', async () => {
    const chat = await openChat((await startApp({}, { streamPingMs: 50 })).url);
    const stream = listen(chat.streamUrl);
    await stream.until(1);
    // A client that answers pings stays; one that stops answering does not.
    stream.socket.pong = () => undefined;
    expect(await stream.closed).toBe(1006);
  });

  it('is refused in the one error shape on any other path', async () => {
    const { port } = await startApp();
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({
      error: { code: 'NotFound', message: 'There is nothing here.' },
    });
  });
});
