// The message as a question: the matcher's word on the whole of it, or on the part that asks.
import type { MatchResult } from '../matching/match-result.ts';
import { askingClause } from './asking-clause.ts';
import { isChat } from './compose-answer.ts';
import type { Kit } from './kit.ts';
import { readWords } from './phrase-match.ts';

/** Somebody says what is not there: "I have no numbness". Such words pull towards what they deny. */
const DENIES = /\b(?:no|not|never|without|nor|isnt|dont|don't|havent|haven't)\b/i;

/** "Do not slouch, how to avoid it": a clause that ends on what stands before it asks nothing without the rest. */
const POINTS_BACK = /\b(?:it|that|this|them|those|these)$/;

/**
 * What the matcher says of the message. When a warning sign stands in it or is denied, the one clause that asks counts instead where
 * the matcher is at least as sure of it as of the whole; and what follows thanks or a greeting counts when it is something we answer: "thanks, and what about hills".
 */
export function matchQuestion(kit: Kit, text: string, speaksOfSigns: boolean): MatchResult {
  const whole = kit.matcher.match(text);
  const clause = speaksOfSigns || DENIES.test(text) ? askingClause(text) : null;
  const asking = clause === null || POINTS_BACK.test(clause) ? null : answered(kit, clause);
  if (asking !== null && (whole.decision.kind !== 'answer' || certainty(asking) >= certainty(whole)))
    return asking;
  if (whole.decision.kind !== 'answer') return whole;
  if (!isChat(kit.intent(whole.decision.id))) return whole;
  const { words, opened } = kit.reader.withoutOpener(readWords(text));
  const past = opened ? answered(kit, words.join(' ')) : null;
  return past !== null && past.decision.kind === 'answer' && !isChat(kit.intent(past.decision.id))
    ? past
    : whole;
}

const certainty = ({ ranked: [first] }: MatchResult): number => first?.score ?? 0;

/** The match of a part, when the matcher is sure of it. */
function answered(kit: Kit, part: string | null): MatchResult | null {
  const match = part === null ? null : kit.matcher.match(part);
  return match?.decision.kind === 'answer' ? match : null;
}
