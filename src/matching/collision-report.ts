// Which questions do the stored phrasings themselves confuse? Each phrasing is left out of the training and asked. It reports
// and changes nothing; who may be wrong, the phrasing or the matcher, a person decides.
import type { MatchEntry, Matcher } from './match-result.ts';

/**
 * Parts the phrasings are dealt into; each part is asked of a matcher that has learnt the others. 5 keeps four fifths of every
 * question's phrasings in the training and costs five trainings; more parts are slower and change the figures little.
 */
const FOLDS = 5;
/** Lead in score (0 to 1) over the next intent below which a right answer is called narrow. */
const NARROW_LEAD = 0.1;
/** A pair is listed when it is confused at least this often, in either direction. */
const LISTED_FROM = 3;

export interface Confusion {
  phrasing: string;
  /** The intent it is stored under, and the one the matcher gave. */
  from: string;
  to: string;
}

export interface NarrowLead {
  phrasing: string;
  from: string;
  /** The intent that nearly took it, and by how much it lost, as a score from 0 to 0.1. */
  next: string;
  lead: number;
}

interface Pair {
  ids: readonly [string, string];
  confusions: readonly Confusion[];
  narrow: readonly NarrowLead[];
}

export interface CollisionReport {
  asked: number;
  confused: readonly Confusion[];
  /** Right, but with a lead under 0.1 over the next intent. */
  narrow: readonly NarrowLead[];
  /** Share of the phrasings asked that another intent took, from 0 to 1. */
  confusionRate: number;
  /** Intents in alphabetical order within the pair, most confused first. */
  pairs: readonly Pair[];
}

/** Asks every phrasing of a matcher that has not seen it. `build` must give the bot's own matcher. Same entries, same report. */
export function reportCollisions(
  entries: readonly MatchEntry[],
  build: (entries: readonly MatchEntry[]) => Matcher,
): CollisionReport {
  const confused: Confusion[] = [];
  const narrow: NarrowLead[] = [];
  let asked = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const matcher = build(entries.map((entry) => leaveOut(entry, fold)));
    for (const entry of entries)
      for (const [index, phrasing] of entry.questions.entries()) {
        if (!isAsked(entry, index, fold)) continue;
        asked++;
        const [first, second] = matcher.match(phrasing).ranked;
        if (first === undefined) continue;
        const lead = first.score - (second?.score ?? 0);
        if (first.id !== entry.id) confused.push({ phrasing, from: entry.id, to: first.id });
        else if (lead < NARROW_LEAD && second !== undefined)
          narrow.push({ phrasing, from: entry.id, next: second.id, lead });
      }
  }
  const confusionRate = asked === 0 ? 0 : confused.length / asked;
  return { asked, confused, narrow, confusionRate, pairs: toPairs(confused, narrow) };
}

const leaveOut = (entry: MatchEntry, fold: number): MatchEntry => ({
  ...entry,
  questions: entry.questions.filter((_, index) => !isAsked(entry, index, fold)),
});

/** An intent with a single phrasing keeps it: there would be nothing left to learn. */
const isAsked = (entry: MatchEntry, index: number, fold: number): boolean =>
  entry.questions.length > 1 && index % FOLDS === fold;

function toPairs(confused: readonly Confusion[], narrow: readonly NarrowLead[]): Pair[] {
  const pairs = new Map<
    string,
    { ids: readonly [string, string]; confusions: Confusion[]; narrow: NarrowLead[] }
  >();
  const pairOf = (a: string, b: string) => {
    const ids = a < b ? ([a, b] as const) : ([b, a] as const);
    const key = ids.join(' ');
    const pair = pairs.get(key) ?? { ids, confusions: [], narrow: [] };
    pairs.set(key, pair);
    return pair;
  };
  for (const confusion of confused) pairOf(confusion.from, confusion.to).confusions.push(confusion);
  for (const lead of narrow) pairOf(lead.from, lead.next).narrow.push(lead);
  return [...pairs.entries()]
    .sort(([a, left], [b, right]) => right.confusions.length - left.confusions.length || (a < b ? -1 : 1))
    .map(([, pair]) => pair);
}

/**
 * The report in lines: a summary, then the pairs confused at least three times with the phrasings behind them, worst first;
 * at most `maxPairs` of them.
 */
export function describeCollisions(report: CollisionReport, maxPairs = Number.POSITIVE_INFINITY): string[] {
  const { asked, confused, narrow, confusionRate, pairs } = report;
  const share = (count: number): string => `${((100 * count) / Math.max(1, asked)).toFixed(1)} %`;
  const listed = pairs.filter(({ confusions }) => confusions.length >= LISTED_FROM);
  const hidden = listed.length - Math.min(listed.length, maxPairs);
  return [
    `Collisions: ${asked} phrasings asked of a matcher that has not seen them. ${confused.length} (${share(confused.length)}) went to another question, ${narrow.length} (${share(narrow.length)}) were right by a lead under ${NARROW_LEAD}. Rate ${confusionRate.toFixed(3)}.`,
    ...listed.slice(0, maxPairs).flatMap(describePair),
    ...(hidden > 0 ? [`  and ${hidden} more pairs`] : []),
  ];
}

function describePair({ ids, confusions, narrow }: Pair): string[] {
  return [
    `  ${ids.join(' / ')}: ${confusions.length} confused, ${narrow.length} narrow`,
    ...confusions.map(({ phrasing, from, to }) => `    "${phrasing}" of ${from} went to ${to}`),
    ...narrow.map(
      ({ phrasing, from, lead }) => `    "${phrasing}" of ${from} was right by ${lead.toFixed(2)}`,
    ),
  ];
}
