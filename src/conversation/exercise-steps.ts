// Exercise cards one after another, easier or harder.
import type { Intent } from '../knowledge/knowledge.ts';
import { answerAspect } from './compose-answer.ts';
import { buttons, offerChoices } from './fallback.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import { again, listTopics, nothingYet, type Wish } from './wish.ts';

/** The next card of the same topic that has not been shown lately; outside exercises, another side of the topic. */
export function another({ kit, state, current }: Wish): Outcome {
  if (!current) return listTopics(kit);
  if (current.answer.kind !== 'exercise' && !leadsToExercises(kit, current))
    return answerAspect(kit, current, 'what-else');
  const cards = (kit.topics.get(current.topic)?.intents ?? []).filter(
    (intent) => intent.answer.kind === 'exercise',
  );
  const start = cards.findIndex((intent) => intent.id === current.id) + 1;
  const inOrder = [...cards.slice(start), ...cards.slice(0, start)];
  const next =
    inOrder.find((intent) => !state.trail.includes(intent.id)) ??
    inOrder.find((intent) => intent.id !== current.id);
  return next
    ? withExerciseButtons(kit, again(kit, next, 'another'), next)
    : nothingYet({ kit, state, current });
}

function leadsToExercises(kit: Kit, intent: Intent): boolean {
  return intent.followUps.some(({ to }) => {
    const target = kit.intent(to);
    return target?.answer.kind === 'exercise' && target.topic === intent.topic;
  });
}

/** A card easier or harder than the one at hand; from an overview, the first card. */
export function stepTo({ kit, state, current }: Wish, way: 'easier' | 'harder'): Outcome {
  const next = kit.intent(current?.[way] ?? null);
  if (next) return withExerciseButtons(kit, again(kit, next, way), next);
  if (!current) return nothingYet({ kit, state, current });
  if (current.answer.kind !== 'exercise') return another({ kit, state, current });
  const others =
    kit.topics
      .get(current.topic)
      ?.intents.filter((intent) => intent.answer.kind === 'exercise' && !state.trail.includes(intent.id)) ??
    [];
  if (others.length === 0) return nothingYet({ kit, state, current });
  return offerChoices(
    kit,
    `command:${way}`,
    kit.knowledge.replies.no_further_exercise,
    others.map((intent) => intent.id),
  );
}

/** Below an exercise card: another, easier, harder, as far as they lead somewhere. */
export function withExerciseButtons(kit: Kit, outcome: Outcome, intent: Intent): Outcome {
  const names = ['another', ...(intent.easier ? ['easier'] : []), ...(intent.harder ? ['harder'] : [])] as (
    | 'another'
    | 'easier'
    | 'harder'
  )[];
  return { ...outcome, offers: [...buttons(kit, names), ...outcome.offers].slice(0, 4) };
}
