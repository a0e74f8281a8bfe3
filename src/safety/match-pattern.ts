// Where a pattern over concepts holds in a message. Linear in the message for a given pattern: every step looks a bounded number
// of words ahead. It does not know about denials.
import {
  allFound,
  type CompiledGroup,
  type CompiledPattern,
  type CompiledSequence,
} from './compile-patterns.ts';
import { type Found, firstAfter, type Occurrence, occurrences } from './found.ts';
import { join, nearby } from './nearby.ts';
import type { Message, Word } from './read-message.ts';

/** Matches kept per pattern: enough that one that counts is among several that are denied. */
const MAX_MATCHES = 24;
/** Matches kept per side of an `&` before the sides are joined. */
const MAX_GROUP_MATCHES = 96;
/** Matches of each side of an `&` that are paired; two sides give at most 25 pairs. */
const MAX_COMBINED = 5;

const NONE: readonly Occurrence[] = [];

/**
 * Every place, in order of the text and at most 24, where the pattern holds. `facts` are numbers of concepts remembered from
 * earlier messages: they may stand for one side of an `&`.
 */
export function matchPattern(
  pattern: CompiledPattern,
  found: Found,
  message: Message,
  facts: ReadonlySet<number>,
): readonly Occurrence[] {
  const needsAll = facts.size === 0 || pattern.groups.length === 1;
  if (needsAll && !allFound(pattern.needs, found)) return NONE;
  if (pattern.unlessAnywhere.some((number) => found.lists[number] !== undefined)) return NONE;
  // A fact may stand for either side, so that "cancer" first and "weak legs" two messages later still meet.
  let joined: readonly Occurrence[] | null = null;
  for (const group of pattern.groups) {
    const list = matchGroup(group, found, message.words);
    if (list.length > 0) joined = joined === null ? list : combine(joined, list);
    else if (!isRemembered(group, found, facts)) return NONE;
  }
  if (joined === null) return NONE;
  const kept =
    pattern.unless.length === 0
      ? joined
      : joined.filter((one) => !pattern.unless.some((number) => sharesThought(number, one, found, message)));
  return kept.slice(0, MAX_MATCHES);
}

const isRemembered = ({ needs }: CompiledGroup, found: Found, facts: ReadonlySet<number>): boolean =>
  facts.size > 0 && needs.every((need) => found.table.members(need).some((member) => facts.has(member)));

function combine(left: readonly Occurrence[], right: readonly Occurrence[]): Occurrence[] {
  const others = right.slice(0, MAX_COMBINED);
  return left.slice(0, MAX_COMBINED).flatMap((one) => others.map((other) => join(one, other)));
}

function sharesThought(number: number, one: Occurrence, found: Found, { words }: Message): boolean {
  const list = occurrences(found, number);
  if (list.length === 0) return false;
  const thoughts = new Set(one.parts.map(({ start }) => words[start]?.thought));
  return list.some(({ start }) => thoughts.has(words[start]?.thought));
}

function matchGroup(group: CompiledGroup, found: Found, words: readonly Word[]): readonly Occurrence[] {
  const [first, ...rest] = group.members;
  if (first === undefined || !allFound(group.needs, found)) return NONE;
  let matches = matchSequence(first, found, words);
  for (const member of rest) {
    if (matches.length === 0) return NONE;
    const others = matchSequence(member, found, words);
    matches = matches.flatMap((one) =>
      nearby(one, others, group.within, words).map((other) => join(one, other)),
    );
  }
  return matches.slice(0, MAX_GROUP_MATCHES);
}

function matchSequence(
  sequence: CompiledSequence,
  found: Found,
  words: readonly Word[],
): readonly Occurrence[] {
  const [first, ...rest] = sequence;
  if (first === undefined) return NONE;
  let matches = occurrences(found, first.choice);
  for (const { choice, gap } of rest) {
    if (matches.length === 0) return matches;
    const next = occurrences(found, choice);
    const longer: Occurrence[] = [];
    for (const one of matches) {
      const after = following(one, next, gap, words);
      if (after !== undefined) longer.push(join(one, after));
    }
    matches = longer;
  }
  return matches;
}

function following(
  one: Occurrence,
  next: readonly Occurrence[],
  gap: number,
  words: readonly Word[],
): Occurrence | undefined {
  for (let index = firstAfter(next, one.end); index < next.length; index++) {
    const other = next[index];
    if (other === undefined || words[other.start]?.thought !== words[one.start]?.thought) return undefined;
    if (other.start - one.end > gap + 8) return undefined;
    if (countWords(words, one.end, other.start) <= gap) return other;
  }
  return undefined;
}

function countWords(words: readonly Word[], from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (!words[at]?.filler) count++;
  return count;
}
