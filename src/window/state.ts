// What the window knows at one moment, as plain data. How it changes stands in reduce.ts.
import type { Reply } from '../conversation/reply.ts';
import { findLast } from './find-last.ts';

export type Delivery = 'sending' | 'sent' | 'failed';
export type Problem = 'offline' | 'busy' | 'ended' | 'broken' | 'refused';
/** starting · ready · reconnecting: was ready · offline: the browser says so · unreachable: never got through · ended: over for good. */
export type Phase = 'starting' | 'ready' | 'reconnecting' | 'offline' | 'unreachable' | 'ended';
export type Reason = 'not-what-i-asked' | 'hard-to-follow' | 'not-true-for-me' | 'missing-something';

export interface Rating {
  rating: 'up' | 'down';
  reason: Reason | null;
}

export interface Message {
  /** Stable over its life: the client's id for own messages, the server's for the rest. */
  key: string;
  /** The server's id; null until it answered. */
  id: string | null;
  from: 'you' | 'bot';
  text: string;
  reply: Reply | null;
  delivery: Delivery;
  problem: Problem | null;
  /** A sentence of the server about why it refused. */
  detail: string | null;
  /** ms since 1970. */
  at: number;
}

export interface ChatState {
  phase: Phase;
  messages: readonly Message[];
  draft: string;
  ratings: Readonly<Record<string, Rating>>;
  /** Waiting for the reply to a message. */
  awaiting: boolean;
  /** The wait is long enough to show. */
  thinking: boolean;
  /** The wait is too long. */
  slow: boolean;
  /** A short line below the conversation, such as "copied". */
  notice: string | null;
  /** Seconds until an idle conversation is cleared; null when nobody need be warned. */
  idleSeconds: number | null;
}

export const emptyState: ChatState = {
  phase: 'starting',
  messages: [],
  draft: '',
  ratings: {},
  awaiting: false,
  thinking: false,
  slow: false,
  notice: null,
  idleSeconds: null,
};

/** The last thing the bot said. */
export function lastReply(state: ChatState): Reply | null {
  return findLast(state.messages, (message) => message.reply !== null)?.reply ?? null;
}

/** Buttons to show: those of the last reply, and none while an answer is awaited. */
export function openChoices(state: ChatState): Reply['choices'] {
  return state.awaiting ? [] : (lastReply(state)?.choices ?? []);
}

/** What short follow-ups are about, in words. Nothing stands beside an emergency: the earlier subject would be out of place. */
export function topicTitle(state: ChatState): string | null {
  const reply = lastReply(state);
  return reply === null || reply.level === 'emergency' ? null : reply.topic;
}
