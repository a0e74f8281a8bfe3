// The guided check of warning signs, question by question.
import { paragraph } from './compose-answer.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import type { Step } from './step.ts';

export function startGuidedCheck(kit: Kit): Outcome {
  const signs = kit.withRole('emergency-signs');
  return { step: 'guided-check', kind: 'ask', blocks: [paragraph(signs?.answer.title ?? '')], offers: [] };
}

export const guidedCheckStep: Step = () => null;
