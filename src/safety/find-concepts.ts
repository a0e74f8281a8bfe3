// Finds where each concept is said in a message. It does not weigh what was found: denials, time and "what if" come later.
import type { Concept, RedFlags } from '../knowledge/red-flag-schema.ts';
import { builtInConcepts, partsOf } from '../knowledge/red-flag-schema.ts';
import { stem } from '../language/stem.ts';
import { matchPattern } from './match-pattern.ts';
import { findNumbers } from './numbers.ts';
import type { Message, Word } from './read-message.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';

/** One place where a concept is said. Word indexes; `end` is one past the last. */
export interface Occurrence {
  start: number;
  end: number;
  /** The pieces it is made of, for deciding which words a denial reaches. */
  parts: readonly Part[];
}
export interface Part {
  start: number;
  end: number;
  concept: string;
}
/** Occurrences by concept, each list in the order of the text. */
export type Found = ReadonlyMap<string, readonly Occurrence[]>;

export interface ConceptFinder {
  vocabulary: Vocabulary;
  /** Finds every concept. `masked` are words not to be read (idioms). */
  find(message: Message, masked?: ReadonlySet<number>): Found;
  /** Word indexes that belong to a turn of phrase with another meaning. */
  idioms(message: Message): ReadonlySet<number>;
}

interface TermWord {
  text: string;
  /** Null when the word must stand exactly as written. */
  stem: string | null;
}
interface Term {
  concept: string;
  words: readonly TermWord[];
}
/** Terms by their first word: those of one word, and the longer ones by their second. */
interface Bucket {
  single: Term[];
  longer: Map<string, Term[]>;
}
type Index = ReadonlyMap<string, Bucket>;

/** Shortest word that is also recognised by its stem ("weeing" for "wee"). */
const MIN_STEM_LETTERS = 3;
/** Fillers that may stand between two words of a phrase. */
const MAX_FILLERS = 3;

/** Builds the finder once from the red-flag files. */
export function buildConceptFinder(redFlags: RedFlags): ConceptFinder {
  const terms = [...redFlags.concepts].flatMap(([name, concept]) => termsOf(name, concept.words));
  const idiomTerms = termsOf('idiom', redFlags.idioms.map(exactly));
  const words = [...terms, ...idiomTerms].flatMap((term) => term.words.map(({ text }) => text));
  const vocabulary = buildVocabulary(words, redFlags.notTypos);
  const index = indexTerms(terms);
  const idiomIndex = indexTerms(idiomTerms);
  const order = orderByParts(redFlags.concepts);
  return {
    vocabulary,
    find(message, masked = new Set()) {
      const found = new Map<string, Occurrence[]>();
      for (const [concept, list] of findTerms(index, message, masked)) found.set(concept, list);
      for (const [concept, list] of findNumbers(message.words)) found.set(concept, list);
      for (const name of order) addComposed(name, redFlags.concepts.get(name), found, message);
      return found;
    },
    idioms(message) {
      const inside = new Set<number>();
      for (const { start, end } of findTerms(idiomIndex, message, new Set()).get('idiom') ?? [])
        for (let at = start; at < end; at++) inside.add(at);
      return inside;
    },
  };
}

function addComposed(
  name: string,
  concept: Concept | undefined,
  found: Map<string, Occurrence[]>,
  message: Message,
): void {
  if (concept === undefined || (concept.patterns.length === 0 && concept.includes.length === 0)) return;
  const all = [...(found.get(name) ?? [])];
  for (const other of concept.includes) all.push(...(found.get(other) ?? []));
  for (const pattern of concept.patterns) all.push(...matchPattern(pattern, found, message, []));
  if (all.length > 0) found.set(name, inOrder(all));
}

function inOrder(list: readonly Occurrence[]): Occurrence[] {
  const sorted = [...list].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter(
    (one, at) => at === 0 || one.start !== sorted[at - 1]?.start || one.end !== sorted[at - 1]?.end,
  );
}

