// Scores → answer, choices or decline. It knows thresholds; where they come from is `npm run fit`.
import type { Decision, Ranked } from './match-result.ts';

/** Where the bands lie, as probabilities from 0 to 1. */
export interface Thresholds {
  /** From this probability of being right on: answer. */
  answer: number;
  /** ... if it is also this likely to lie in scope. */
  answerInScope: number;
  /** From this probability of lying in scope on: offer choices. Below: decline. */
  choose: number;
}

/** Most choices offered, and how far behind the first a choice may be (share of the first's score). */
export const MOST_CHOICES = 3;
const WORTH_OFFERING = 0.04;

export interface Judgement {
  /** Best first, each with its probability of being right. */
  ranked: readonly Ranked[];
  /** Probability that the message lies in scope. */
  inScope: number;
}

/** `outOfScope` holds the ids that stand for what we do not answer. */
export function decide(
  { ranked, inScope }: Judgement,
  outOfScope: ReadonlySet<string>,
  { answer, answerInScope, choose }: Thresholds,
): Decision {
  const [first] = ranked;
  const offered = ranked.filter(({ id }) => !outOfScope.has(id));
  const nearest = offered.slice(0, MOST_CHOICES).map(({ id }) => id);
  const elsewhere = first === undefined || outOfScope.has(first.id);
  if (elsewhere) return { kind: 'decline', nearest };
  if (first.score >= answer && inScope >= answerInScope) return { kind: 'answer', id: first.id };
  if (inScope < choose) return { kind: 'decline', nearest };
  const ids = offered
    .filter(({ score }, place) => place < 2 || score >= first.score * WORTH_OFFERING)
    .slice(0, MOST_CHOICES);
  return ids.length > 1 ? { kind: 'choose', ids: ids.map(({ id }) => id) } : { kind: 'decline', nearest };
}
