// Starting over, and the yes-or-no the bot asks before it while an emergency message stands.

import { followUps, paragraph } from './compose-answer.ts';
import { buttons } from './fallback.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import type { StepInput } from './step.ts';

export function pendingStep({ kit, words, state }: StepInput): Outcome | null {
  if (state.pending !== 'start-over') return null;
  if (kit.reader.is('agree', words)) return startOver(kit);
  if (kit.reader.is('refuse', words) || kit.reader.is('unsure', words)) {
    return {
      step: 'start-over:no',
      kind: 'choose',
      blocks: [paragraph(kit.knowledge.replies.carry_on)],
      offers: buttons(kit, ['topics']),
      pending: null,
    };
  }
  return null;
}

/** Asks first while an emergency stands; forgets the topic at once otherwise. The warning itself is kept either way. */
export function wishToStartOver({ kit, state }: StepInput): Outcome {
  if (state.latch.level !== 'emergency') return startOver(kit);
  const { replies } = kit.knowledge;
  return {
    step: 'start-over:ask',
    kind: 'choose',
    blocks: [paragraph(replies.start_over_ask)],
    offers: buttons(kit, ['yes', 'no']),
    pending: 'start-over',
  };
}

function startOver(kit: Kit): Outcome {
  const intent = kit.withRole('start-over');
  const greeting = kit.withRole('greeting');
  return {
    step: 'start-over',
    kind: 'answer',
    ...(intent ? { intent: intent.id, score: 1 } : {}),
    blocks: [paragraph(kit.knowledge.replies.start_over_done)],
    offers: greeting ? followUps(greeting) : buttons(kit, ['topics']),
    reset: true,
  };
}
