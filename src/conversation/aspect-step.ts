// "How long for?", "is it safe?", "what else?": a question without a topic of its own, asked of the topic at hand.
import { answerAspect } from './compose-answer.ts';
import type { Outcome } from './outcome.ts';
import { liveTopic } from './state.ts';
import type { StepInput } from './step.ts';

export function aspectStep({ kit, words, state }: StepInput): Outcome | null {
  const topic = kit.intent(liveTopic(state));
  if (!topic) return null;
  const steering = kit.reader.steering(words);
  const aspect =
    steering?.kind === 'aspect' ? steering.aspect : steering === null ? kit.reader.looseAspect(words) : null;
  return aspect === null ? null : answerAspect(kit, topic, aspect);
}
