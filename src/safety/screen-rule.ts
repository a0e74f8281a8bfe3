// One rule against one message: the strongest finding, and why matches did not count. It knows no other rule.

import type { CompiledRule } from './compile-rules.ts';
import type { Occurrence } from './found.ts';
import { rank } from './level.ts';
import { matchPattern } from './match-pattern.ts';
import type { Message } from './read-message.ts';
import type { Finding, Span, Veto } from './screening.ts';
import { type Setting, said } from './setting.ts';
import { type Weight, weighMatch } from './weigh-match.ts';

export interface RuleResult {
  finding: Finding | null;
  /** The first veto of each reason. */
  vetoes: readonly Veto[];
}

const VERDICTS = ['info', 'ask', 'fire'] as const;
const strength = (verdict: Finding['verdict']): number => VERDICTS.indexOf(verdict);

/** Strongest verdict first, then highest level; otherwise as they came. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => strength(b.verdict) - strength(a.verdict) || rank(b.level) - rank(a.level));

/** Tries fire, then ask, then info patterns; the first match that fires ends the search. */
export function screenRule(
  { rule, lists }: CompiledRule,
  setting: Setting,
  facts: ReadonlySet<number>,
): RuleResult {
  const vetoes: Veto[] = [];
  let best: Finding | null = null;
  for (const { most, patterns } of lists)
    for (const pattern of patterns)
      for (const match of matchPattern(pattern, setting.found, setting.message, facts)) {
        const weight = weighMatch(match, rule, setting);
        const verdict = atMost(weight, most);
        if (verdict !== null && (best === null || strength(best.verdict) < strength(verdict)))
          best = toFinding(rule, verdict, match, pattern.text, setting);
        if ('reason' in weight && !vetoes.some(({ reason }) => reason === weight.reason))
          vetoes.push({ rule: rule.id, reason: weight.reason, span: spanOf(match, setting.message) });
        if (verdict === 'fire') return { finding: best, vetoes };
      }
  return { finding: best, vetoes };
}

function atMost(weight: Weight, most: Finding['verdict']): Finding['verdict'] | null {
  if (weight.verdict === 'none') return null;
  return strength(weight.verdict) < strength(most) ? weight.verdict : most;
}

function toFinding(
  { id, level }: CompiledRule['rule'],
  verdict: Finding['verdict'],
  match: Occurrence,
  pattern: string,
  setting: Setting,
): Finding {
  return {
    rule: id,
    level,
    verdict,
    who: whoseBody(match.end, setting),
    spans: match.parts.map((part) => spanOf(part, setting.message)),
    pattern,
  };
}

/** Somebody else's when a relative or friend is named up to word `at`. */
export const whoseBody = (at: number, setting: Setting): Finding['who'] =>
  said('kin', setting).some(({ start }) => start <= at) ? 'other' : 'self';

function spanOf(part: { start: number; end: number }, message: Message): Span {
  const start = message.words[part.start]?.start ?? 0;
  const end = message.words[part.end - 1]?.end ?? start;
  return { start, end, text: message.text.slice(start, end) };
}
