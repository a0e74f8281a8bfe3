import { describe, expect, it } from 'vitest';
import { type Connection, createConnection, type World } from '../../src/window/connection.ts';
import type { DirectLine, Failure, OpenSession, Outcome } from '../../src/window/direct-line.ts';
import { createDirectLine } from '../../src/window/direct-line.ts';
import type { Frame } from '../../src/window/read-activity.ts';

const fail = (why: Failure['why']): Failure => ({ ok: false, why, detail: null, retryAfterMs: null });
const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
const session = { conversationId: 'c', token: 't' };
const opened: OpenSession = { ...session, streamUrl: 'ws://x/stream', expiresInS: 1_800 };
const said = (id: string) => ({ id, from: 'bot', text: id, reply: null, clientId: null, at: 1 }) as const;

class FakeSocket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  sent: string[] = [];
  readonly address: string;
  constructor(address: string) {
    this.address = address;
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 3;
    this.onclose?.();
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
}

function setUp(line: Partial<DirectLine>) {
  const calls: string[] = [];
  const phases: string[] = [];
  const activities: string[] = [];
  const sessions: unknown[] = [];
  const sockets: FakeSocket[] = [];
  const timers = new Map<number, { run: () => void; ms: number }>();
  let timerCount = 0;
  let replaced = 0;
  const online = { is: true };
  const world: World = {
    openSocket: (address) => {
      const socket = new FakeSocket(address);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    setTimeout: (run, ms) => {
      timers.set(++timerCount, { run, ms });
      return timerCount;
    },
    clearTimeout: (timer) => void timers.delete(timer),
    random01: () => 1,
    isOnline: () => online.is,
    page: { protocol: 'http:', host: 'x' },
  };
  const log =
    <A extends unknown[], R>(name: string, run: (...args: A) => R) =>
    (...args: A) => {
      calls.push([name, ...args.slice(1)].join(' ').trim());
      return run(...args);
    };
  const whole: DirectLine = {
    open: log('open', line.open ?? (async () => ok(opened))),
    reopen: log('reopen', line.reopen ?? (async () => ok(opened))),
    read: log('read', line.read ?? (async () => ok<Frame>({ activities: [], watermark: '0' }))),
    post: log('post', line.post ?? (async () => ok({ id: 'a' }))),
    refresh: log('refresh', line.refresh ?? (async () => ok({ token: 't2', expiresInS: 1_800 }))),
    forget: log('forget', line.forget ?? (async () => undefined)),
  };
  const connection: Connection = createConnection(whole, world, {
    onPhase: (phase) => void (phases.at(-1) !== phase && phases.push(phase)),
    onActivities: (list) => void activities.push(...list.map(({ id }) => id)),
    onSession: (next) => void sessions.push(next),
    onReplaced: () => void replaced++,
  });
  const settle = async () => {
    for (let step = 0; step < 10; step += 1) await Promise.resolve();
  };
  /** Runs the shortest timer of `least` to `ms` milliseconds. */
  const pass = async (ms: number, least = 0) => {
    const due = [...timers]
      .filter(([, timer]) => timer.ms <= ms && timer.ms >= least)
      .sort(([, a], [, b]) => a.ms - b.ms)[0];
    if (due !== undefined) {
      timers.delete(due[0]);
      due[1].run();
    }
    await settle();
  };
  const frame = (id: string, watermark: string) =>
    JSON.stringify({ activities: [{ type: 'message', id, from: { role: 'bot' }, text: id }], watermark });
  return {
    connection,
    calls,
    phases,
    activities,
    sessions,
    sockets,
    online,
    settle,
    pass,
    frame,
    replaced: () => replaced,
  };
}

describe('a conversation stays connected', () => {
  it('opens a stream on the page’s own host', async () => {
    const { connection, sockets, phases, settle } = setUp({});
    void connection.start(null);
    await settle();
    expect(sockets[0]?.address).toBe('ws://x/stream');
    sockets[0]?.open();
    expect(phases).toEqual(['starting', 'ready']);
  });

  it('comes back after a break from the watermark it had', async () => {
    const test = setUp({});
    void test.connection.start(null);
    await test.settle();
    test.sockets[0]?.open();
    test.sockets[0]?.onmessage?.({ data: test.frame('a1', '7') });
    test.sockets[0]?.close();
    await test.pass(1_000);
    expect(test.calls).toContain('reopen 7');
    test.sockets[1]?.open();
    expect(test.phases).toEqual(['starting', 'ready', 'reconnecting', 'ready']);
    expect(test.activities).toEqual(['a1']);
  });

  it('reads by polling when streams do not open', async () => {
    const test = setUp({ read: async () => ok<Frame>({ activities: [said('a1')], watermark: '1' }) });
    void test.connection.start(null);
    await test.settle();
    for (const place of [0, 1]) {
      test.sockets[place]?.close();
      await test.pass(5_000);
    }
    expect(test.sockets).toHaveLength(2);
    expect(test.phases.at(-1)).toBe('ready');
    expect(test.activities).toEqual(['a1']);
    await test.pass(1_000);
    expect(test.calls.at(-1)).toBe('read 1');
  });

  it('polls from the start when the server offers no stream', async () => {
    const test = setUp({ open: async () => ok({ ...opened, streamUrl: null }) });
    void test.connection.start(null);
    await test.settle();
    expect(test.sockets).toHaveLength(0);
    expect(test.phases.at(-1)).toBe('ready');
  });

  it('takes a remembered conversation up again, with what was said', async () => {
    const test = setUp({
      read: async () => ok<Frame>({ activities: [said('a1'), said('a2')], watermark: '2' }),
    });
    void test.connection.start(session);
    await test.settle();
    expect(test.calls).toEqual(['read', 'reopen 2']);
    expect(test.activities).toEqual(['a1', 'a2']);
  });

  it.each(['expired', 'ended'] as const)(
    'opens a new one when the remembered one has %s, and says so',
    async (why) => {
      const test = setUp({ read: async () => fail(why) });
      void test.connection.start(session);
      await test.settle();
      expect(test.calls).toEqual(['read', 'open']);
      expect(test.replaced()).toBe(1);
    },
  );

  it.each(['expired', 'ended'] as const)('ends plainly when a running conversation has %s', async (why) => {
    const test = setUp({ reopen: async () => fail(why) });
    void test.connection.start(null);
    await test.settle();
    test.sockets[0]?.open();
    test.sockets[0]?.close();
    await test.pass(1_000);
    expect(test.phases.at(-1)).toBe('ended');
    expect(test.sessions.at(-1)).toBeNull();
  });

  it('keeps trying when the server cannot be reached', async () => {
    let tries = 0;
    const test = setUp({ open: async () => (++tries < 4 ? fail('offline') : ok(opened)) });
    void test.connection.start(null);
    await test.settle();
    for (let step = 0; step < 3; step += 1) await test.pass(20_000);
    expect(tries).toBe(4);
    expect(test.phases).toEqual(['starting', 'unreachable']);
    expect(test.sockets).toHaveLength(1);
  });

  it('does not wait for a conversation while offline, and says why at once', async () => {
    const test = setUp({ open: () => new Promise(() => undefined) });
    void test.connection.start(null);
    test.online.is = false;
    expect(await test.connection.post({})).toMatchObject({ ok: false, why: 'offline' });
    expect(test.calls).not.toContain('post');
  });

  it('sends in an open conversation though the browser says offline: the server may be this machine', async () => {
    const test = setUp({});
    void test.connection.start(null);
    await test.settle();
    test.online.is = false;
    expect(await test.connection.post({})).toEqual(ok({ id: 'a' }));
  });

  it('lets a message wait for the conversation that is being opened', async () => {
    let open: (value: Outcome<OpenSession>) => void = () => undefined;
    const test = setUp({ open: () => new Promise((resolve) => (open = resolve)) });
    void test.connection.start(null);
    const posted = test.connection.post({ text: 'x' });
    open(ok(opened));
    expect(await posted).toEqual(ok({ id: 'a' }));
  });

  it('renews its token at half its life', async () => {
    const test = setUp({});
    void test.connection.start(null);
    await test.settle();
    test.sockets[0]?.open();
    await test.pass(900_000, 900_000);
    expect(test.calls).toContain('refresh');
    expect(test.sessions.at(-1)).toEqual({ conversationId: 'c', token: 't2' });
  });

  it('finds a stream that died in silence when it is woken', async () => {
    const test = setUp({ read: async () => ok<Frame>({ activities: [said('late')], watermark: '1' }) });
    void test.connection.start(null);
    await test.settle();
    test.sockets[0]?.open();
    test.connection.wake();
    await test.settle();
    expect(test.activities).toEqual(['late']);
  });

  it('hears nothing more from a conversation that was forgotten', async () => {
    const test = setUp({});
    void test.connection.start(null);
    await test.settle();
    const old = test.sockets[0];
    old?.open();
    await test.connection.forget();
    old?.onmessage?.({ data: test.frame('ghost', '1') });
    expect(test.calls.at(-1)).toBe('forget');
    expect(test.activities).toEqual([]);
    expect(test.sessions.at(-1)).toBeNull();
  });

  it('survives frames that are no JSON', async () => {
    const test = setUp({});
    void test.connection.start(null);
    await test.settle();
    test.sockets[0]?.open();
    for (const data of ['', '{', 'null', '[1]']) test.sockets[0]?.onmessage?.({ data });
    expect(test.activities).toEqual([]);
  });
});

describe('the calls of the channel', () => {
  const answering = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    createDirectLine('/v3/directline', async () => new Response(JSON.stringify(body), { status, headers }));

  it.each([
    [401, 'expired'],
    [403, 'expired'],
    [404, 'ended'],
    [410, 'ended'],
    [400, 'refused'],
    [413, 'refused'],
    [429, 'busy'],
    [503, 'busy'],
    [500, 'broken'],
  ])('a %i means %s', async (status, why) => {
    const outcome = await answering(status, { error: { code: 'X', message: 'Plain words.' } }).post(
      session,
      {},
    );
    expect(outcome).toMatchObject({ ok: false, why, detail: 'Plain words.' });
  });

  it('reads when to come back', async () => {
    expect(await answering(429, {}, { 'retry-after': '3' }).read(session, null)).toMatchObject({
      retryAfterMs: 3_000,
    });
  });

  it('takes a line that broke for offline', async () => {
    const line = createDirectLine('/v3/directline', () => Promise.reject(new TypeError('failed to fetch')));
    expect(await line.open()).toMatchObject({ ok: false, why: 'offline' });
  });

  it('sends the token in the header and never in the address', async () => {
    const seen: [string, RequestInit | undefined][] = [];
    const line = createDirectLine('/v3/directline', async (address, how) => {
      seen.push([String(address), how]);
      return new Response('{}');
    });
    await line.read(session, '5');
    expect(seen[0]?.[0]).toBe('/v3/directline/conversations/c/activities?watermark=5');
    expect(seen[0]?.[1]?.headers).toMatchObject({ authorization: 'Bearer t' });
  });
});
