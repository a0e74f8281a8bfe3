// Rules as written → rules over concept numbers. It screens nothing.
import type { Pattern } from '../knowledge/red-flag-pattern.ts';
import type { Rule } from '../knowledge/red-flag-rule.ts';
import type { RedFlags } from '../knowledge/red-flag-schema.ts';
import { type CompiledPattern, compilePattern, numbersIn } from './compile-patterns.ts';
import type { ConceptTable } from './concept-table.ts';
import type { Finding } from './screening.ts';

export interface CompiledRule {
  rule: Rule;
  /** Patterns in the order they are tried, each list with the most it can say. */
  lists: readonly { most: Finding['verdict']; patterns: readonly CompiledPattern[] }[];
  /** Every concept its patterns look at. */
  concepts: ReadonlySet<number>;
}

/** Compiles every rule, in the order of the file. */
export function compileRules(redFlags: RedFlags, table: ConceptTable): readonly CompiledRule[] {
  return [...redFlags.rules.values()].map((rule): CompiledRule => {
    const compiled = (patterns: readonly Pattern[]): CompiledPattern[] =>
      patterns.map((pattern) => compilePattern(pattern, table));
    const lists = [
      { most: 'fire', patterns: compiled(rule.fire) },
      { most: 'ask', patterns: compiled(rule.ask) },
      { most: 'info', patterns: compiled(rule.info) },
    ] as const;
    const concepts = new Set(
      lists.flatMap(({ patterns }) => patterns.flatMap((one) => numbersIn(one, table))),
    );
    return { rule, lists, concepts };
  });
}
