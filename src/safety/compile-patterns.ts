// Patterns as written → patterns over concept numbers, with what each cannot do without. It matches nothing.
import type { Pattern } from '../knowledge/red-flag-pattern.ts';
import type { ConceptTable } from './concept-table.ts';
import { type Found, occurrences } from './found.ts';

export interface CompiledPattern {
  groups: readonly CompiledGroup[];
  unless: readonly number[];
  unlessAnywhere: readonly number[];
  /** Numbers without which it cannot hold when nothing is remembered. */
  needs: readonly number[];
  /** As written. */
  text: string;
}
export interface CompiledGroup {
  members: readonly CompiledSequence[];
  within: number;
  needs: readonly number[];
}
export type CompiledSequence = readonly { choice: number; gap: number }[];

/** Compiles one pattern, giving out numbers for its names. */
export function compilePattern(pattern: Pattern, table: ConceptTable): CompiledPattern {
  const groups = pattern.groups.map(({ members, within }): CompiledGroup => {
    const compiled = members.map((member) =>
      member.map(({ anyOf, gap }) => ({ choice: table.choice(anyOf), gap })),
    );
    return { members: compiled, within, needs: compiled.flat().map(({ choice }) => choice) };
  });
  return {
    groups,
    unless: pattern.unless.map((name) => table.concept(name)),
    unlessAnywhere: pattern.unlessAnywhere.map((name) => table.concept(name)),
    needs: groups.flatMap(({ needs }) => needs),
    text: pattern.text,
  };
}

/** Whether each of the numbers was found at least once. */
export function allFound(needs: readonly number[], found: Found): boolean {
  for (const need of needs) if (occurrences(found, need).length === 0) return false;
  return true;
}

/** Every number a pattern looks at. */
export const numbersIn = (
  { needs, unless, unlessAnywhere }: CompiledPattern,
  table: ConceptTable,
): number[] => [...needs, ...unless, ...unlessAnywhere].flatMap((number) => table.members(number));
