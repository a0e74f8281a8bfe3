// The warning signs that stand in a conversation. A level never falls silently. (First form: the safety work deepens it.)
import type { Level } from './level.ts';

/** Plain data, kept between turns. */
export interface Latch {
  /** The level that stands. */
  level: Level | null;
  /** Rules behind the level. */
  rules: readonly string[];
  /** The rule whose check question is open, if any. */
  asking: string | null;
  /** Lasting facts from earlier messages, as concept names. */
  facts: readonly string[];
}

export const emptyLatch: Latch = { level: null, rules: [], asking: null, facts: [] };
