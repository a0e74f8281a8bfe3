// Keeps one conversation connected: opens or resumes it, reads the stream or polls, and comes back by watermark after a break. It
// knows nothing of what is said and shows nothing.
import { backoffMs } from './backoff.ts';
import type { DirectLine, Failure, OpenSession, Outcome, Session } from './direct-line.ts';
import { openStream, type Stream, type StreamWorld } from './open-stream.ts';
import type { Activity, Frame } from './read-activity.ts';
import type { Phase } from './state.ts';
import { streamAddress } from './stream-address.ts';

/** What the connection needs of the browser. */
export interface World extends StreamWorld {
  random01(): number;
  isOnline(): boolean;
  page: { protocol: string; host: string };
}

export interface ConnectionEvents {
  onPhase(phase: Phase): void;
  onActivities(activities: readonly Activity[], isHistory: boolean): void;
  /** The session to remember; null when there is none any more. */
  onSession(session: Session | null): void;
  /** A remembered conversation was over; a new one has been opened. */
  onReplaced(): void;
}

export interface Connection {
  /** Resumes `saved`, or opens a new conversation. */
  start(saved: Session | null): Promise<void>;
  post(activity: object): Promise<Outcome<{ id: string }>>;
  /** Reads now: after waking, when back online, when an answer is late. */
  wake(): void;
  /** Ends the conversation here and on the server. */
  forget(): Promise<void>;
  stop(): void;
}

/** The stream has failed this often in a row without opening: read by polling instead. */
const failuresBeforePolling = 2;
/** Between two reads while polling, ms. Direct Line asks for no more than one a second. */
const pollMs = 1_000;
/** A message waits this long for a conversation that is being opened, ms. */
const postPatienceMs = 8_000;

