// A message without a single letter or digit: an emoji, a question mark, nothing at all.
import { paragraph } from './compose-answer.ts';
import { buttons, notUnderstood } from './fallback.ts';
import type { Outcome } from './outcome.ts';
import type { StepInput } from './step.ts';

export function unreadableStep({ kit, words, state }: StepInput): Outcome | null {
  if (words.length > 0) return null;
  if (state.misses > 0) return notUnderstood(kit, state, []);
  return {
    step: 'unreadable',
    kind: 'decline',
    blocks: [paragraph(kit.knowledge.replies.unreadable)],
    offers: buttons(kit, ['topics', 'check_signs']),
    missed: true,
  };
}
