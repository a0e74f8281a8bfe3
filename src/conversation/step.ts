// What every step of a turn is given. A step answers with an outcome, or with null to let the next one try.
import type { Latch } from '../safety/latch.ts';
import type { Screening } from '../safety/screening.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import type { ConversationState } from './state.ts';

export interface StepInput {
  kit: Kit;
  /** As typed, cut to the longest message allowed. */
  text: string;
  /** In the form the steering phrases are compared in. */
  words: readonly string[];
  state: ConversationState;
  screening: Screening;
  now: Date;
  /** The latch with this message's lasting facts taken in: what stands after the turn unless a step says otherwise. */
  latch: Latch;
}

export type Step = (input: StepInput) => Outcome | null;
