// Which occurrences stand near another one, and joining the two. It knows no patterns.
import { firstAfter, type Occurrence } from './found.ts';
import type { Word } from './read-message.ts';

/** One occurrence made of two. */
export const join = (one: Occurrence, other: Occurrence): Occurrence => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
  parts: [...one.parts, ...other.parts],
});

/** Words an occurrence is taken to span at most, when looking back for its start. */
const LONGEST = 12;
/** Candidates weighed by distance, and how many of them are kept. */
const MAX_CANDIDATES = 12;
const MAX_KEPT = 3;

/** Up to three occurrences within `within` words in the same thought that do not overlap, nearest first. */
export function nearby(
  one: Occurrence,
  others: readonly Occurrence[],
  within: number,
  words: readonly Word[],
): Occurrence[] {
  const thought = words[one.start]?.thought;
  const near: { other: Occurrence; distance: number }[] = [];
  for (let index = firstAfter(others, one.start - within - LONGEST); index < others.length; index++) {
    const other = others[index];
    if (other === undefined || other.start > one.end + within) break;
    if (words[other.start]?.thought !== thought || overlap(one, other)) continue;
    const distance = other.start >= one.end ? other.start - one.end : one.start - other.end;
    if (distance <= within) near.push({ other, distance });
    if (near.length > MAX_CANDIDATES) break;
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_KEPT)
    .map(({ other }) => other);
}

function overlap(one: Occurrence, other: Occurrence): boolean {
  return one.parts.some((a) => other.parts.some((b) => a.start < b.end && b.start < a.end));
}
