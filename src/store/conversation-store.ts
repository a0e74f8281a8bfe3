// The port behind which conversations are kept: what a store must do, whether it is memory, SQLite or PostgreSQL.
// It knows no protocol: an activity is opaque text here. What every store promises is in tests/store/contract.ts.
import type { ConversationState } from '../conversation/state.ts';

/** A conversation between two turns. */
export interface Conversation {
  id: string;
  userId: string;
  createdAtMs: number;
  lastActiveAtMs: number;
  /** Null before the first turn and when the stored state had a shape this release does not know. */
  state: ConversationState | null;
  /** Position the next activity gets. A watermark is a position: "send me everything from here on". */
  next: number;
}

export interface NewConversation {
  id: string;
  userId: string;
  nowMs: number;
  /** Position of the first activity. Later lives of the same conversation must start above earlier ones. */
  base: number;
}

export interface StoredActivity {
  /** Place in the conversation, without gaps from its base. */
  position: number;
  id: string;
  role: 'user' | 'bot';
  /** The activity as JSON text. */
  json: string;
}

/** Everything a turn changes, stored wholly or not at all. */
export interface TurnCommit {
  conversationId: string;
  /** `next` as it was loaded: the commit is refused when another turn came in between. */
  expectedNext: number;
  nowMs: number;
  state: ConversationState | null;
  activities: readonly Omit<StoredActivity, 'position'>[];
  /** Remembers that the client's request was answered, so that a repeated one gets the same answer. */
  receipt?: Receipt & { key: string };
}

export interface Receipt {
  /** Keyed hash of what was asked. Two requests with one key and different digests are a client's mistake. */
  digest: string;
  /** Id given to the activity. */
  activityId: string;
}

export interface Page {
  activities: readonly StoredActivity[];
  /** Where to read on from. Never lower than the watermark asked for. */
  watermark: number;
}

export const feedbackReasons = [
  'not-what-i-asked',
  'hard-to-follow',
  'not-true-for-me',
  'missing-something',
] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];

/** What somebody thought of one reply. No free text. One per reply; the latest stands. */
export interface Feedback {
  conversationId: string;
  /** Id of the bot's activity. */
  replyTo: string;
  rating: 'up' | 'down';
  reason: FeedbackReason | null;
  atMs: number;
}

export interface ConversationStore {
  /** Leaves an existing conversation as it is. `ended` when it was forgotten. */
  create(conversation: NewConversation): Promise<'created' | 'exists' | 'ended'>;
  /** Null when there is none or it is past retention. */
  load(id: string, nowMs: number): Promise<Conversation | null>;
  /** Activities from a position on, oldest first, at most `limit`. Null when there is no such conversation. */
  read(id: string, from: number, limit: number, nowMs: number): Promise<Page | null>;
  receipt(id: string, key: string): Promise<Receipt | null>;
  /** `conflict`: another turn was stored since it was loaded; load again. `gone`: forgotten or evicted meanwhile. */
  commit(turn: TurnCommit): Promise<'stored' | 'conflict' | 'gone'>;
  /** A null rating takes earlier feedback back. `unknown-reply` when the bot said no such thing here. */
  rate(
    feedback: Omit<Feedback, 'rating'> & { rating: Feedback['rating'] | null },
  ): Promise<'stored' | 'unknown-reply'>;
  /** All feedback kept, oldest first. */
  feedback(): Promise<readonly Feedback[]>;
  /** Erases everything about a conversation, at once and for good. Returns how many activities went. */
  forget(id: string, nowMs: number): Promise<number>;
  /** True after `forget`, for as long as a token for the conversation could live. */
  isForgotten(id: string): Promise<boolean>;
  /** Erases what is past retention. Returns how many conversations went. */
  purge(nowMs: number): Promise<number>;
  /** Conversations held. */
  count(): Promise<number>;
  /** Whether the store can take a turn now. Never throws. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}
