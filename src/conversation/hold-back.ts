// While an emergency stands, nothing else is answered: the reminder, and where to get help. It does not decide what stands.
import { isChat, paragraph } from './compose-answer.ts';
import type { Standing } from './compose-warning.ts';
import { buttons } from './fallback.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';

/** Steps that are about the warning itself or about starting over: they are never held back. */
const ABOUT_THE_WARNING = /^(screen|check|start-over)/;

/** The outcome as it may be shown while `standing` is an emergency; any other outcome is returned as it is. */
export function holdBack(kit: Kit, outcome: Outcome, standing: Standing | null): Outcome {
  if (standing?.level !== 'emergency' || ABOUT_THE_WARNING.test(outcome.step) || helpsToGetHelp(kit, outcome))
    return outcome;
  const { replies } = kit.knowledge;
  const line = standing.crisis ? replies.crisis_first : replies.emergency_first;
  const offers = buttons(kit, standing.crisis ? ['talk_to_human'] : ['wrong_alarm', 'talk_to_human']);
  const smallTalk =
    isChat(kit.intent(outcome.intent ?? null)) && outcome.intent ? { intent: outcome.intent } : {};
  return {
    step: `held-back:${outcome.step}`,
    kind: 'intent' in smallTalk ? 'answer' : 'escalate',
    ...smallTalk,
    blocks: [paragraph(line)],
    offers,
    ...(outcome.match ? { match: outcome.match } : {}),
    notes: [`an emergency stands, so ${outcome.intent ?? 'nothing'} was not answered`],
  };
}

/** Who to see, what the signs are, how to reach a person: answers that lead to help. */
function helpsToGetHelp(kit: Kit, { intent }: Outcome): boolean {
  const asked = kit.intent(intent ?? null);
  return (
    asked !== null &&
    (asked.role === 'talk-to-human' || asked.topic === kit.withRole('emergency-signs')?.topic)
  );
}
