// The bot as its channels see it: a greeting and a pure function from message to reply.
import type { Reply } from './reply.ts';
import type { ConversationState } from './state.ts';
import type { Trace } from './trace.ts';

export interface Turn {
  reply: Reply;
  state: ConversationState;
  /** How the reply came about, for authors and for `ask --explain`. It holds the person's words: never log it. */
  trace: Trace;
}

/** One turn. Pure: the same message, state and time give the same turn, bit for bit. */
export type TakeTurn = (message: string, state: ConversationState, now: Date) => Turn;

export interface Bot {
  /** Hash of the knowledge it answers from. */
  version: string;
  /** What it says before anybody has typed. */
  welcome: Reply;
  /** The same in a conversation that was lost and is opened again: it says so first. */
  welcomeBack: Reply;
  takeTurn: TakeTurn;
}
