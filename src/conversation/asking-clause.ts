// The clause of a message that asks: "I have no numbness, is it ok to walk?". It judges neither signs nor topics.
import { normalise } from '../language/normalise.ts';

/** Where a clause ends: punctuation, a line break, "but". */
const CLAUSE_END = /[.,;!?\n]+|\bbut\b/;
const ASKS =
  /^(?:(?:and|so|also|ok|please) )*(?:is|are|am|can|could|should|shall|do|does|did|how|what|whats|why|when|which|who|where|will|would|any|tips|best)\b/;
/** Fewer words than this are no question. */
const LEAST_WORDS = 3;

/** The one clause that asks, without its mark; null when none or several do, or when the message is that clause alone. */
export function askingClause(text: string): string | null {
  const clauses = normalise(text)
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const [asking, ...others] = clauses.filter(
    (clause) => ASKS.test(clause) && clause.split(/\s+/).length >= LEAST_WORDS,
  );
  return asking === undefined || others.length > 0 || clauses.length === 1 ? null : asking;
}
