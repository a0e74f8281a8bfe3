// A name that is not known → the known name the author most likely meant. It never decides by itself: it only suggests.

/** Most slips a suggestion may be away, as a share of the name's length; above it a suggestion confuses more than it helps. */
const MAX_SLIP_SHARE = 0.4;
/** Names longer than this are not compared: the work grows with the square of the length. */
const MAX_LENGTH = 80;

/** ` Did you mean "x"?` with a leading space, or an empty string when nothing known is near. Ties go to the first name. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

/** The known name with the fewest slips (letters changed, added, dropped or swapped), or undefined when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const wanted = plain(name);
  let best: string | undefined;
  let fewest = Math.floor(Math.max(wanted.length, 3) * MAX_SLIP_SHARE) + 1;
  for (const candidate of known) {
    if (candidate.length > MAX_LENGTH || Math.abs(candidate.length - name.length) >= fewest) continue;
    const slips = countSlips(wanted, plain(candidate));
    if (slips < fewest) [best, fewest] = [candidate, slips];
  }
  return best;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '-');

/** Optimal string alignment distance. */
function countSlips(left: string, right: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      let slips = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + same,
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) slips = Math.min(slips, at(before, column - 2) + 1);
      current.push(slips);
    }
    [before, previous] = [previous, current];
  }
  return at(previous, right.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
