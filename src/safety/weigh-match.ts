// Whether a pattern that holds really reports a sign: denials, "what if", time, fiction, things said to be well again. It finds
// no patterns. The words it asks for stand in `intents/red-flags/language.yaml`.
import type { Rule } from '../knowledge/red-flag-rule.ts';
import { saidToBeWell } from '../language/negation.ts';
import type { Occurrence, Part } from './found.ts';
import type { Veto } from './screening.ts';
import { type Setting, said, sharesSentence } from './setting.ts';
import { askedAbout } from './weigh-question.ts';
import { isLongStanding, isOver, isPast, isSince } from './weigh-time.ts';

export type Weight =
  | { verdict: 'fire' }
  /** Present by the words, but not certain: ask. */
  | { verdict: 'ask' }
  | { verdict: 'info'; reason: Veto['reason'] }
  | { verdict: 'none'; reason: Veto['reason'] };

/** Weighs one match of one rule. */
export function weighMatch(match: Occurrence, rule: Rule, setting: Setting): Weight {
  const denials = countDenials(match, setting);
  if (denials === 1) return { verdict: 'none', reason: 'negated' };
  // "Naproxen and ramipril ok?" asks; it does not say all is well.
  if (rule.message !== 'pharmacist' && wellAfter(match, setting))
    return { verdict: 'none', reason: 'negated' };
  if (said('fiction', setting).length > 0) return { verdict: 'info', reason: 'fiction' };
  const asked = askedAbout(match, rule, setting);
  if (asked === 'info') return { verdict: 'info', reason: 'hypothetical' };
  if (!rule.past_counts && isPast(match, setting) && !(rule.long_standing_counts && isSince(match, setting)))
    return { verdict: 'none', reason: 'past' };
  if (!rule.long_standing_counts && isLongStanding(match, setting))
    return { verdict: 'none', reason: 'long-standing' };
  if (!rule.past_counts && !rule.passing_counts && isOver(match, setting)) {
    const recent = rule.level === 'emergency' && sharesSentence('recent', match, setting);
    return recent ? { verdict: 'ask' } : { verdict: 'none', reason: 'past' };
  }
  return denials > 1 || asked === 'ask' ? { verdict: 'ask' } : { verdict: 'fire' };
}

/** 0: not denied · 1: denied · 2: denied twice ("not no numbness"), so unclear. */
function countDenials(match: Occurrence, setting: Setting): number {
  let most = 0;
  for (const part of match.parts)
    if (!setting.context.has(part.concept)) most = Math.max(most, denialsOf(part, match, setting));
  return most;
}

function denialsOf(part: Part, match: Occurrence, { message }: Setting): number {
  const isOwn = (at: number): boolean => match.parts.some(({ start, end }) => start <= at && at < end);
  const covering = (message.denials[part.start] ?? []).filter(({ at }) => !isOwn(at));
  if (covering.length === 0) return 0;
  // "I don't not feel it": the sign's own negative word, denied at once.
  const stacked =
    covering.some(({ at }) => at === part.start - 1) && message.negators.some(({ at }) => at === part.start);
  // "No fever, no weight loss": a list of denials is one denial of each.
  const different = new Set(covering.map(({ at }) => message.words[at]?.text));
  return stacked ? 2 : Math.min(2, different.size);
}

const wellAfter = (match: Occurrence, { message, context }: Setting): boolean =>
  match.parts.some((part) => !context.has(part.concept) && saidToBeWell(message.words, part.end));
