// The window's engine: turns what the person does and what the connection brings into events of the state. It draws nothing.
import type { Announcer } from './announcer.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import type { Failure, Session } from './direct-line.ts';
import type { Activity } from './read-activity.ts';
import { type ChatEvent, reduce } from './reduce.ts';
import { spokenReply } from './reply-text.ts';
import type { SavedStore } from './saved.ts';
import { type ChatState, emptyState, type Message, type Phase, type Problem, type Rating } from './state.ts';
import type { Strings } from './strings/strings.ts';

/** Waits shown to the person, in ms: before "is typing", and before saying that it takes too long. */
const thinkingAfterMs = 1_000;
const slowAfterMs = 12_000;
/** A broken line shorter than this is mended without a word, in ms. */
const quietBreakMs = 1_500;

export interface ChatParts {
  strings: Strings;
  announcer: Announcer;
  saved: SavedStore;
  connect: (events: ConnectionEvents) => Connection;
  newId: () => string;
  now: () => number;
  wait: (run: () => void, ms: number) => unknown;
  /** Called when the bot has said something new. */
  onReply: () => void;
}

export interface Chat {
  state(): ChatState;
  subscribe(listener: () => void): void;
  start(): void;
  send(text: string): void;
  retry(message: Message): void;
  type(draft: string): void;
  rate(id: string, rating: Rating | null): void;
  /** Deletes the conversation here and on the server and opens a new one. */
  startOver(notice: string): Promise<void>;
  /** Opens a new conversation after the old one ended. */
  renew(): void;
  wake(): void;
  note(notice: string | null): void;
  warnIdle(seconds: number | null): void;
}

const problems: Readonly<Record<Failure['why'], Problem>> = {
  offline: 'offline',
  expired: 'ended',
  ended: 'ended',
  busy: 'busy',
  refused: 'refused',
  broken: 'broken',
};

export function createChat(parts: ChatParts): Chat {
  const { strings, announcer, saved, now, wait } = parts;
  const listeners: (() => void)[] = [];
  const before = saved.load();
  let session: Session | null = before.session;
  let state: ChatState = { ...emptyState, draft: before.draft };
  let waitNumber = 0;
  let shownPhase: Phase = 'starting';

  function dispatch(event: ChatEvent): void {
    state = reduce(state, event);
    for (const listener of listeners) listener();
  }
  const remember = () => saved.save({ session, draft: state.draft });

  function note(notice: string | null): void {
    dispatch({ type: 'notice', notice });
    if (notice !== null) announcer.say(notice);
  }

  function awaitReply(): void {
    const mine = ++waitNumber;
    const isStillWaiting = () => mine === waitNumber && state.awaiting;
    wait(() => {
      if (!isStillWaiting()) return;
      dispatch({ type: 'thinking' });
      announcer.say(strings.thinking);
    }, thinkingAfterMs);
    wait(() => {
      if (isStillWaiting()) connection.wake();
    }, slowAfterMs / 3);
    wait(() => {
      if (!isStillWaiting()) return;
      dispatch({ type: 'slow' });
      announcer.say(strings.slowReply);
      connection.wake();
    }, slowAfterMs);
  }

  function announce(fresh: readonly Message[]): void {
    for (const { reply } of fresh) {
      if (reply === null) continue;
      announcer.say(spokenReply(reply, strings), reply.kind === 'escalate' && reply.level === 'emergency');
      parts.onReply();
    }
  }

  function receive(activities: readonly Activity[], isHistory: boolean): void {
    const known = new Set(state.messages.map((message) => message.key));
    dispatch({ type: 'received', activities, now: now() });
    const fresh = state.messages.filter((message) => !known.has(message.key));
    if (!isHistory) announce(fresh);
    else if (fresh.length > 1) announcer.say(strings.restored(fresh.length));
  }

  function showPhase(phase: Phase): void {
    const wasBroken = ['reconnecting', 'offline', 'unreachable'].includes(shownPhase);
    shownPhase = phase;
    dispatch({ type: 'phase', phase });
    if (phase === 'ready') {
      if (wasBroken) announcer.say(strings.phase.back);
    } else if (phase !== 'starting') announcer.say(strings.phase[phase]);
  }

  let phaseNumber = 0;
  function onPhase(phase: Phase): void {
    const mine = ++phaseNumber;
    if (phase === shownPhase) return;
    if (phase !== 'reconnecting') {
      showPhase(phase);
      return;
    }
    wait(() => {
      if (mine === phaseNumber) showPhase(phase);
    }, quietBreakMs);
  }

  const connection = parts.connect({
    onPhase,
    onActivities: receive,
    onSession(next) {
      session = next;
      remember();
    },
    onReplaced: () => note(strings.endedEarlier),
  });

  async function deliver(clientId: string, text: string): Promise<void> {
    awaitReply();
    const outcome = await connection.post({
      type: 'message',
      text,
      from: { id: 'you' },
      locale: strings.lang,
      channelData: { clientActivityID: clientId },
    });
    if (outcome.ok) return dispatch({ type: 'delivered', clientId, id: outcome.value.id });
    const problem = problems[outcome.why];
    dispatch({ type: 'failed', clientId, problem, detail: outcome.detail });
    announcer.say(`${strings.delivery.failed} ${outcome.detail ?? strings.problem[problem]}`);
  }

  async function saveRating(id: string, rating: Rating | null): Promise<void> {
    const value = {
      replyTo: id,
      rating: rating?.rating ?? 'none',
      ...(rating?.reason && { reason: rating.reason }),
    };
    const outcome = await connection.post({ type: 'event', name: 'feedback', from: { id: 'you' }, value });
    if (!outcome.ok) note(strings.rating.notSaved);
  }

  return {
    state: () => state,
    subscribe: (listener) => listeners.push(listener),
    start: () => void connection.start(before.session),
    send(text) {
      const clientId = parts.newId();
      dispatch({ type: 'sent', clientId, text, at: now() });
      void deliver(clientId, text);
    },
    retry(message) {
      dispatch({ type: 'retried', clientId: message.key });
      void deliver(message.key, message.text);
    },
    type(draft) {
      dispatch({ type: 'typed', draft });
      remember();
    },
    rate(id, rating) {
      dispatch({ type: 'rated', id, rating });
      void saveRating(id, rating);
    },
    async startOver(notice) {
      waitNumber += 1;
      const forgotten = connection.forget();
      dispatch({ type: 'cleared' });
      note(notice);
      await forgotten;
      void connection.start(null);
    },
    renew() {
      dispatch({ type: 'cleared' });
      void connection.start(null);
    },
    wake: () => connection.wake(),
    note,
    warnIdle: (seconds) => dispatch({ type: 'idle', seconds }),
  };
}
