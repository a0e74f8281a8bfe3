// All that a conversation remembers between turns: ids and our own words. Nothing the person typed is kept.
import type { Aspect } from '../knowledge/knowledge.ts';
import type { GuidedCheck } from '../safety/guided-check.ts';
import { emptyLatch, type Latch } from '../safety/latch.ts';

export interface ConversationState {
  /** Shape of this object; a state of another version starts afresh. */
  version: 1;
  /** Turns taken so far. */
  turn: number;
  /** Warning signs that stand, the check question that is open, and lasting facts (ids only). */
  latch: Latch;
  /** Where the guided warning-sign check has got to; null when none runs. */
  check: GuidedCheck | null;
  /** The intent last answered: what "how long for?" is about. */
  topic: string | null;
  /** Turn in which the topic was last spoken of. */
  topicTurn: number;
  /** The stored question nearest to what was asked, for "why this answer"; null when a button was pressed. */
  nearest: string | null;
  /** Intents answered, newest first, for "go back" and "another". At most `TRAIL_LENGTH`. */
  trail: readonly string[];
  /** What the last replies offered and where it leads. */
  offered: readonly Offer[];
  offeredTurn: number;
  /** Intent to answer once an open check question has been answered with no. */
  parked: string | null;
  /** Times in a row nothing was understood: the rung of the ladder. */
  misses: number;
  /** Runner-up intents of the last match, for "not what I asked". */
  runnersUp: readonly string[];
  /** A yes-or-no question of the bot's own that is open. */
  pending: 'start-over' | null;
}

/** A button, and what pressing it or typing its words leads to. */
export interface Offer {
  label: string;
  to:
    | { kind: 'intent'; id: string }
    | { kind: 'aspect'; id: string; aspect: Aspect }
    | { kind: 'topic'; id: string }
    /** The label is read like any typed message: "Yes", "Start over". */
    | { kind: 'say' };
}

/** Intents remembered for going back. Longer trails help nobody and cost memory. */
export const TRAIL_LENGTH = 8;
/** Turns for which a topic or an offer is understood without being named again (product.md: "a bounded life"). */
export const CONTEXT_LIFE_TURNS = 4;

/** A conversation in which nothing has been said. */
export const initialState: ConversationState = {
  version: 1,
  turn: 0,
  latch: emptyLatch,
  check: null,
  topic: null,
  topicTurn: 0,
  nearest: null,
  trail: [],
  offered: [],
  offeredTurn: 0,
  parked: null,
  misses: 0,
  runnersUp: [],
  pending: null,
};

/** The intent a short follow-up can refer to, or null when it was too long ago. */
export function liveTopic(state: ConversationState): string | null {
  return state.turn - state.topicTurn < CONTEXT_LIFE_TURNS ? state.topic : null;
}

/** The offers that can still be taken up. */
export function liveOffers(state: ConversationState): readonly Offer[] {
  return state.turn - state.offeredTurn < CONTEXT_LIFE_TURNS ? state.offered : [];
}
