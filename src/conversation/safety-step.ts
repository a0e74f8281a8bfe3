// What the screen found, before anything else is looked at.
import { rank } from '../safety/level.ts';
import { answerIntent, paragraph } from './compose-answer.ts';
import { buttons } from './fallback.ts';
import type { Outcome } from './outcome.ts';
import type { Block } from './reply.ts';
import type { StepInput } from './step.ts';

export function safetyStep({ kit, text, state, screening }: StepInput): Outcome | null {
  const [finding] = screening.findings;
  if (!finding || finding.verdict === 'info') return null;
  const rule = kit.knowledge.redFlags.rules.get(finding.rule);
  if (!rule) return null;
  if (finding.verdict === 'ask') {
    return { step: 'screen:ask', kind: 'ask', blocks: [paragraph(rule.check)], offers: buttons(kit, ['yes', 'no', 'not_sure']), rules: [rule.id] };
  }
  const template = kit.knowledge.redFlags.escalation[rule.level];
  const card: Block = {
    type: 'care-card',
    level: rule.level,
    heading: template.heading,
    blocks: [...template.lines.map((line) => paragraph(kit.fill(line))), paragraph(rule.reason)],
  };
  const level = rank(rule.level) > rank(state.latch.level) ? rule.level : state.latch.level;
  const latch = { ...state.latch, level, rules: [rule.id, ...state.latch.rules.filter((id) => id !== rule.id)] };
  const match = kit.matcher.match(text);
  const intent = rule.level === 'emergency' || match.decision.kind !== 'answer' ? null : kit.intent(match.decision.id);
  if (!intent) return { step: 'screen:fire', kind: 'escalate', blocks: [card], offers: [], rules: [rule.id], latch };
  const answer = answerIntent(kit, intent, { step: 'screen:fire', score: match.ranked[0]?.score ?? 0, nearest: null });
  return { ...answer, kind: 'escalate', blocks: [card, ...answer.blocks], rules: [rule.id], latch, match };
}
