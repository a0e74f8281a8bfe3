// Where a pattern over concepts holds in a message. Linear in the message for a given pattern: every step looks a bounded number
// of words ahead. It does not know about denials.
import type { Pattern, PatternGroup, PatternSequence } from '../knowledge/red-flag-pattern.ts';
import type { Found, Occurrence } from './find-concepts.ts';
import type { Message, Word } from './read-message.ts';

/** Matches kept per pattern: enough that one that counts is among several that are denied. */
const MAX_MATCHES = 24;

/** Every place, in order of the text and at most 24, where the pattern holds. Facts count for what follows an `&`. */
export function matchPattern(
  pattern: Pattern,
  found: Found,
  message: Message,
  facts: readonly string[],
): Occurrence[] {
  const [first, ...rest] = pattern.groups;
  if (first === undefined || pattern.unlessAnywhere.some((name) => found.has(name))) return [];
  const main = matchGroup(first, found, message.words);
  const others = rest.map((group) => matchGroup(group, found, message.words));
  const remembered = (group: PatternGroup): boolean =>
    group.members.every((member) => member.every((step) => step.anyOf.some((name) => facts.includes(name))));
  // A fact may stand for either side, so that "cancer" first and "weak legs" two messages later still meet.
  const all = [main, ...others];
  const missing = pattern.groups.filter((_, index) => all[index]?.length === 0);
  if (missing.length === all.length || missing.some((group) => !remembered(group))) return [];
  const present = all.filter((list) => list.length > 0);
  const [lead, ...more] = present;
  if (lead === undefined) return [];
  const joined = more.reduce<Occurrence[]>((list, next) => combine(list, next), [...lead]);
  return joined
    .filter((one) => !pattern.unless.some((name) => saidInSentence(name, one, found, message.words)))
    .slice(0, MAX_MATCHES);
}

function combine(left: readonly Occurrence[], right: readonly Occurrence[]): Occurrence[] {
  const some = left.slice(0, 5);
  return some.flatMap((one) => right.slice(0, 5).map((other) => join(one, other)));
}

const join = (one: Occurrence, other: Occurrence): Occurrence => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
  parts: [...one.parts, ...other.parts],
});

function saidInSentence(name: string, one: Occurrence, found: Found, words: readonly Word[]): boolean {
  const sentences = new Set(one.parts.map((part) => words[part.start]?.sentence));
  return (found.get(name) ?? []).some((other) => sentences.has(words[other.start]?.sentence));
}

function matchGroup(group: PatternGroup, found: Found, words: readonly Word[]): Occurrence[] {
  const [first, ...rest] = group.members;
  if (first === undefined) return [];
  let matches = matchSequence(first, found, words);
  for (const member of rest) {
    if (matches.length === 0) return [];
    const others = matchSequence(member, found, words);
    matches = matches.flatMap((one) =>
      nearby(one, others, group.within, words).map((other) => join(one, other)),
    );
  }
  return matches.slice(0, MAX_MATCHES * 4);
}

/** Up to three occurrences within `within` words in the same sentence that do not overlap, nearest first. */
function nearby(
  one: Occurrence,
  others: readonly Occurrence[],
  within: number,
  words: readonly Word[],
): Occurrence[] {
  const sentence = words[one.start]?.sentence;
  const near: { other: Occurrence; distance: number }[] = [];
  for (let index = firstAfter(others, one.start - within - 12); index < others.length; index++) {
    const other = others[index];
    if (other === undefined || other.start > one.end + within) break;
    if (words[other.start]?.sentence !== sentence || overlap(one, other)) continue;
    const distance = other.start >= one.end ? other.start - one.end : one.start - other.end;
    if (distance <= within) near.push({ other, distance });
    if (near.length > 12) break;
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ other }) => other);
}

function overlap(one: Occurrence, other: Occurrence): boolean {
  return one.parts.some((a) => other.parts.some((b) => a.start < b.end && b.start < a.end));
}

/** Index of the first occurrence that starts at or after `start`; occurrences are in order. */
function firstAfter(list: readonly Occurrence[], start: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function matchSequence(
  sequence: PatternSequence,
  found: Found,
  words: readonly Word[],
): readonly Occurrence[] {
  const [first, ...rest] = sequence;
  if (first === undefined) return [];
  let matches = anyOf(first.anyOf, found);
  for (const step of rest) {
    if (matches.length === 0) return matches;
    const next = anyOf(step.anyOf, found);
    matches = matches.flatMap((one) => {
      const after = following(one, next, step.gap, words);
      return after === undefined ? [] : [join(one, after)];
    });
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
    if (other === undefined || words[other.start]?.sentence !== words[one.start]?.sentence) return undefined;
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

function anyOf(names: readonly string[], found: Found): readonly Occurrence[] {
  if (names.length === 1) return found.get(names[0] ?? '') ?? [];
  return names
    .flatMap((name) => [...(found.get(name) ?? [])])
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
