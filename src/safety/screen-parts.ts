// Everything the screen works out once from the red-flag files, and a message read with it. It screens nothing.
import type { RedFlags } from '../knowledge/red-flag-schema.ts';
import { type CompiledRule, compileRules } from './compile-rules.ts';
import { type ConceptTable, createConceptTable } from './concept-table.ts';
import { buildConceptFinder, type ConceptFinder } from './find-concepts.ts';
import { factsOf } from './lasting-facts.ts';
import { readMessage } from './read-message.ts';
import { type Marks, marksOf, type Setting } from './setting.ts';

export interface ScreenParts {
  table: ConceptTable;
  finder: ConceptFinder;
  rules: readonly CompiledRule[];
  facts: ReturnType<typeof factsOf>;
  marks: Marks;
  context: ReadonlySet<number>;
}

/** A message read with its turns of phrase left out. */
export interface ReadSetting extends Setting {
  hasIdioms: boolean;
}

export function buildParts(redFlags: RedFlags): ScreenParts {
  const table = createConceptTable();
  const context = [...redFlags.concepts].flatMap(([name, concept]) =>
    concept.context ? [table.concept(name)] : [],
  );
  return {
    table,
    finder: buildConceptFinder(redFlags, table),
    rules: compileRules(redFlags, table),
    facts: factsOf(redFlags.concepts, table),
    marks: marksOf(table),
    context: new Set(context),
  };
}

/** Reads a message and finds its concepts. */
export function readSetting({ finder, marks, context }: ScreenParts, text: string): ReadSetting {
  const message = readMessage(text, finder.vocabulary);
  const idioms = finder.idioms(message);
  return { message, found: finder.find(message, idioms), marks, context, hasIdioms: idioms.size > 0 };
}
