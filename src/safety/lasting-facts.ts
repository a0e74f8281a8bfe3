// Which lasting facts a message reports, such as cancer or a pregnancy, for combining with later messages. It keeps nothing.
import type { Concept } from '../knowledge/red-flag-part.ts';
import type { ConceptTable } from './concept-table.ts';
import { type Occurrence, occurrences } from './found.ts';
import { type Setting, said, saidBeside } from './setting.ts';

/** A concept worth remembering. */
interface Fact {
  name: string;
  concept: number;
  /** Ages count however they are said. */
  always: boolean;
}

const AGES = ['age-child', 'age-over-50', 'age-over-65', 'age-under-45'];

/** The facts to look for, numbered once. */
export const factsOf = (concepts: ReadonlyMap<string, Concept>, table: ConceptTable): readonly Fact[] =>
  [
    ...[...concepts].flatMap(([name, { fact }]) => (fact ? [{ name, always: false }] : [])),
    ...AGES.map((name) => ({ name, always: true })),
  ].map((fact) => ({ ...fact, concept: table.concept(fact.name) }));

/** Names of the facts said and not denied, and not in a general question. */
export function lastingFacts(facts: readonly Fact[], setting: Setting): string[] {
  return facts.flatMap(({ name, concept, always }) => {
    const places = occurrences(setting.found, concept);
    return places.length > 0 && (always || places.some((place) => isReported(place, setting))) ? [name] : [];
  });
}

const UNREAL = ['general-question', 'if-ever', 'fiction'] as const;

function isReported({ start, parts }: Occurrence, setting: Setting): boolean {
  const denials = setting.message.denials[start] ?? [];
  if (denials.some(({ at }) => !parts.some((part) => part.start <= at && at < part.end))) return false;
  return !UNREAL.some(
    (mark) =>
      said(mark, setting).length > 0 && saidBeside(mark, start, setting).some((one) => one.start < start),
  );
}
