// How a red-flag pattern is written, and its parsed form. It reads the notation only: names are checked in
// `red-flag-names.ts`, matching is done in `safety/`.

/**
 * A pattern such as `numb + saddle-area !chair` in parsed form.
 * - `a b`     a, then b, with at most 4 other words between; `a ..8 b` allows 8
 * - `a + b`   both within 14 words of each other in one sentence, in any order; `a +30 b` allows 30
 * - `a & b`   both anywhere in the message, or b remembered from an earlier one
 * - `a|c b`   a or c, then b
 * - `!x`      but not when x is said in the same sentence
 * - `!!x`     but not when x is said anywhere in the message
 */
export interface Pattern {
  /** Groups joined by `&`. */
  groups: readonly PatternGroup[];
  /** Concepts that stop the pattern when they stand in the same sentence. */
  unless: readonly string[];
  /** Concepts that stop the pattern when they stand anywhere in the message. */
  unlessAnywhere: readonly string[];
  /** As written. */
  text: string;
}
export interface PatternGroup {
  /** Sequences joined by `+`. */
  members: readonly PatternSequence[];
  /** Words within which all members must stand. */
  within: number;
}
/** Steps in order; each is a choice of concepts and the most words that may stand before it. */
export type PatternSequence = readonly { anyOf: readonly string[]; gap: number }[];

/** Words that may stand between two steps unless the pattern says otherwise. Wider finds more and errs more; 4 kept both low on the examples. */
const DEFAULT_GAP = 4;
/** Words within which `+` looks, about one spoken sentence. */
const DEFAULT_WITHIN = 14;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export type ParsedPattern = { ok: true; pattern: Pattern } | { ok: false; message: string };

/** Parses one pattern. Returns what is wrong in words an author can act on; never throws. */
export function parsePattern(text: string): ParsedPattern {
  const unless: string[] = [];
  const unlessAnywhere: string[] = [];
  const groups: PatternGroup[] = [];
  for (const groupText of text.split('&')) {
    const members: { anyOf: string[]; gap: number }[][] = [[]];
    let within = DEFAULT_WITHIN;
    let gap = DEFAULT_GAP;
    for (const word of groupText.trim().split(/\s+/)) {
      if (word === '') continue;
      const distance = /^(\.\.|\+)(\d{1,3})?$/.exec(word);
      if (word.startsWith('!!')) unlessAnywhere.push(word.slice(2));
      else if (word.startsWith('!')) unless.push(word.slice(1));
      else if (distance?.[1] === '+') {
        members.push([]);
        if (distance[2] !== undefined) within = Number(distance[2]);
      } else if (distance !== null) gap = Number(distance[2] ?? DEFAULT_GAP);
      else {
        members.at(-1)?.push({ anyOf: word.split('|'), gap });
        gap = DEFAULT_GAP;
      }
    }
    if (members.some((member) => member.length === 0))
      return {
        ok: false,
        message: `"${text}": put a concept on both sides of + and &, such as numb + saddle-area`,
      };
    groups.push({ members, within });
  }
  const bad = namesIn({ groups, unless, unlessAnywhere, text }).find((name) => !NAME.test(name));
  if (bad !== undefined)
    return { ok: false, message: `"${bad}" is not a concept name: write lower-case words joined by hyphens` };
  return { ok: true, pattern: { groups, unless, unlessAnywhere, text } };
}

/** Every concept a pattern names. */
export function namesIn(pattern: Pattern): string[] {
  const steps = pattern.groups.flatMap((group) => group.members.flat().flatMap((step) => step.anyOf));
  return [...steps, ...pattern.unless, ...pattern.unlessAnywhere];
}
