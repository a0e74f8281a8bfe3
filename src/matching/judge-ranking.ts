// A ranking → the intents with their probabilities of being right, what we do not answer in its place among them. It does not
// decide what is done with them.

import { probability, readSigns } from './calibrate.ts';
import type { Catalogue } from './catalogue.ts';
import type { Judgement } from './decide.ts';
import fitted from './fitted.json' with { type: 'json' };
import type { Ranked } from './match-result.ts';
import type { Ranking, Standing } from './rank-intents.ts';
import type { WeighedWord } from './weigh-words.ts';

/** Judges the intents still in the running. */
export function judgeRanking(
  ranking: Ranking,
  words: readonly WeighedWord[],
  catalogue: Catalogue,
): Judgement {
  const outside = catalogue.outOfScopeLabels;
  const inside = ranking.standings.filter(({ label }) => !outside.includes(label));
  const [first] = inside;
  if (first === undefined) {
    const ranked = ranking.standings.map((standing) => toRanked(standing, 1, catalogue));
    return { ranked, inScope: 0 };
  }
  const signs = readSigns({
    ranking: { ...ranking, standings: inside },
    outOfScope: outside,
    words: words.length,
    other: catalogue.otherTopics.read(words, catalogue.ranker.rarity),
  });
  const inScope = probability(signs, fitted.inScope);
  const right = probability(signs, fitted.right);
  const ranked = inside.map((standing, place) =>
    place === 0
      ? toRanked(standing, right, catalogue, { ...signs, inScope })
      : toRanked(standing, behindFirst(standing, first, right), catalogue),
  );
  const ledOutside = ranking.standings[0] !== first;
  const elsewhere = ranking.standings.filter(({ label }) => outside.includes(label));
  return { ranked: placeOutside(ranked, elsewhere, { inScope, ledOutside }, catalogue), inScope };
}

/** What stands for the rest of the world leads only where it ranked first and the message is declined. */
function placeOutside(
  ranked: readonly Ranked[],
  elsewhere: readonly Standing[],
  { inScope, ledOutside }: { inScope: number; ledOutside: boolean },
  catalogue: Catalogue,
): readonly Ranked[] {
  const [first, ...others] = ranked;
  if (first === undefined) return ranked;
  const leads = ledOutside && inScope < catalogue.thresholds.choose && 1 - inScope > first.score;
  const score = leads ? 1 - inScope : Math.min(first.score, 1 - inScope);
  const outside = elsewhere.map((standing) => toRanked(standing, score, catalogue));
  if (leads) return [...outside, ...ranked];
  const after = others.filter((one) => one.score < score);
  return [first, ...others.slice(0, others.length - after.length), ...outside, ...after];
}

export function toRanked(
  standing: Standing,
  score: number,
  catalogue: Catalogue,
  signs: Readonly<Record<string, number>> = {},
): Ranked {
  return {
    id: catalogue.entries[standing.label]?.id ?? '',
    score,
    parts: { modelShare: standing.share, overlap: standing.overlap, cosine: standing.cosine, ...signs },
    nearest: catalogue.texts[standing.nearest] ?? '',
  };
}

/** What is left of certainty, shared out by how far each lies behind the first. */
function behindFirst(standing: Standing, first: Standing, sure: number): number {
  const gap = Math.max(0, first.total - standing.total);
  return Math.min(sure, 1 - sure) / (1 + gap * gap);
}