export function createConnection(line: DirectLine, world: World, events: ConnectionEvents): Connection {
  let session: Session | null = null;
  let watermark: string | null = null;
  let stream: Stream | null = null;
  let isPolling = false;
  let attempt = 0;
  let streamFailures = 0;
  /** Grows whenever what is under way must no longer count. */
  let epoch = 0;
  let retryTimer = 0;
  let refreshTimer = 0;
  let waiting: (() => void)[] = [];

  function keep(next: OpenSession): void {
    const isNew = session === null;
    session = { conversationId: next.conversationId, token: next.token };
    events.onSession(session);
    scheduleRefresh(next.expiresInS);
    if (isNew) for (const go of waiting.splice(0)) go();
  }

  function scheduleRefresh(expiresInS: number): void {
    world.clearTimeout(refreshTimer);
    // Timers hold at most 31 bits of milliseconds.
    refreshTimer = world.setTimeout(() => void refresh(), Math.min(expiresInS * 500, 2 ** 31 - 1));
  }

  async function refresh(): Promise<void> {
    const before = session;
    if (before === null) return;
    const outcome = await line.refresh(before);
    if (session !== before) return;
    if (outcome.ok)
      keep({ ...before, token: outcome.value.token, expiresInS: outcome.value.expiresInS, streamUrl: null });
    else if (outcome.why === 'expired' || outcome.why === 'ended') end();
    else scheduleRefresh(120);
  }

  function drop(): void {
    epoch += 1;
    isPolling = false;
    world.clearTimeout(retryTimer);
    stream?.close();
    stream = null;
  }

  function end(): void {
    drop();
    world.clearTimeout(refreshTimer);
    session = null;
    watermark = null;
    events.onSession(null);
    events.onPhase('ended');
  }

  function later(run: () => void, ms: number): void {
    world.clearTimeout(retryTimer);
    retryTimer = world.setTimeout(run, ms);
  }

  function recover(outcome: Failure, again: () => void): void {
    if (session !== null && (outcome.why === 'expired' || outcome.why === 'ended')) {
      end();
      return;
    }
    if (!world.isOnline()) events.onPhase('offline');
    else if (session === null) events.onPhase(attempt > 0 ? 'unreachable' : 'starting');
    else events.onPhase('reconnecting');
    later(again, backoffMs(attempt, world.random01(), outcome.retryAfterMs));
    attempt += 1;
  }

  async function openNew(): Promise<void> {
    const mine = ++epoch;
    const outcome = await line.open();
    if (mine !== epoch) return;
    if (!outcome.ok) return recover(outcome, () => void openNew());
    watermark = null;
    keep(outcome.value);
    listen(outcome.value.streamUrl);
  }

  async function resume(saved: Session): Promise<void> {
    const mine = ++epoch;
    const history = await line.read(saved, null);
    if (mine !== epoch) return;
    if (history.ok) {
      watermark = history.value.watermark;
      events.onActivities(history.value.activities, true);
      keep({ ...saved, streamUrl: null, expiresInS: 60 });
      return reconnect();
    }
    if (history.why === 'expired' || history.why === 'ended' || history.why === 'refused') {
      events.onReplaced();
      return openNew();
    }
    recover(history, () => void resume(saved));
  }

  async function reconnect(): Promise<void> {
    const before = session;
    if (before === null) return;
    const mine = ++epoch;
    const outcome = await line.reopen(before, watermark);
    if (mine !== epoch) return;
    if (!outcome.ok) return recover(outcome, () => void reconnect());
    keep(outcome.value);
    listen(outcome.value.streamUrl);
  }

  function listen(streamUrl: string | null): void {
    const address = streamAddress(streamUrl, world.page);
    if (address === null || streamFailures >= failuresBeforePolling) {
      startPolling();
      return;
    }
    epoch += 1;
    stream = openStream(address, world, {
      onOpen() {
        attempt = 0;
        streamFailures = 0;
        events.onPhase('ready');
      },
      onFrame: receive,
      onLost(hadOpened) {
        if (!hadOpened) streamFailures += 1;
        drop();
        recover({ ok: false, why: 'offline', detail: null, retryAfterMs: null }, () => void reconnect());
      },
    });
  }

  function receive(frame: Frame): void {
    watermark = frame.watermark ?? watermark;
    if (frame.activities.length > 0) events.onActivities(frame.activities, false);
  }

  function startPolling(): void {
    isPolling = true;
    void poll(++epoch);
  }

  async function poll(mine: number): Promise<void> {
    if (session === null || mine !== epoch) return;
    const outcome = await line.read(session, watermark);
    if (mine !== epoch) return;
    if (!outcome.ok) return recover(outcome, () => void poll(mine));
    attempt = 0;
    events.onPhase('ready');
    receive(outcome.value);
    later(() => void poll(mine), pollMs);
  }

  /** Reads once beside the stream: a socket that looks open may be dead. */
  async function catchUp(): Promise<void> {
    const mine = epoch;
    const before = session;
    if (before === null) return;
    const outcome = await line.read(before, watermark);
    if (mine !== epoch) return;
    if (outcome.ok) receive(outcome.value);
    else if (outcome.why === 'expired' || outcome.why === 'ended') end();
    else if (!isPolling) {
      drop();
      recover(outcome, () => void reconnect());
    }
  }

  function whenOpen(): Promise<Session | null> {
    if (session !== null) return Promise.resolve(session);
    return new Promise((resolve) => {
      const timer = world.setTimeout(() => resolve(session), postPatienceMs);
      waiting.push(() => {
        world.clearTimeout(timer);
        resolve(session);
      });
    });
  }

  return {
    start: (saved) => {
      drop();
      session = null;
      attempt = 0;
      streamFailures = 0;
      events.onPhase('starting');
      return saved === null ? openNew() : resume(saved);
    },
    async post(activity) {
      const open = world.isOnline() ? await whenOpen() : session;
      // Tried whatever the browser says: with no network at all a server on the same machine still answers.
      if (open === null) return { ok: false, why: 'offline', detail: null, retryAfterMs: null };
      const outcome = await line.post(open, activity);
      if (!outcome.ok && (outcome.why === 'expired' || outcome.why === 'ended') && session === open) end();
      return outcome;
    },
    wake() {
      if (session === null) return;
      if (stream?.isOpen() || isPolling) void catchUp();
      else void reconnect();
    },
    async forget() {
      const before = session;
      drop();
      world.clearTimeout(refreshTimer);
      session = null;
      waiting = [];
      events.onSession(null);
      if (before !== null) await line.forget(before);
    },
    stop: drop,
  };
}
