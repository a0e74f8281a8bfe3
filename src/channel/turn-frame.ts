// What a turn needs beside the activity, carried on the SDK's turn context: the state before, and the state after.
import type { TurnContext } from 'botbuilder-core';
import type { ConversationState } from '../conversation/state.ts';

export interface TurnFrame {
  /** As loaded; null in a conversation without a turn. The handler replaces it. */
  state: ConversationState | null;
  now: Date;
  /** The conversation was lost and is opened again: the greeting says so. */
  isAfresh: boolean;
}

const key = Symbol('turn frame');

export function setFrame(context: TurnContext, frame: TurnFrame): void {
  context.turnState.set(key, frame);
}

export function frameOf(context: TurnContext): TurnFrame {
  const frame: TurnFrame | undefined = context.turnState.get(key);
  if (frame === undefined) throw new TypeError('the turn context carries no frame');
  return frame;
}
