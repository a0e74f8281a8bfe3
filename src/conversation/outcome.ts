// What one step of a turn decides. Data only: `finish-turn.ts` makes the reply and the new state from it.
import type { MatchResult } from '../matching/match-result.ts';
import type { GuidedCheck } from '../safety/guided-check.ts';
import type { Latch } from '../safety/latch.ts';
import type { Block, ReplyKind } from './reply.ts';
import type { Offer } from './state.ts';

export interface Outcome {
  /** Name of the step, for the trace. */
  step: string;
  kind: ReplyKind;
  blocks: readonly Block[];
  offers: readonly Offer[];
  /** The intent answered. */
  intent?: string;
  /** Probability from 0 to 1 that `intent` is the one meant; 1 when a button named it. */
  score?: number;
  /** The stored question nearest to the message. */
  nearest?: string | null;
  /** What is talked about from now on; left out: as before. */
  topic?: string | null;
  runnersUp?: readonly string[];
  /** The blocks hold a warning card of their own, so no reminder is added. */
  warns?: boolean;
  /** Rules behind an open check question or a warning. */
  rules?: readonly string[];
  /** Nothing was understood: one more rung of the ladder. */
  missed?: boolean;
  parked?: string | null;
  pending?: 'start-over' | null;
  check?: GuidedCheck | null;
  /** The latch after this step; left out: as it stands. */
  latch?: Latch;
  /** Everything but the latch is forgotten. */
  reset?: boolean;
  match?: MatchResult;
  notes?: readonly string[];
}
