// YAML without a fault, read by the quicker of two libraries: half of the start-up time is YAML. It explains no faults; whatever it
// does not like is read again by the library that knows the line of every value.
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

/** Anchors, aliases, tags, directives and several documents: never used here, so the careful library refuses them with their line. */
const NOT_PLAIN = /(?:^ *|[:-] +|[[{,] *)[&*!]|^%|^---|^\.\.\./m;

/** The value of a plain text; undefined when it has a fault or may hold more than plain YAML. */
export function readFast(text: string): { value: unknown } | undefined {
  if (NOT_PLAIN.test(text)) return undefined;
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return undefined;
    throw error;
  }
}
