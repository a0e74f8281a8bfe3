// All that a conversation remembers between turns. No words of the person are kept.
import type { Aspect } from '../knowledge/knowledge.ts';
import type { Latch } from '../safety/latch.ts';

export interface ConversationState {
  /** Shape of this object; a state with another version starts afresh. */
  version: 1;
  /** Turns taken so far. */
  turn: number;
  /** Warning signs that stand, the check question that is open, and lasting facts (ids only). */
  latch: Latch;
  /** The intent last answered: what "how long for?" is about. Null before the first answer and some turns after it. */
  topic: string | null;
  /** Turn in which the topic was last spoken of. */
  topicTurn: number;
  /** Intents answered before, newest first, for "go back" and for offering something new. At most 8. */
  trail: readonly string[];
  /** What the last reply offered: labels and where they lead, valid for a few turns. */
  offered: readonly Offer[];
  offeredTurn: number;
  /** Times in a row nothing was understood: the rungs of the ladder. */
  misses: number;
  /** Runner-up intents of the last answer, for "not what I asked". */
  runnersUp: readonly string[];
  /** A yes-or-no the bot asked itself, such as "start over?". */
  pending: 'start-over' | null;
}

export interface Offer {
  label: string;
  to:
    | { kind: 'intent'; id: string }
    | { kind: 'aspect'; id: string; aspect: Aspect }
    | { kind: 'command'; command: string };
}
