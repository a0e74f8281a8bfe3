// How a reply came about, step by step. It holds the person's words, so it is shown on request and never stored or logged.
import type { MatchResult } from '../matching/match-result.ts';
import type { Screening } from '../safety/screening.ts';

export interface Trace {
  normalised: string;
  screening: Screening;
  /** Which step gave the reply: `screen`, `check-question`, `offered-choice`, `aspect`, `match`, … */
  step: string;
  /** Null when the message never reached the matcher. */
  match: MatchResult | null;
  /** Readable notes on each decision, in order. */
  notes: readonly string[];
}
