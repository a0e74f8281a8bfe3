// What is said when no answer fits: the ladder from "say it another way" to "ask a person". It never answers a question.
import { clinicActions, fillBlocks, paragraph } from './compose-answer.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import type { Block } from './reply.ts';
import type { ConversationState, Offer } from './state.ts';

/** Choices shown beside "did you mean" and fallbacks: three fit a phone screen without scrolling. */
const MAX_CHOICES = 3;

/** "Did you mean": 2-3 plain titles and a way out. */
export function offerChoices(kit: Kit, step: string, prompt: string, ids: readonly string[]): Outcome {
  const offers = intentOffers(kit, ids);
  offers.push({ label: kit.knowledge.replies.none_of_these, to: { kind: 'say' } });
  return { step, kind: 'choose', blocks: [paragraph(prompt)], offers };
}

/** Titles as buttons, leaving out what does not exist. At most three. */
export function intentOffers(kit: Kit, ids: readonly string[]): Offer[] {
  return ids
    .map(kit.intent)
    .filter((intent) => intent !== null && intent.role !== 'out-of-scope')
    .slice(0, MAX_CHOICES)
    .map((intent) => ({ label: intent?.answer.title ?? '', to: { kind: 'intent', id: intent?.id ?? '' } }));
}

/** The rung of the ladder that follows `misses` earlier misses in a row. No two rungs in a row read the same. */
export function notUnderstood(kit: Kit, state: ConversationState, near: readonly string[]): Outcome {
  const { replies } = kit.knowledge;
  if (state.misses === 0) {
    const offers = [
      ...intentOffers(kit, near),
      ...buttons(kit, near.length === 0 ? ['topics', 'talk_to_human'] : ['topics']),
    ];
    return missed('ladder:rephrase', [paragraph(replies.rephrase)], offers);
  }
  if (state.misses === 1) return missed('ladder:topics', [paragraph(replies.list_topics)], topicOffers(kit));
  if (state.misses === 2)
    return missed('ladder:person', personBlocks(kit), buttons(kit, ['check_signs', 'topics']));
  const line = replies.still_lost[state.misses % replies.still_lost.length] ?? replies.rephrase;
  return missed(
    'ladder:still-lost',
    [paragraph(line), ...clinicActions(kit)],
    buttons(kit, ['topics', 'talk_to_human', 'check_signs']),
  );
}

/** Said when the message is plainly about something else: once with the reasons, then down the ladder. */
export function outOfScope(kit: Kit, state: ConversationState, near: readonly string[]): Outcome {
  const intent = kit.withRole('out-of-scope');
  if (!intent || state.misses > 0) return notUnderstood(kit, state, near);
  const offers: Offer[] = intent.followUps.map(({ to, say }) => ({
    label: say,
    to: { kind: 'intent', id: to },
  }));
  return missed('out-of-scope', fillBlocks(kit, intent.answer.blocks), offers);
}

/** All topics as buttons. */
export function topicOffers(kit: Kit): Offer[] {
  return [...kit.topics].map(([id, { name }]) => ({ label: name, to: { kind: 'topic', id } }));
}

export function buttons(kit: Kit, names: readonly (keyof Kit['knowledge']['replies']['buttons'])[]): Offer[] {
  return names.map((name) => ({ label: kit.knowledge.replies.buttons[name], to: { kind: 'say' } }));
}

function personBlocks(kit: Kit): Block[] {
  const human = kit.withRole('talk-to-human');
  const who = human ? fillBlocks(kit, human.answer.blocks) : [];
  return [paragraph(kit.knowledge.replies.reach_person), ...who, ...clinicActions(kit)];
}

function missed(step: string, blocks: readonly Block[], offers: readonly Offer[]): Outcome {
  return { step, kind: 'decline', blocks, offers, missed: true };
}
