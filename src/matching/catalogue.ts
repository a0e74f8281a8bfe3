// Stored questions and options → all that one message is matched against: the ranker, the reader of words, and what is known of
// each intent. Built once; it matches nothing.

import { buildSpeller } from '../language/spelling.ts';
import { stem } from '../language/stem.ts';
import type { Thresholds } from './decide.ts';
import fitted from './fitted.json' with { type: 'json' };
import type { KeptWeights } from './kept-weights.ts';
import { english } from './lexicon.ts';
import type { MatchEntry } from './match-result.ts';
import { buildOtherTopics, type OtherTopics } from './other-topics.ts';
import { buildRanker, type Ranker, type StoredQuestion } from './rank-intents.ts';
import { plainWords, type WordReader } from './read-message.ts';
import { buildSynonymReader, type SynonymPair, type SynonymReader } from './synonyms.ts';

export interface MatcherOptions {
  /** Phrases read as other words. */
  synonyms?: readonly SynonymPair[] | undefined;
  /** Ids whose questions are examples of what we do not answer. */
  outOfScope?: readonly string[] | undefined;
  /** Words and phrases of topics we do not answer. */
  otherTopics?: readonly string[] | undefined;
  /** Ids that lose to content in mixed messages: "hi, my back hurts when I walk". */
  smallTalk?: readonly string[] | undefined;
  /** Default: those fitted on the project's own questions. */
  thresholds?: Thresholds | undefined;
  /** Words that spelling repair never changes: those red-flag concepts know. */
  protectedWords?: ReadonlySet<string> | undefined;
  /** Where trained weights are kept between starts. The result is the same with and without. */
  kept?: KeptWeights | undefined;
}

export interface Catalogue {
  entries: readonly MatchEntry[];
  /** The stored questions as written. */
  texts: readonly string[];
  ranker: Ranker;
  reader: WordReader;
  outOfScope: ReadonlySet<string>;
  outOfScopeLabels: readonly number[];
  otherTopics: OtherTopics;
  smallTalk: ReadonlySet<string>;
  /** Stems of the small-talk questions. */
  smallTalkStems: ReadonlySet<string>;
  /** `not` lines as sets of stems, by the label they speak against. */
  nearMisses: ReadonlyMap<number, readonly { stems: ReadonlySet<string>; text: string }[]>;
  thresholds: Thresholds;
}

export function readCatalogue(entries: readonly MatchEntry[], options: MatcherOptions): Catalogue {
  const synonyms = buildSynonymReader(options.synonyms ?? []);
  const wordsOf = (text: string): string[] => synonyms.apply(plainWords(text)).words;
  const questions = entries.flatMap((entry, label) =>
    [...entry.questions, ...nameOf(entry)].map((text) => ({ text, words: wordsOf(text), label })),
  );
  const smallTalk = new Set(options.smallTalk ?? []);
  const outOfScope = new Set(options.outOfScope ?? []);
  return {
    entries,
    texts: questions.map(({ text }) => text),
    ranker: buildRanker(questions, entries.length, english, options.kept),
    reader: buildReader(questions, synonyms, options),
    outOfScope,
    outOfScopeLabels: entries.flatMap(({ id }, label) => (outOfScope.has(id) ? [label] : [])),
    otherTopics: readOtherTopics(questions, entries, outOfScope, options.otherTopics ?? []),
    smallTalk,
    smallTalkStems: new Set(
      questions
        .filter(({ label }) => smallTalk.has(entries[label]?.id ?? ''))
        .flatMap(({ words }) => words.map(stem)),
    ),
    nearMisses: new Map(
      entries.map((entry, label) => [
        label,
        (entry.not ?? []).map((text) => ({ text, stems: new Set(wordsOf(text).map(stem)) })),
      ]),
    ),
    thresholds: options.thresholds ?? fitted.thresholds,
  };
}

/**
 * An intent's name as one more phrasing: whoever named it chose the words that tell it from its neighbours. Measured with 5 phrasings
 * an intent: BANKING77 66.4 -> 69.9 %, HWU64 65.7 -> 67.8 %. A name that holds no letters says nothing.
 */
function nameOf({ id, questions }: MatchEntry): string[] {
  const name = id.replaceAll(/[-_.]+/g, ' ').trim();
  return /\p{L}{2}/u.test(name) && questions.length > 0 && !questions.includes(name) ? [name] : [];
}

function readOtherTopics(
  questions: readonly StoredQuestion[],
  entries: readonly MatchEntry[],
  outOfScope: ReadonlySet<string>,
  listed: readonly string[],
): OtherTopics {
  const isOutside = ({ label }: StoredQuestion): boolean => outOfScope.has(entries[label]?.id ?? '');
  const wordsOf = (list: readonly StoredQuestion[]): (readonly string[])[] => list.map(({ words }) => words);
  return buildOtherTopics(
    wordsOf(questions.filter((one) => !isOutside(one))),
    wordsOf(questions.filter(isOutside)),
    listed,
    english,
  );
}

function buildReader(
  questions: readonly StoredQuestion[],
  synonyms: SynonymReader,
  options: MatcherOptions,
): WordReader {
  const counts = new Map<string, number>();
  for (const { words } of questions) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of synonyms.vocabulary) counts.set(word, counts.get(word) ?? 1);
  const roots = new Set([...counts.keys()].map(stem));
  const elsewhere = new Set((options.otherTopics ?? []).flatMap(plainWords));
  const isWord = (word: string): boolean => elsewhere.has(word) || english.idOf(stem(word)) >= 0;
  return {
    isKnown: (word) => counts.has(word) || roots.has(stem(word)),
    isWritten: (word) => counts.has(word),
    isWord,
    speller: buildSpeller({ words: counts, leaveAlone: isWord, pairs: countPairs(questions) }),
    synonyms,
    protectedWords: options.protectedWords ?? new Set(),
  };
}

/** How often two words stand side by side in the stored questions; an empty word is the end of one. */
function countPairs(questions: readonly StoredQuestion[]): (before: string, after: string) => number {
  const ids = new Map(
    [...new Set(['', ...questions.flatMap(({ words }) => words)])].map((word, id) => [word, id]),
  );
  const idOf = (word: string): number => ids.get(word) ?? -1;
  // Pairs as one number each: as strings they weighed three times as much.
  const pairOf = (before: number, after: number): number => before * ids.size + after;
  const counts = new Map<number, number>();
  for (const { words } of questions)
    for (let at = 0; at <= words.length; at++) {
      const pair = pairOf(idOf(words[at - 1] ?? ''), idOf(words[at] ?? ''));
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  return (before, after) => {
    const pair = [idOf(before), idOf(after)] as const;
    return pair.includes(-1) ? 0 : (counts.get(pairOf(...pair)) ?? 0);
  };
}
