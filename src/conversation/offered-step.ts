// A message that takes up what the bot just offered: a button's words, "the second one", "none", "both".
import { stem } from '../language/stem.ts';
import { answerAspect, answerIntent, paragraph } from './compose-answer.ts';
import { withExerciseButtons } from './exercise-steps.ts';
import { buttons, intentOffers, topicOffers } from './fallback.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import { readWords } from './phrase-match.ts';
import { type ConversationState, liveOffers, type Offer } from './state.ts';
import type { StepInput } from './step.ts';

/** A typed wording takes up an offer when it and the button share at least this part of their stems (Dice, 0..1). */
const SAME_WORDING = 0.8;

/** "the second one please" and the like are shorter than this. */
const MAX_PLACE_CHARS = 60;

export function offeredStep(input: StepInput): Outcome | null {
  const { kit, words, state } = input;
  const offers = liveOffers(state);
  if (offers.length === 0 || words.length === 0) return null;
  const leading = offers.filter(({ to }) => to.kind !== 'say');
  const chosen = byLabel(offers, words) ?? byPlace(kit, offers, words);
  if (chosen) return takeUp(input, chosen);
  const wasAsked = offers.some(({ label }) => label === kit.knowledge.replies.none_of_these);
  if (!wasAsked) return null;
  if (kit.reader.is('none', words) || kit.reader.is('refuse', words)) return noneChosen(input);
  if (kit.reader.is('both', words)) return both(input, leading);
  if (kit.reader.is('agree', words) && leading[0]) return takeUp(input, leading[0]);
  if (kit.reader.is('unsure', words)) return stillAsking(kit, offers);
  return null;
}

/** "2" for a button that only stands for words, such as "No", is read as those words. Other messages stay as they are. */
export function numberAsLabel(kit: Kit, state: ConversationState, text: string): string {
  const offer = text.length < MAX_PLACE_CHARS ? byPlace(kit, liveOffers(state), readWords(text)) : null;
  return offer?.to.kind === 'say' ? offer.label : text;
}

/** The offer whose words were typed, give or take a word. */
export function byLabel(offers: readonly Offer[], words: readonly string[]): Offer | null {
  const typed = new Set(words.map(stem));
  const scored = offers.map((offer) => ({
    offer,
    overlap: dice(typed, new Set(readWords(offer.label).map(stem))),
  }));
  const best = scored.reduce((a, b) => (b.overlap > a.overlap ? b : a), {
    offer: null as Offer | null,
    overlap: 0,
  });
  return best.overlap >= SAME_WORDING ? best.offer : null;
}

function byPlace(kit: Kit, offers: readonly Offer[], words: readonly string[]): Offer | null {
  const place = kit.reader.ordinal(words);
  return place === null ? null : (offers.at(place) ?? null);
}

function takeUp(input: StepInput, { label, to }: Offer): Outcome | null {
  const { kit } = input;
  if (to.kind === 'topic') return openTopic(kit, to.id);
  if (to.kind === 'say') return label === kit.knowledge.replies.none_of_these ? noneChosen(input) : null;
  const intent = kit.intent(to.id);
  if (!intent) return null;
  if (to.kind === 'aspect') return answerAspect(kit, intent, to.aspect);
  const outcome = answerIntent(kit, intent, { step: 'offered-choice', score: 1, nearest: null });
  return intent.answer.kind === 'exercise' ? withExerciseButtons(kit, outcome, intent) : outcome;
}

function openTopic(kit: Kit, id: string): Outcome | null {
  const topic = kit.topics.get(id);
  if (!topic) return null;
  const offers: Offer[] = topic.intents
    .filter((intent) => intent.role !== 'out-of-scope')
    .map((intent) => ({ label: intent.answer.title, to: { kind: 'intent', id: intent.id } }));
  return { step: `topic:${id}`, kind: 'choose', blocks: [{ type: 'heading', text: topic.name }], offers };
}

/** A no leads on: to what came next in the match, then to all topics; never to the same question again. */
function noneChosen({ kit, state }: StepInput): Outcome {
  const offeredIds = new Set(liveOffers(state).map(({ to }) => (to.kind === 'intent' ? to.id : '')));
  const rest = intentOffers(
    kit,
    state.runnersUp.filter((id) => !offeredIds.has(id)),
  );
  const more = rest.length > 0 ? [...rest, ...buttons(kit, ['topics'])] : topicOffers(kit);
  return {
    step: 'none-of-these',
    kind: 'choose',
    blocks: [paragraph(kit.knowledge.replies.none_chosen)],
    offers: more,
    runnersUp: [],
  };
}

function both(input: StepInput, offers: readonly Offer[]): Outcome | null {
  const [first, ...others] = offers;
  const outcome = first ? takeUp(input, first) : null;
  if (!outcome) return null;
  const note = paragraph(input.kit.knowledge.replies.two_questions);
  return {
    ...outcome,
    blocks: [...outcome.blocks, note],
    offers: [...others, ...outcome.offers].slice(0, 4),
  };
}

function stillAsking(kit: Kit, offers: readonly Offer[]): Outcome {
  const [first] = offers;
  const note = kit.knowledge.replies.none_chosen;
  return {
    step: 'not-sure',
    kind: 'choose',
    blocks: [paragraph(note)],
    offers: first ? [...offers.slice(0, -1), ...buttons(kit, ['topics'])] : offers,
  };
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
