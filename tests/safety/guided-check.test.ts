import { describe, expect, it } from 'vitest';
import { type GuidedStep, startGuidedCheck, stepGuidedCheck } from '../../src/safety/guided-check.ts';
import { levels, redFlags } from './support/red-flags.ts';

function answer(...answers: string[]): GuidedStep {
  let step = startGuidedCheck(redFlags);
  for (const text of answers)
    if (step.kind === 'question') step = stepGuidedCheck(step.check, text, redFlags);
  return step;
}
const count = redFlags.guidedCheck.length;

describe('the guided check', () => {
  it('asks emergencies before anything else', () => {
    const order = redFlags.guidedCheck.map(({ rule }) => levels(rule) === 'emergency');
    expect(order.lastIndexOf(true)).toBeLessThan(order.indexOf(false));
  });

  it.each(['yes', 'not sure'])('stops at the first emergency answered "%s"', (text) => {
    expect(answer('no', text)).toEqual({
      kind: 'escalate',
      level: 'emergency',
      rules: ['ces-bladder'],
      watchFor: [],
    });
  });

  it('goes on after a lesser sign and ends with its level and what to watch for', () => {
    const answers = redFlags.guidedCheck.map(({ rule }) => (rule === 'dvt' ? 'yes' : 'no'));
    expect(answer(...answers)).toEqual({
      kind: 'escalate',
      level: 'urgent',
      rules: ['dvt'],
      watchFor: redFlags.watchFor,
    });
  });

  it('ends with what to watch for when every answer is no', () => {
    expect(answer(...Array<string>(count).fill('no'))).toEqual({
      kind: 'clear',
      watchFor: redFlags.watchFor,
    });
  });

  it('is left when something else is asked', () => {
    expect(answer('no', 'what shoes are best')).toEqual({ kind: 'left' });
  });
});
