// What the wishes about a conversation have in common: what they are given, and the replies several of them end in.
import type { Intent } from '../knowledge/knowledge.ts';
import { answerIntent, paragraph } from './compose-answer.ts';
import { notUnderstood, topicOffers } from './fallback.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import type { ConversationState } from './state.ts';

export interface Wish {
  kit: Kit;
  state: ConversationState;
  /** The intent spoken of last, if any. */
  current: Intent | null;
}

/** The answer to an intent that was spoken of before or is next in line. */
export function again(kit: Kit, intent: Intent, step: string): Outcome {
  return answerIntent(kit, intent, { step: `command:${step}`, score: 1, nearest: null });
}

export function listTopics(kit: Kit): Outcome {
  return {
    step: 'command:topics',
    kind: 'choose',
    blocks: [paragraph(kit.knowledge.replies.topics)],
    offers: topicOffers(kit),
    topic: null,
  };
}

/** Nothing to repeat, shorten or explain. */
export function nothingYet({ kit, state }: Wish): Outcome {
  // Asked for the same again, it goes down the ladder, so that no reply stands twice running.
  if (state.misses > 0) return notUnderstood(kit, state, []);
  return {
    step: 'command:nothing-yet',
    kind: 'choose',
    blocks: [paragraph(kit.knowledge.replies.nothing_yet)],
    offers: topicOffers(kit),
    missed: true,
  };
}
