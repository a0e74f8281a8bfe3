// The signs that stand in a conversation, and how one is added or taken away. It decides neither.
import { higher, type Level, rank } from './level.ts';

/** Plain data, kept between turns. */
export interface Latch {
  /** The level that stands. */
  level: Level | null;
  /** Rules behind the level. */
  rules: readonly string[];
  /** The rule whose check question is open, if any. */
  asking: string | null;
  /** Lasting facts from earlier messages, as concept names. Give them to the screen as `context.facts`. */
  facts: readonly string[];
  /** Rules asked about before: each check question is asked once. */
  asked?: readonly string[];
  /** The level of each rule that stands. */
  standing?: readonly Sign[];
  /** Rules raised by the last message that raised any: what a correction is about. */
  latest?: readonly string[];
}
export interface Sign {
  rule: string;
  level: Level;
}

export const emptyLatch: Latch = { level: null, rules: [], asking: null, facts: [], asked: [], standing: [] };

/** Facts kept at most; far more than the concepts that can be facts. */
const MAX_FACTS = 40;

/** Adds signs; those that stand already keep their place. */
export function stand(latch: Latch, more: readonly Sign[]): Latch {
  const known = latch.standing ?? [];
  const fresh = more.filter(({ rule }) => !known.some((one) => one.rule === rule));
  const standing = [...known, ...fresh.map(({ rule, level }) => ({ rule, level }))];
  const latest = more.length === 0 ? latch.latest : more.map(({ rule }) => rule);
  return withStanding({ ...latch, ...(latest === undefined ? {} : { latest }) }, standing);
}

/** Takes rules away; the level falls to that of the rules that still stand. */
export function lift(latch: Latch, rules: readonly string[]): Latch {
  return withStanding(
    latch,
    (latch.standing ?? []).filter(({ rule }) => !rules.includes(rule)),
  );
}

function withStanding(latch: Latch, standing: readonly Sign[]): Latch {
  const level = standing.reduce<Level | null>((top, one) => higher(top, one.level), null);
  return { ...latch, standing, level, rules: standing.map(({ rule }) => rule) };
}

/** The rule to ask about first: the highest of `rules` that stands, or of all; null when none stands. */
export function gravest(latch: Latch, rules: readonly string[]): string | null {
  const standing = latch.standing ?? [];
  const named = standing.filter(({ rule }) => rules.includes(rule));
  const list = named.length > 0 ? named : standing;
  return [...list].sort((a, b) => rank(b.level) - rank(a.level))[0]?.rule ?? null;
}

/** Known facts and new ones, the oldest left out when there are too many. */
export function mergeFacts(known: readonly string[], more: readonly string[]): readonly string[] {
  const fresh = more.filter((fact) => !known.includes(fact));
  return fresh.length === 0 ? known : [...known, ...fresh].slice(-MAX_FACTS);
}
