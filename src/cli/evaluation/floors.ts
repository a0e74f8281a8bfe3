// The least the bot must reach on its evaluation set; `npm run eval` and CI fail below. The figures come from product.md's floors
// for other people's questions.
import type { Figures } from './score-replies.ts';

export interface Floor {
  set: string;
  figure: keyof Figures;
  /** At least this (or, for `wrong` and `declined`, at most this). */
  limit: number;
}

export const floors: readonly Floor[] = [
  { set: 'questions', figure: 'first', limit: 0.82 },
  { set: 'questions', figure: 'within', limit: 0.88 },
  { set: 'questions', figure: 'wrong', limit: 0.08 },
  { set: 'typo twins', figure: 'first', limit: 0.7 },
  { set: 'typo twins', figure: 'within', limit: 0.78 },
  { set: 'out of scope', figure: 'wrong', limit: 0.06 },
  { set: 'unseen questions', figure: 'first', limit: 0.84 },
  { set: 'unseen questions', figure: 'within', limit: 0.9 },
  { set: 'unseen questions', figure: 'wrong', limit: 0.08 },
  { set: 'unseen out of scope', figure: 'wrong', limit: 0.06 },
  { set: 'ambiguous', figure: 'within', limit: 0.85 },
  { set: 'warning signs', figure: 'first', limit: 0.8 },
];

const AT_MOST: ReadonlySet<keyof Figures> = new Set(['wrong', 'declined']);

/** One line per floor that is not held. Sets without rows are passed over. */
export function brokenFloors(figures: ReadonlyMap<string, Figures>): string[] {
  return floors.flatMap(({ set, figure, limit }) => {
    const found = figures.get(set);
    if (found === undefined || found.count === 0) return [];
    const value = found[figure];
    const held = AT_MOST.has(figure) ? value <= limit : value >= limit;
    return held
      ? []
      : [
          `${set}: ${figure} is ${value}, ${AT_MOST.has(figure) ? 'at most' : 'at least'} ${limit} is required`,
        ];
  });
}
