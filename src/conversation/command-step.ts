// "Show another", "go back", "why this answer": wishes about the conversation itself.
import type { Command } from '../knowledge/conversation-words-schema.ts';
import type { Intent } from '../knowledge/knowledge.ts';
import { startGuidedCheck } from './check-steps.ts';
import { fillBlocks, followUps, paragraph } from './compose-answer.ts';
import { another, stepTo } from './exercise-steps.ts';
import { buttons, intentOffers, notUnderstood, offerChoices, topicOffers } from './fallback.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import { type ConversationState, liveOffers, liveTopic } from './state.ts';
import type { StepInput } from './step.ts';
import { again, listTopics, nothingYet, type Wish } from './wish.ts';

export function commandStep({ kit, words, state }: StepInput): Outcome | null {
  const steering = kit.reader.steering(words, ['command']);
  if (steering?.kind !== 'command') return null;
  const current = kit.intent(liveTopic(state)) ?? kit.intent(state.trail[0] ?? null);
  return obey[steering.command]({ kit, state, current });
}

const obey: Record<Command, (wish: Wish) => Outcome | null> = {
  repeat: (wish) => (wish.current ? again(wish.kit, wish.current, 'repeat') : nothingYet(wish)),
  shorter: (wish) => (wish.current ? shorter(wish.kit, wish.current) : nothingYet(wish)),
  'go-back': goBack,
  topics: ({ kit }) => listTopics(kit),
  another,
  easier: (wish) => stepTo(wish, 'easier'),
  harder: (wish) => stepTo(wish, 'harder'),
  'not-what-i-asked': notWhatIAsked,
  'why-this-answer': whyThisAnswer,
  'check-signs': ({ kit }) => startGuidedCheck(kit),
  // Only means something while a warning stands: `safety-step.ts` has taken it by then.
  'wrong-alarm': () => null,
  insult: ({ kit }) => insulted(kit),
  praise: ({ kit, state }) => praised(kit, state),
};

function insulted(kit: Kit): Outcome {
  const blocks = [paragraph(kit.knowledge.replies.insulted)];
  return {
    step: 'command:insult',
    kind: 'decline',
    blocks,
    offers: buttons(kit, ['talk_to_human', 'topics', 'check_signs']),
  };
}

function praised(kit: Kit, state: ConversationState): Outcome {
  const offers = liveOffers(state).length > 0 ? liveOffers(state) : topicOffers(kit);
  return {
    step: 'command:praise',
    kind: 'choose',
    blocks: [paragraph(kit.knowledge.replies.praised)],
    offers,
  };
}

function shorter(kit: Kit, intent: Intent): Outcome {
  const whole = again(kit, intent, 'shorter');
  const safety = intent.answer.safetyLine ? [paragraph(kit.fill(kit.knowledge.replies.safety_line))] : [];
  const more = buttons(kit, ['more']);
  return {
    ...whole,
    blocks: [...fillBlocks(kit, intent.answer.blocks.slice(0, 1)), ...safety],
    offers: [...more, ...followUps(intent)].slice(0, 4),
  };
}

function goBack(wish: Wish): Outcome {
  const before = wish.kit.intent(wish.state.trail[1] ?? null);
  return before ? again(wish.kit, before, 'go-back') : nothingYet(wish);
}

function notWhatIAsked({ kit, state, current }: Wish): Outcome {
  const others = state.runnersUp.filter((id) => id !== current?.id);
  if (intentOffers(kit, others).length === 0) return notUnderstood(kit, state, []);
  return {
    ...offerChoices(kit, 'command:not-what-i-asked', kit.knowledge.replies.choose_again, others),
    runnersUp: [],
  };
}

function whyThisAnswer({ kit, state, current }: Wish): Outcome {
  if (!current) return nothingYet({ kit, state, current });
  const { replies } = kit.knowledge;
  const { title, clinicalReview } = current.answer;
  const review =
    clinicalReview === 'none'
      ? replies.review_none
      : put(replies.review_done, { by: clinicalReview.by, on: clinicalReview.on });
  const text =
    state.nearest === null
      ? put(replies.why_this_choice, { title, review })
      : put(replies.why_this_answer, { title, review, nearest: state.nearest });
  const sources = current.answer.sources.map((source): { type: 'action'; label: string; href: string } => ({
    type: 'action',
    label: source.title,
    href: source.link,
  }));
  return {
    step: 'command:why-this-answer',
    kind: 'answer',
    intent: current.id,
    score: 1,
    blocks: [paragraph(text), ...sources],
    offers: [...buttons(kit, ['not_what_i_asked']), ...followUps(current)].slice(0, 4),
    topic: current.id,
  };
}

/** Puts values in place of {names}; a value with braces in it stays as it is. */
function put(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
