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

export interface CollisionReport {
  asked: number;
  confused: readonly Confusion[];
  /** Right, but with a lead under 0.1. */
  narrow: number;
  /** Share of the phrasings asked that another intent took, from 0 to 1. */
  confusionRate: number;
  /** Intents in alphabetical order within the pair, most confused first. */
  pairs: readonly { ids: readonly [string, string]; confusions: readonly Confusion[] }[];
}

/** Asks every phrasing of a matcher that has not seen it. `build` must give the bot's own matcher. Same entries, same report. */
export function reportCollisions(
  entries: readonly MatchEntry[],
  build: (entries: readonly MatchEntry[]) => Matcher,
): CollisionReport {
  const confused: Confusion[] = [];
  let asked = 0;
  let narrow = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const matcher = build(
      entries.map((entry) => ({
        ...entry,
        questions: entry.questions.filter((_, index) => !isAsked(entry, index, fold)),
      })),
    );
    for (const entry of entries)
      for (const [index, phrasing] of entry.questions.entries()) {
        if (!isAsked(entry, index, fold)) continue;
        asked++;
        const [first, second] = matcher.match(phrasing).ranked;
        if (first === undefined) continue;
        if (first.id !== entry.id) confused.push({ phrasing, from: entry.id, to: first.id });
        else if (first.score - (second?.score ?? 0) < NARROW_LEAD) narrow++;
      }
  }
  return {
    asked,
    confused,
    narrow,
    confusionRate: asked === 0 ? 0 : confused.length / asked,
    pairs: toPairs(confused),
  };
}

/** An intent with a single phrasing keeps it: there would be nothing left to learn. */
const isAsked = (entry: MatchEntry, index: number, fold: number): boolean =>
  entry.questions.length > 1 && index % FOLDS === fold;

function toPairs(confused: readonly Confusion[]): CollisionReport['pairs'] {
  const pairs = new Map<string, { ids: readonly [string, string]; confusions: Confusion[] }>();
  for (const confusion of confused) {
    const { from, to } = confusion;
    const ids = from < to ? ([from, to] as const) : ([to, from] as const);
    const key = ids.join(' ');
    const pair = pairs.get(key) ?? { ids, confusions: [] };
    pair.confusions.push(confusion);
    pairs.set(key, pair);
  }
  return [...pairs.entries()]
    .sort(([a, left], [b, right]) => right.confusions.length - left.confusions.length || (a < b ? -1 : 1))
    .map(([, pair]) => pair);
}

/** The report in lines: a summary, then each pair confused at least three times with the phrasings behind it. */
export function describeCollisions({
  asked,
  confused,
  narrow,
  confusionRate,
  pairs,
}: CollisionReport): string[] {
  const listed = pairs.filter(({ confusions }) => confusions.length >= LISTED_FROM);
  const share = (count: number): string => `${((100 * count) / Math.max(1, asked)).toFixed(1)} %`;
  return [
    `Collisions: ${asked} phrasings asked of a matcher that has not seen them. ${confused.length} (${share(confused.length)}) went to another question, ${narrow} (${share(narrow)}) were right by a narrow lead. Rate ${confusionRate.toFixed(3)}.`,
    ...listed.flatMap(({ ids, confusions }) => [
      `  ${ids.join(' / ')}: ${confusions.length}`,
      ...confusions.map(({ phrasing, from, to }) => `    "${phrasing}" of ${from} went to ${to}`),
    ]),
  ];
}
