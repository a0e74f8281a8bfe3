// "Yes", "no", "none", "2" with nothing of the bot's own left to answer: said plainly, with a way on.
import { paragraph } from './compose-answer.ts';
import { topicOffers } from './fallback.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import { liveOffers } from './state.ts';
import type { StepInput } from './step.ts';

export function bareStep({ kit, text, words, state }: StepInput): Outcome | null {
  const { reader, knowledge } = kit;
  if (words.length > 1 && isThanks(kit, text)) return null;
  const offers = liveOffers(state);
  const yes = reader.is('agree', words) || reader.is('both', words);
  const say = (step: string, line: string): Outcome => ({
    step,
    kind: 'choose',
    blocks: [paragraph(line)],
    offers: offers.length > 0 ? offers : topicOffers(kit),
  });
  if (yes && offers.length > 0) return say('bare:yes', knowledge.replies.which_one);
  if (yes || reader.ordinal(words) !== null)
    return say('bare:nothing-offered', knowledge.replies.nothing_offered);
  const no = reader.is('refuse', words) || reader.is('unsure', words) || reader.is('none', words);
  return no ? say('bare:no', knowledge.replies.carry_on) : null;
}

/** "Ok thanks" closes a topic; it is no yes to one of the buttons below it. */
function isThanks(kit: Kit, text: string): boolean {
  const { decision } = kit.matcher.match(text);
  return decision.kind === 'answer' && kit.intent(decision.id)?.role === 'thanks';
}
