// Microsoft's own Direct Line client, unchanged, against our routes. It expects a browser: two globals stand in for one.
import { createRequire } from 'node:module';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { call } from './client.ts';
import { startApp, stopAll } from './start-app.ts';
import { FetchXhr } from './xml-http-request.ts';

interface ClientActivity {
  type: string;
  id?: string;
  text?: string;
  from: { id: string; role?: string };
  channelData?: { clientActivityID?: string; reply?: unknown };
}
interface Stream<T> {
  subscribe(next: (value: T) => void, error?: (fault: unknown) => void): { unsubscribe(): void };
}
interface Client {
  activity$: Stream<ClientActivity>;
  connectionStatus$: Stream<number> & { getValue(): number };
  postActivity(activity: object): Stream<string>;
  end(): void;
}
type DirectLine = new (options: object) => Client;
const status = { online: 2, expiredToken: 3, ended: 5 };

let directLine: DirectLine;
const clients: { client: Client; stop(): void }[] = [];
beforeAll(() => {
  Object.assign(globalThis, { XMLHttpRequest: FetchXhr });
  directLine = createRequire(import.meta.url)('botframework-directlinejs').DirectLine;
});
afterEach(async () => {
  for (const { client, stop } of clients.splice(0)) {
    stop();
    client.end();
  }
  await stopAll();
});

async function connectTo(url: string, options: object) {
  const domain = `${url}/v3/directline`;
  const { body } = await call(`${domain}/tokens/generate`, 'POST', { body: {} });
  const client = new directLine({ domain, token: body.token, ...options });
  const seen: ClientActivity[] = [];
  const waiting: (() => void)[] = [];
  const subscription = client.activity$.subscribe((activity) => {
    seen.push(activity);
    for (const wake of waiting.splice(0)) wake();
  });
  clients.push({ client, stop: () => subscription.unsubscribe() });
  const until = async (count: number) => {
    while (seen.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const post = (activity: object) =>
    new Promise<string>((resolve, reject) =>
      client.postActivity({ from: { id: 'me' }, ...activity }).subscribe(resolve, reject),
    );
  return {
    client,
    seen,
    until,
    post,
    token: body.token as string,
    conversationId: body.conversationId as string,
  };
}

describe.each([
  ['over WebSocket', { webSocket: true }],
  ['over polling', { webSocket: false, pollingInterval: 200 }],
])('the Direct Line client %s', (_how, options) => {
  it('connects, is greeted, gets its message echoed and answered', async () => {
    const { url } = await startApp();
    const { client, seen, until, post } = await connectTo(url, options);
    await until(1);
    expect(client.connectionStatus$.getValue()).toBe(status.online);
    const id = await post({ type: 'message', text: 'hello', channelData: { clientActivityID: 'c1' } });
    await until(3);
    expect(seen.map(({ text }) => text)).toEqual(['Hello.', 'hello', '1: hello']);
    expect(seen[1]).toMatchObject({ id, channelData: { clientActivityID: 'c1' } });
    expect(seen[1]?.from.id).toMatch(/^dl_/);
  });

  it('says that its token has expired', async () => {
    const app = await startApp();
    const { client, until, post } = await connectTo(app.url, options);
    await until(1);
    app.clock.now = new Date(app.clock.now.getTime() + 31 * 60_000);
    expect(await post({ type: 'message', text: 'late' })).toBe('retry');
    if (!options.webSocket)
      await new Promise<void>((resolve) => {
        client.connectionStatus$.subscribe((value) => value === status.expiredToken && resolve());
      });
  });

  it('may send typing, and is refused a file without losing the conversation', async () => {
    const { url } = await startApp();
    const { until, post } = await connectTo(url, options);
    await until(1);
    expect(await post({ type: 'typing' })).toMatch(/typing$/);
    await expect(
      post({
        type: 'message',
        text: 'x',
        attachments: [{ contentUrl: `${url}/healthz`, contentType: 'image/png', name: 'x' }],
      }),
    ).rejects.toMatchObject({ status: 415 });
    await post({ type: 'message', text: 'hello' });
    await until(3);
  });
});

it('the Direct Line client comes back after the server restarted, and goes on', async () => {
  const env = { TOKEN_SECRET: 's'.repeat(32) };
  const before = await startApp(env);
  // The client waits 3 to 15 s before it reconnects; with this it is 3.
  const shortest = { WebSocket, random: () => 0 };
  const { seen, until, post } = await connectTo(before.url, { webSocket: true, ...shortest });
  await until(1);
  await post({ type: 'message', text: 'before' });
  await until(3);
  await before.stop();
  const after = await startApp({ ...env, PORT: String(before.port) });
  after.clock.now = new Date(after.clock.now.getTime() + 60_000);
  await post({ type: 'message', text: 'after' });
  await until(6);
  expect(seen.map(({ text }) => text)).toEqual([
    'Hello.',
    'before',
    '1: before',
    'Hello again.',
    'after',
    '1: after',
  ]);
});
