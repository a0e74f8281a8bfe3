// How the window's state changes: one event in, the next state out. No clock, no network, no DOM.
import type { Activity } from './read-activity.ts';
import { type ChatState, emptyState, type Message, type Phase, type Problem, type Rating } from './state.ts';

export type ChatEvent =
  | { type: 'phase'; phase: Phase }
  | { type: 'typed'; draft: string }
  | { type: 'sent'; clientId: string; text: string; at: number }
  | { type: 'delivered'; clientId: string; id: string }
  | { type: 'failed'; clientId: string; problem: Problem; detail: string | null }
  | { type: 'retried'; clientId: string }
  | { type: 'received'; activities: readonly Activity[]; now: number }
  | { type: 'thinking' }
  | { type: 'slow' }
  | { type: 'rated'; id: string; rating: Rating | null }
  | { type: 'notice'; notice: string | null }
  | { type: 'idle'; seconds: number | null }
  | { type: 'cleared' };

const calm = { awaiting: false, thinking: false, slow: false } as const;

function change(state: ChatState, clientId: string, part: Partial<Message>): ChatState {
  return {
    ...state,
    messages: state.messages.map((message) => (message.key === clientId ? { ...message, ...part } : message)),
  };
}

function received(message: Message, activity: Activity): Message {
  return { ...message, id: activity.id, delivery: 'sent', problem: null, detail: null };
}

function fromActivity(activity: Activity, now: number): Message {
  const { id, from, text, reply, clientId, at } = activity;
  const key = clientId ?? id;
  return { key, id, from, text, reply, delivery: 'sent', problem: null, detail: null, at: at ?? now };
}

/** Joins what arrived to what is there: the same activity twice is once, an echo of our own message confirms it. */
export function mergeActivities(
  messages: readonly Message[],
  activities: readonly Activity[],
  now: number,
): readonly Message[] {
  const next = [...messages];
  const added: Message[] = [];
  for (const activity of activities) {
    const place = next.findIndex(
      (message) =>
        message.id === activity.id || (activity.from === 'you' && message.key === activity.clientId),
    );
    const known = next[place];
    if (known !== undefined) next[place] = received(known, activity);
    else {
      const message = fromActivity(activity, now);
      next.push(message);
      added.push(message);
    }
  }
  return added.length === 0 && activities.length === 0 ? messages : next;
}

function receive(state: ChatState, activities: readonly Activity[], now: number): ChatState {
  const messages = mergeActivities(state.messages, activities, now);
  const isAnswered = messages.length > state.messages.length && messages[messages.length - 1]?.from === 'bot';
  return { ...state, messages, ...(isAnswered && calm) };
}

function rate(state: ChatState, id: string, rating: Rating | null): ChatState {
  const { [id]: _before, ...others } = state.ratings;
  return { ...state, ratings: rating === null ? others : { ...others, [id]: rating } };
}

function send(state: ChatState, clientId: string, text: string, at: number): ChatState {
  const message: Message = {
    key: clientId,
    id: null,
    from: 'you',
    text,
    reply: null,
    delivery: 'sending',
    problem: null,
    detail: null,
    at,
  };
  return { ...state, messages: [...state.messages, message], ...calm, awaiting: true, notice: null };
}

/** A message the server has echoed arrived, whatever became of the answer to the request. */
function fail(state: ChatState, clientId: string, problem: Problem, detail: string | null): ChatState {
  const hasArrived = state.messages.some((message) => message.key === clientId && message.id !== null);
  return hasArrived
    ? state
    : { ...change(state, clientId, { delivery: 'failed', problem, detail }), ...calm };
}

export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'phase':
      return event.phase === 'ended'
        ? { ...state, ...calm, phase: 'ended' }
        : { ...state, phase: event.phase };
    case 'typed':
      return { ...state, draft: event.draft };
    case 'sent':
      return send(state, event.clientId, event.text, event.at);
    case 'delivered':
      return change(state, event.clientId, { id: event.id, delivery: 'sent', problem: null, detail: null });
    case 'failed':
      return fail(state, event.clientId, event.problem, event.detail);
    case 'retried':
      return {
        ...change(state, event.clientId, { delivery: 'sending', problem: null, detail: null }),
        ...calm,
        awaiting: true,
      };
    case 'received':
      return receive(state, event.activities, event.now);
    case 'thinking':
      return state.awaiting ? { ...state, thinking: true } : state;
    case 'slow':
      return state.awaiting ? { ...state, thinking: false, slow: true } : state;
    case 'rated':
      return rate(state, event.id, event.rating);
    case 'notice':
      return { ...state, notice: event.notice };
    case 'idle':
      return { ...state, idleSeconds: event.seconds };
    case 'cleared':
      return { ...emptyState, draft: state.draft };
  }
}