function termsOf(concept: string, phrases: readonly string[]): Term[] {
  return phrases.map((phrase) => ({
    concept,
    words: phrase
      .replaceAll("'", '')
      .split(' ')
      .map((word) =>
        word.startsWith('=') || word.length < MIN_STEM_LETTERS
          ? { text: word.replace(/^=/, ''), stem: null }
          : { text: word, stem: stem(word) },
      ),
  }));
}

const keyOf = (word: TermWord): string => (word.stem === null ? `=${word.text}` : word.stem);

function indexTerms(terms: readonly Term[]): Index {
  const index = new Map<string, Bucket>();
  for (const term of terms) {
    const [first, second] = term.words;
    if (first === undefined) continue;
    const bucket = index.get(keyOf(first)) ?? { single: [], longer: new Map<string, Term[]>() };
    index.set(keyOf(first), bucket);
    if (second === undefined) bucket.single.push(term);
    else {
      const list = bucket.longer.get(keyOf(second));
      if (list === undefined) bucket.longer.set(keyOf(second), [term]);
      else list.push(term);
    }
  }
  return index;
}

function findTerms(index: Index, message: Message, masked: ReadonlySet<number>): Map<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  const { words } = message;
  words.forEach((word, start) => {
    if (masked.has(start)) return;
    for (const bucket of [index.get(word.stem), index.get(`=${word.text}`)]) {
      if (bucket === undefined) continue;
      for (const term of bucket.single)
        if (isInflection(word, term)) addLongest(found, term.concept, start, start + 1);
      for (const term of longerTerms(bucket, words, start)) {
        const end = matchTerm(term, words, start, masked);
        if (end > 0) addLongest(found, term.concept, start, end);
      }
    }
  });
  return found;
}

/** Terms whose second word follows, at once or after fillers. */
function longerTerms(bucket: Bucket, words: readonly Word[], start: number): Term[] {
  const terms: Term[] = [];
  if (bucket.longer.size === 0) return terms;
  for (let at = start + 1; at <= start + 1 + MAX_FILLERS; at++) {
    const word = words[at];
    if (word === undefined) break;
    const byStem = bucket.longer.get(word.stem);
    const byText = bucket.longer.get(`=${word.text}`);
    if (byStem !== undefined) terms.push(...byStem);
    if (byText !== undefined) terms.push(...byText);
    if (!word.filler) break;
  }
  return terms;
}

function addLongest(found: Map<string, Occurrence[]>, concept: string, start: number, end: number): void {
  const list = found.get(concept) ?? [];
  const last = list.at(-1);
  if (last !== undefined && last.start === start) {
    if (last.end >= end) return;
    list.pop();
  }
  list.push({ start, end, parts: [{ start, end, concept }] });
  found.set(concept, list);
}

/** One past the last word of the term when it stands at `start`; 0 when it does not. */
function matchTerm(term: Term, words: readonly Word[], start: number, masked: ReadonlySet<number>): number {
  let at = start + 1;
  for (const wanted of term.words.slice(1)) {
    let skipped = 0;
    while (at < words.length && !isWord(words[at], wanted) && words[at]?.filler && skipped < MAX_FILLERS) {
      at++;
      skipped++;
    }
    const word = words[at];
    if (!isWord(word, wanted) || word?.sentence !== words[start]?.sentence || masked.has(at)) return 0;
    at++;
  }
  return at;
}

/**
 * A lone word covers its longer inflections ("numb": numbness), not shorter ones: "floored" is not "floor", "tearful" not "tear".
 * In a phrase the other words hold the meaning, so any inflection will do.
 */
const isInflection = (word: Word, term: Term): boolean =>
  term.words.length > 1 || word.text.length >= (term.words[0]?.text.length ?? 0);

const isWord = (word: Word | undefined, wanted: TermWord): boolean =>
  word !== undefined && (wanted.stem === null ? word.text === wanted.text : word.stem === wanted.stem);

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
  phrase
    .replaceAll("'", '')
    .split(' ')
    .map((word) => `=${word}`)
    .join(' ');
