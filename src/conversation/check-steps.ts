// "Check my warning signs": the guided check, shown question by question. What a yes means is decided in `safety/`.
import { type GuidedStep, startGuidedCheck as start, stepGuidedCheck } from '../safety/guided-check.ts';
import { raise } from '../safety/latch.ts';
import { paragraph } from './compose-answer.ts';
import { warningCard } from './compose-warning.ts';
import { buttons, topicOffers } from './fallback.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import type { Step, StepInput } from './step.ts';

export function startGuidedCheck(kit: Kit): Outcome {
  const step = start(kit.knowledge.redFlags);
  return step.kind === 'question'
    ? question(kit, step)
    : { step: 'check:none', kind: 'choose', blocks: [], offers: topicOffers(kit) };
}

export const guidedCheckStep: Step = (input) => {
  const { kit, state, text } = input;
  if (state.check === null) return null;
  const step = stepGuidedCheck(state.check, text, kit.knowledge.redFlags);
  switch (step.kind) {
    case 'question':
      return question(kit, step);
    case 'escalate':
      return escalate(input, step);
    case 'clear':
      return clear(kit, step.watchFor);
    case 'left':
      return null;
  }
};

function question(kit: Kit, { check, ask, number, of }: GuidedStep & { kind: 'question' }): Outcome {
  const place = kit.knowledge.replies.check_question
    .replace('{number}', String(number))
    .replace('{of}', String(of));
  return {
    step: 'check:question',
    kind: 'ask',
    blocks: [paragraph(place), { type: 'heading', text: ask }],
    offers: buttons(kit, ['yes', 'no', 'not_sure']),
    rules: kit.knowledge.redFlags.guidedCheck[check.at]
      ? [kit.knowledge.redFlags.guidedCheck[check.at]?.rule ?? '']
      : [],
    check,
  };
}

function escalate(
  { kit, latch, now }: StepInput,
  { level, rules, watchFor }: GuidedStep & { kind: 'escalate' },
): Outcome {
  const levelOf = (rule: string) => kit.knowledge.redFlags.rules.get(rule)?.level ?? level;
  const raised = rules.reduce((standing, rule) => raise(standing, rule, levelOf(rule)), latch);
  return {
    step: 'check:escalate',
    kind: 'escalate',
    warns: true,
    blocks: [warningCard(kit, { level, rules, who: 'self', now, watchFor })],
    offers: level === 'emergency' ? [] : topicOffers(kit).slice(0, 3),
    rules,
    latch: raised,
  };
}

function clear(kit: Kit, watchFor: readonly string[]): Outcome {
  return {
    step: 'check:clear',
    kind: 'choose',
    blocks: [paragraph(kit.knowledge.replies.check_clear), { type: 'list', ordered: false, items: watchFor }],
    offers: buttons(kit, ['topics', 'talk_to_human']),
  };
}
