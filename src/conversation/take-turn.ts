// One turn of a conversation. It only orders the steps: each step lives in its own file.
import { normalise } from '../language/normalise.ts';
import type { Latch } from '../safety/latch.ts';
import { rank } from '../safety/level.ts';
import { aspectStep } from './aspect-step.ts';
import { bareStep } from './bare-step.ts';
import type { TakeTurn } from './bot.ts';
import { guidedCheckStep } from './check-steps.ts';
import { commandStep } from './command-step.ts';
import { type Standing, standingOf } from './compose-warning.ts';
import { makeReply, nextState } from './finish-turn.ts';
import { holdBack } from './hold-back.ts';
import type { Kit } from './kit.ts';
import { matchStep } from './match-step.ts';
import { numberAsLabel, offeredStep } from './offered-step.ts';
import type { Outcome } from './outcome.ts';
import { pendingStep } from './pending-step.ts';
import { readWords } from './phrase-match.ts';
import { safetyStep } from './safety-step.ts';
import { type ConversationState, initialState } from './state.ts';
import type { Step, StepInput } from './step.ts';
import { unreadableStep } from './unreadable-step.ts';

/** Longest message read, in UTF-16 units. The channel refuses longer ones; here it is a last guard. */
const MAX_MESSAGE_CHARS = 4_000;

/** In this order: what is dangerous, what is open, what steers, what is asked. */
const STEPS: readonly Step[] = [
  safetyStep,
  guidedCheckStep,
  pendingStep,
  offeredStep,
  aspectStep,
  commandStep,
  unreadableStep,
  bareStep,
];

/** Makes the turn function of a bot. The function is pure; see `TakeTurn`. */
export function takeTurn(kit: Kit): TakeTurn {
  return (message, given, now) => {
    const state: ConversationState = given.version === 1 ? given : initialState;
    const text = numberAsLabel(kit, state, message.slice(0, MAX_MESSAGE_CHARS));
    const screening = kit.screen(text, { facts: state.latch.facts });
    const input: StepInput = { kit, text, words: readWords(text), state, screening, now, latch: state.latch };
    const first = firstOutcome(input);
    // Read after the steps: the safety step puts the facts and the closed question of this message into it.
    const found = { ...first, latch: first.latch ?? input.latch };
    const standing = stillStanding(kit, state.latch, found.latch);
    const outcome = { ...holdBack(kit, found, standing), latch: found.latch };
    const after = nextState(state, outcome);
    return {
      reply: makeReply(kit, outcome, after, standing),
      state: after,
      trace: {
        normalised: normalise(text),
        screening,
        step: outcome.step,
        match: outcome.match ?? null,
        notes: outcome.notes ?? [],
      },
    };
  };
}

/** What stood before and still stands: a warning that is new in this turn has its own card, one taken back has none. */
function stillStanding(kit: Kit, before: Latch, after: Latch): Standing | null {
  return standingOf(kit, rank(before.level) <= rank(after.level) ? before : after);
}

function firstOutcome(input: StepInput): Outcome {
  for (const step of STEPS) {
    const outcome = step(input);
    if (outcome) return outcome;
  }
  return matchStep(input);
}
