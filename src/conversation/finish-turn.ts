// Outcome of a step → the reply as sent and the state as kept. The one place where a warning that stands is shown again.
import { paragraph } from './compose-answer.ts';
import { reminderCard, type Standing } from './compose-warning.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import type { Block, Reply } from './reply.ts';
import { type ConversationState, initialState, TRAIL_LENGTH } from './state.ts';

/** `standing` is what stood before this turn and still stands after it. */
export function makeReply(
  kit: Kit,
  outcome: Outcome,
  state: ConversationState,
  standing: Standing | null,
): Reply {
  const intent = kit.intent(outcome.intent ?? null);
  const topic = kit.intent(state.topic);
  return {
    kind: outcome.kind,
    blocks: withReminder(kit, outcome, standing),
    choices: outcome.offers.map(({ label, to }) =>
      to.kind === 'intent' || to.kind === 'aspect' ? { label, intent: to.id } : { label },
    ),
    intent: intent?.id ?? null,
    title: intent?.answer.title ?? null,
    score: intent ? (outcome.score ?? 1) : 0,
    level: state.latch.level,
    rules: outcome.rules ?? state.latch.rules,
    sources: intent?.answer.sources ?? [],
    about: intent
      ? {
          drafted: intent.answer.drafted,
          reviewBy: intent.answer.reviewBy,
          clinicalReview: intent.answer.clinicalReview,
        }
      : null,
    topic: topic?.answer.title ?? null,
  };
}

/** A level that stood before this turn is shown again, unless the outcome is itself the warning. */
function withReminder(kit: Kit, outcome: Outcome, standing: Standing | null): readonly Block[] {
  if (standing === null || outcome.warns) return outcome.blocks;
  if (standing.level === 'routine')
    return [...outcome.blocks, paragraph(kit.fill(kit.knowledge.replies.reminder.routine))];
  return [reminderCard(kit, standing), ...outcome.blocks];
}

export function nextState(before: ConversationState, outcome: Outcome): ConversationState {
  const turn = before.turn + 1;
  const latch = outcome.latch ?? before.latch;
  if (outcome.reset) return { ...initialState, turn, latch, offered: outcome.offers, offeredTurn: turn };
  const spoken = outcome.topic !== undefined;
  return {
    ...before,
    turn,
    latch,
    topic: spoken ? (outcome.topic ?? null) : before.topic,
    topicTurn: spoken ? turn : before.topicTurn,
    nearest: spoken ? (outcome.nearest ?? null) : before.nearest,
    trail: remember(before.trail, outcome),
    offered: outcome.offers,
    offeredTurn: turn,
    misses: outcome.missed ? before.misses + 1 : 0,
    runnersUp: outcome.runnersUp ?? before.runnersUp,
    check: outcome.check ?? null,
    parked: outcome.parked === undefined ? before.parked : outcome.parked,
    pending: outcome.pending ?? null,
  };
}

function remember(trail: readonly string[], { intent, topic }: Outcome): readonly string[] {
  if (intent === undefined || topic === undefined) return trail;
  return [intent, ...trail.filter((id) => id !== intent)].slice(0, TRAIL_LENGTH);
}
