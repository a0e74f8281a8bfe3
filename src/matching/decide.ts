// Scores → answer, choices or decline. It knows thresholds; where they come from is `npm run fit`.
import type { Decision, Ranked } from './match-result.ts';

/** Where the bands lie, as probabilities from 0 to 1. */
export interface Thresholds {
  /** From here on: answer. */
  answer: number;
  /** From here on: offer choices. Below: decline. */
  choose: number;
}

/** Most choices offered, and how far behind the first a choice may be (share of the first's score). */
const MOST_CHOICES = 3;
const WORTH_OFFERING = 0.04;

/** `ranked` best first; `outOfScope` holds the ids that stand for what we do not answer. */
export function decide(
  ranked: readonly Ranked[],
  outOfScope: ReadonlySet<string>,
  { answer, choose }: Thresholds,
): Decision {
  const [first] = ranked;
  const offered = ranked.filter(({ id }) => !outOfScope.has(id));
  const nearest = offered.slice(0, MOST_CHOICES).map(({ id }) => id);
  if (first === undefined || first.score < choose || outOfScope.has(first.id))
    return { kind: 'decline', nearest };
  if (first.score >= answer) return { kind: 'answer', id: first.id };
  const ids = offered.filter(({ score }) => score >= first.score * WORTH_OFFERING).slice(0, MOST_CHOICES);
  return ids.length > 1 ? { kind: 'choose', ids: ids.map(({ id }) => id) } : { kind: 'answer', id: first.id };
}
