// Finds where each concept is said in a message. It does not weigh what was found: denials, time and "what if" come later.

import { builtInConcepts, partsOf } from '../knowledge/red-flag-names.ts';
import type { Concept } from '../knowledge/red-flag-part.ts';
import type { RedFlags } from '../knowledge/red-flag-schema.ts';
import { type CompiledPattern, compilePattern } from './compile-patterns.ts';
import type { ConceptTable } from './concept-table.ts';
import { addLongest, findTerms, indexTerms, type Phrases, wordsOf } from './find-terms.ts';
import { byPlace, type Found, nothingFound, type Occurrence } from './found.ts';
import { matchPattern } from './match-pattern.ts';
import { findNumbers } from './numbers.ts';
import { otherForms } from './other-forms.ts';
import type { Message } from './read-message.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';
import { createWordKeys } from './word-keys.ts';

export interface ConceptFinder {
  vocabulary: Vocabulary;
  /** Finds every concept. `masked` are words not to be read (idioms). */
  find(message: Message, masked?: ReadonlySet<number>): Found;
  /** Word indexes that belong to a turn of phrase with another meaning. */
  idioms(message: Message): ReadonlySet<number>;
}

/** A concept made of others. */
interface Composed {
  concept: number;
  includes: readonly number[];
  patterns: readonly CompiledPattern[];
}

/** Taken as they stand: "say I fell" opens a question and "says he fell" does not; "my back" beside a child is the speaker's. */
const AS_THEY_STAND: ReadonlySet<string> = new Set(
  'general-question if-ever if-words question-openers my-back child-past'.split(' '),
);
const NO_WORDS: ReadonlySet<number> = new Set();
const NO_FACTS: ReadonlySet<number> = new Set();

/** Builds the finder once from the red-flag files. Numbers for concepts are taken from `table`. */
export function buildConceptFinder(redFlags: RedFlags, table: ConceptTable): ConceptFinder {
  const keys = createWordKeys();
  const lists = [...redFlags.concepts].map(
    ([name, { words }]): Phrases => ({
      concept: table.concept(name),
      phrases: AS_THEY_STAND.has(name) ? words : words.flatMap(otherForms),
    }),
  );
  const idiomLists = [{ concept: table.concept('idiom'), phrases: redFlags.idioms.map(exactly) }];
  const words = new Set<string>();
  const index = indexTerms(lists, keys, words);
  const idiomIndex = indexTerms(idiomLists, keys, words);
  const composed = composedOf(redFlags, table);
  return {
    vocabulary: buildVocabulary(words, redFlags.notTypos, keys),
    find(message, masked = NO_WORDS) {
      const found = nothingFound(table);
      const own: (Occurrence[] | undefined)[] = [];
      findTerms(index, message, masked, (concept, start, end) => addLongest(own, concept, start, end));
      own.forEach((list, concept) => {
        found.lists[concept] = list;
      });
      for (const [name, list] of findNumbers(message.words, table)) found.lists[table.concept(name)] = list;
      for (const one of composed) addComposed(one, found, message);
      return found;
    },
    idioms(message) {
      const inside = new Set<number>();
      findTerms(idiomIndex, message, NO_WORDS, (_, start, end) => {
        // "… feels numb, is it ok": two thoughts, no turn of phrase.
        if (message.words[start]?.clause !== message.words[end - 1]?.clause) return;
        for (let at = start; at < end; at++) inside.add(at);
      });
      return inside;
    },
  };
}

function composedOf(redFlags: RedFlags, table: ConceptTable): readonly Composed[] {
  return orderByParts(redFlags.concepts).flatMap((name): Composed[] => {
    const concept = redFlags.concepts.get(name);
    if (concept === undefined || (concept.patterns.length === 0 && concept.includes.length === 0)) return [];
    return [
      {
        concept: table.concept(name),
        includes: concept.includes.map((other) => table.concept(other)),
        patterns: concept.patterns.map((pattern) => compilePattern(pattern, table)),
      },
    ];
  });
}

function addComposed({ concept, includes, patterns }: Composed, found: Found, message: Message): void {
  const all = [...(found.lists[concept] ?? [])];
  for (const other of includes) all.push(...(found.lists[other] ?? []));
  for (const pattern of patterns) all.push(...matchPattern(pattern, found, message, NO_FACTS));
  if (all.length > 0) found.lists[concept] = inOrder(all);
}

function inOrder(list: Occurrence[]): Occurrence[] {
  const sorted = list.sort(byPlace);
  return sorted.filter(
    (one, at) => at === 0 || one.start !== sorted[at - 1]?.start || one.end !== sorted[at - 1]?.end,
  );
}

/** Concepts made of others, each after those it is made of. */
function orderByParts(concepts: ReadonlyMap<string, Concept>): readonly string[] {
  const order: string[] = [];
  const seen = new Set<string>(builtInConcepts);
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const concept = concepts.get(name);
    if (concept === undefined) return;
    for (const part of partsOf(concept)) visit(part);
    order.push(name);
  };
  for (const name of concepts.keys()) visit(name);
  return order;
}

/** A turn of phrase counts only as written: "slip on shoes" is one, "slipped on ice" is not. */
const exactly = (phrase: string): string =>
  wordsOf(phrase)
    .map((word) => `=${word}`)
    .join(' ');
