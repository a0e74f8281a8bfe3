// Which ranked intents must not lead, however well they score: small talk beside a real question, and an intent whose `not` line
// is what was typed. It takes them out of the running and says why; it ranks nothing.

import type { Catalogue } from './catalogue.ts';
import type { MatchResult } from './match-result.ts';
import type { Standing } from './rank-intents.ts';
import type { WeighedWord } from './weigh-words.ts';

export interface Split {
  kept: Standing[];
  vetoed: Standing[];
  vetoes: MatchResult['vetoes'][number][];
}

/** Sorts out small talk when there is content beside it, and intents whose `not` line is what was typed. */
export function splitVetoed(
  standings: readonly Standing[],
  words: readonly WeighedWord[],
  catalogue: Catalogue,
): Split {
  const roots = new Set(words.map(({ root }) => root));
  const idOf = ({ label }: Standing): string => catalogue.entries[label]?.id ?? '';
  const reasonAgainst = (standing: Standing): string | null => {
    const misses = catalogue.nearMisses.get(standing.label);
    const miss = misses?.find(({ stems }) => isNearMiss(roots, stems));
    if (miss !== undefined) return `the message is like its near miss "${miss.text}"`;
    const beside = catalogue.smallTalk.has(idOf(standing))
      ? contentBeside(roots, standings, catalogue)
      : null;
    return beside === null ? null : `small talk gives way to ${idOf(beside)}`;
  };
  const split: Split = { kept: [], vetoed: [], vetoes: [] };
  for (const standing of standings) {
    const reason = reasonAgainst(standing);
    if (reason !== null) split.vetoes.push({ id: idOf(standing), reason });
    (reason === null ? split.kept : split.vetoed).push(standing);
  }
  return split;
}

/** How much of the stems two texts must share for one to be a near miss of the other (Jaccard index). */
const NEAR_MISS_LIKENESS = 0.8;

function isNearMiss(message: ReadonlySet<string>, miss: ReadonlySet<string>): boolean {
  let both = 0;
  for (const root of miss) if (message.has(root)) both++;
  return both > 0 && both / (message.size + miss.size - both) >= NEAR_MISS_LIKENESS;
}

/** From this overlap on, and with this many stems no small talk uses, a real question stands beside a greeting. */
const CONTENT_OVERLAP = 0.3;
const CONTENT_STEMS = 2;

function contentBeside(
  roots: ReadonlySet<string>,
  standings: readonly Standing[],
  catalogue: Catalogue,
): Standing | null {
  const content = [...roots].filter((root) => !catalogue.smallTalkStems.has(root));
  if (content.length < CONTENT_STEMS) return null;
  const isContent = ({ label }: Standing): boolean => {
    const id = catalogue.entries[label]?.id ?? '';
    return !catalogue.smallTalk.has(id) && !catalogue.outOfScope.has(id);
  };
  return standings.find((standing) => isContent(standing) && standing.overlap >= CONTENT_OVERLAP) ?? null;
}
