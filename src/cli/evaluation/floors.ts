// The least the bot must reach on its evaluation sets; `npm run eval` and CI fail below.
import { type Figures, figuresOf, type Judged } from './score-replies.ts';

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
  { set: 'unseen statements', figure: 'first', limit: 0.85 },
  { set: 'unseen statements', figure: 'wrong', limit: 0.06 },
  { set: 'unseen out of scope', figure: 'wrong', limit: 0.06 },
  { set: 'ambiguous', figure: 'within', limit: 0.85 },
];

/** How many warning-sign lines of one kind may fall short. Measured, so that a single line lost fails; only ever lower these. */
export const mostShort: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'warning signs': {
    'fire emergency': 7,
    'fire urgent': 5,
    'fire routine': 4,
    ask: 7,
    info: 2,
    none: 9,
  },
  'later warning signs': {
    'fire emergency': 3,
    'fire urgent': 1,
    'fire routine': 4,
    ask: 13,
    info: 1,
    none: 3,
  },
};

const AT_MOST: ReadonlySet<keyof Figures> = new Set(['wrong', 'declined']);

/** One line for each floor that is not held. Sets without rows are passed over. */
export function brokenFloors(sets: ReadonlyMap<string, readonly Judged[]>): string[] {
  return [...floors.flatMap((floor) => brokenFigure(floor, sets)), ...tooManyShort(sets)];
}

function brokenFigure({ set, figure, limit }: Floor, sets: ReadonlyMap<string, readonly Judged[]>): string[] {
  const list = sets.get(set) ?? [];
  if (list.length === 0) return [];
  const value = figuresOf(list)[figure];
  const held = AT_MOST.has(figure) ? value <= limit : value >= limit;
  const wanted = AT_MOST.has(figure) ? 'at most' : 'at least';
  return held ? [] : [`${set}: ${figure} is ${value}, ${wanted} ${limit} is required`];
}

function tooManyShort(sets: ReadonlyMap<string, readonly Judged[]>): string[] {
  return Object.entries(mostShort).flatMap(([set, kinds]) =>
    Object.entries(kinds).flatMap(([kind, most]) => {
      const short = (sets.get(set) ?? []).filter(({ style, first }) => style === kind && !first).length;
      return short <= most ? [] : [`${set}, ${kind}: ${short} lines fall short, at most ${most} may`];
    }),
  );
}
