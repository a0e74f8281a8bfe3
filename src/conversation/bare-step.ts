// "Yes", "no", "none", "2" with nothing of the bot's own left to answer: said plainly, with a way on.
import { paragraph } from './compose-answer.ts';
import { topicOffers } from './fallback.ts';
import type { Outcome } from './outcome.ts';
import { liveOffers } from './state.ts';
import type { StepInput } from './step.ts';

export function bareStep({ kit, words, state }: StepInput): Outcome | null {
  const { reader, knowledge } = kit;
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
