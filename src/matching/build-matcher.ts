// The face of matching: stored questions in, a function from message to ranked intents out. It knows nothing of files,
// conversations or safety.

import { buildSpeller } from '../language/spelling.ts';
import { stem } from '../language/stem.ts';
import { probability, readSigns } from './calibrate.ts';
import { decide, type Judgement, type Thresholds } from './decide.ts';
import type { WeighedWord } from './feature-space.ts';
import fitted from './fitted.json' with { type: 'json' };
import type { KeptWeights } from './kept-weights.ts';
import { english } from './lexicon.ts';
import type { MatchEntry, Matcher, MatchResult, Ranked } from './match-result.ts';
import { buildOtherTopics, type OtherTopics } from './other-topics.ts';
import {
  buildRanker,
  type Ranker,
  type Ranking,
  type Standing,
  type StoredQuestion,
} from './rank-intents.ts';
import { plainWords, type ReadMessage, readMessage, type Sentence, type WordReader } from './read-message.ts';
import { buildSynonymReader, type SynonymPair, type SynonymReader } from './synonyms.ts';
import { separateQuestions, weighWords } from './weigh-words.ts';

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

/** Longest message read, in UTF-16 units. */
const MAX_CHARS = 2_000;

/** Learns the stored questions once (0.1 s per 1,000 for 100 intents); the matcher then answers from memory alone. */
export function buildMatcher(entries: readonly MatchEntry[], options: MatcherOptions = {}): Matcher {
  const catalogue = readCatalogue(entries, options);
  return { match: (text) => matchMessage(text.slice(0, MAX_CHARS), catalogue) };
}

interface Catalogue {
  entries: readonly MatchEntry[];
  questions: readonly StoredQuestion[];
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

function readCatalogue(entries: readonly MatchEntry[], options: MatcherOptions): Catalogue {
  const synonyms = buildSynonymReader(options.synonyms ?? []);
  const wordsOf = (text: string): string[] => synonyms.apply(plainWords(text)).words;
  const questions = entries.flatMap((entry, label) =>
    entry.questions.map((text) => ({ text, words: wordsOf(text), label })),
  );
  const smallTalk = new Set(options.smallTalk ?? []);
  const outOfScope = new Set(options.outOfScope ?? []);
  return {
    entries,
    questions,
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
  const counts = new Map<string, number>();
  for (const { words } of questions)
    for (let at = 0; at <= words.length; at++) {
      const pair = `${words[at - 1] ?? ''} ${words[at] ?? ''}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  return (before, after) => counts.get(`${before} ${after}`) ?? 0;
}

function matchMessage(text: string, catalogue: Catalogue): MatchResult {
  const read = readMessage(text, catalogue.reader);
  const whole = rankWords(weighWords(read.sentences), catalogue);
  return {
    ranked: whole.ranked,
    decision: decide(whole, catalogue.outOfScope, catalogue.thresholds),
    second: secondQuestion(read, whole.ranked, catalogue),
    tokens: read.sentences.flatMap(({ tokens }) => tokens),
    corrections: read.corrections,
    synonyms: read.synonyms,
    vetoes: whole.vetoes,
  };
}

interface Judged extends Judgement {
  ranked: readonly Ranked[];
  vetoes: { id: string; reason: string }[];
}

function rankWords(words: readonly WeighedWord[], catalogue: Catalogue): Judged {
  if (words.length === 0 || catalogue.entries.length === 0) return { ranked: [], inScope: 0, vetoes: [] };
  const ranking = catalogue.ranker.rank(words);
  const { kept, vetoed, vetoes } = splitVetoed(ranking.standings, words, catalogue);
  const judged = judge({ ...ranking, standings: kept }, words, catalogue);
  const behind = vetoed.map((standing) => toRanked(standing, 0, catalogue));
  return { ...judged, ranked: [...judged.ranked, ...behind], vetoes };
}

interface Split {
  kept: Standing[];
  vetoed: Standing[];
  vetoes: Judged['vetoes'];
}

/** Sorts out small talk when there is content beside it, and intents whose `not` line is what was typed. */
function splitVetoed(
  standings: readonly Standing[],
  words: readonly WeighedWord[],
  catalogue: Catalogue,
): Split {
  const roots = new Set(words.map(({ text }) => stem(text)));
  const idOf = ({ label }: Standing): string => catalogue.entries[label]?.id ?? '';
  const reasonAgainst = (standing: Standing): string | null => {
    const misses = catalogue.nearMisses.get(standing.label);
    const miss = misses?.find(({ stems }) => isNearMiss(roots, stems));
    if (miss !== undefined) return `the message is like its near miss "${miss.text}"`;
    const beside = catalogue.smallTalk.has(idOf(standing))
      ? contentBeside(roots, standings, catalogue)
      : null;
    return beside === null ? null : `small talk gives way to ${idOf(beside)}`;
  };
  const split: Split = { kept: [], vetoed: [], vetoes: [] };
  for (const standing of standings) {
    const reason = reasonAgainst(standing);
    if (reason !== null) split.vetoes.push({ id: idOf(standing), reason });
    (reason === null ? split.kept : split.vetoed).push(standing);
  }
  return split;
}

/** How much of the stems two texts must share for one to be a near miss of the other (Jaccard index). */
const NEAR_MISS_LIKENESS = 0.8;

function isNearMiss(message: ReadonlySet<string>, miss: ReadonlySet<string>): boolean {
  let both = 0;
  for (const root of miss) if (message.has(root)) both++;
  return both > 0 && both / (message.size + miss.size - both) >= NEAR_MISS_LIKENESS;
}

/** From this overlap on, and with this many stems no small talk uses, a real question stands beside a greeting. */
const CONTENT_OVERLAP = 0.3;
const CONTENT_STEMS = 2;

function contentBeside(
  roots: ReadonlySet<string>,
  standings: readonly Standing[],
  catalogue: Catalogue,
): Standing | null {
  const content = [...roots].filter((root) => !catalogue.smallTalkStems.has(root));
  if (content.length < CONTENT_STEMS) return null;
  const isContent = ({ label }: Standing): boolean => {
    const id = catalogue.entries[label]?.id ?? '';
    return !catalogue.smallTalk.has(id) && !catalogue.outOfScope.has(id);
  };
  return standings.find((standing) => isContent(standing) && standing.overlap >= CONTENT_OVERLAP) ?? null;
}

function judge(ranking: Ranking, words: readonly WeighedWord[], catalogue: Catalogue): Judgement {
  const outside = catalogue.outOfScopeLabels;
  const inside = ranking.standings.filter(({ label }) => !outside.includes(label));
  const [first] = inside;
  if (first === undefined) {
    const ranked = ranking.standings.map((standing) => toRanked(standing, 1, catalogue));
    return { ranked, inScope: 0 };
  }
  const signs = readSigns({
    ranking: { ...ranking, standings: inside },
    outOfScope: outside,
    words: words.length,
    other: catalogue.otherTopics.read(words, catalogue.ranker.rarity),
  });
  const inScope = probability(signs, fitted.inScope);
  const right = probability(signs, fitted.right);
  const ranked = inside.map((standing, place) =>
    place === 0
      ? toRanked(standing, right, catalogue, { ...signs, inScope })
      : toRanked(standing, behindFirst(standing, first, right), catalogue),
  );
  const ledOutside = ranking.standings[0] !== first;
  const elsewhere = ranking.standings.filter(({ label }) => outside.includes(label));
  return { ranked: placeOutside(ranked, elsewhere, { inScope, ledOutside }, catalogue), inScope };
}

/** What stands for the rest of the world leads only where it ranked first and the message is declined. */
function placeOutside(
  ranked: readonly Ranked[],
  elsewhere: readonly Standing[],
  { inScope, ledOutside }: { inScope: number; ledOutside: boolean },
  catalogue: Catalogue,
): readonly Ranked[] {
  const [first, ...others] = ranked;
  if (first === undefined) return ranked;
  const leads = ledOutside && inScope < catalogue.thresholds.choose && 1 - inScope > first.score;
  const score = leads ? 1 - inScope : Math.min(first.score, 1 - inScope);
  const outside = elsewhere.map((standing) => toRanked(standing, score, catalogue));
  if (leads) return [...outside, ...ranked];
  const after = others.filter((one) => one.score < score);
  return [first, ...others.slice(0, others.length - after.length), ...outside, ...after];
}

function toRanked(
  standing: Standing,
  score: number,
  catalogue: Catalogue,
  signs: Readonly<Record<string, number>> = {},
): Ranked {
  return {
    id: catalogue.entries[standing.label]?.id ?? '',
    score,
    parts: { modelShare: standing.share, overlap: standing.overlap, cosine: standing.cosine, ...signs },
    nearest: catalogue.questions[standing.nearest]?.text ?? '',
  };
}

/** What is left of certainty, shared out by how far each lies behind the first. */
function behindFirst(standing: Standing, first: Standing, sure: number): number {
  const gap = Math.max(0, first.total - standing.total);
  return Math.min(sure, 1 - sure) / (1 + gap * gap);
}

function secondQuestion(read: ReadMessage, ranked: readonly Ranked[], catalogue: Catalogue): string | null {
  const first = ranked[0]?.id;
  for (const sentence of separateQuestions(read.sentences)) {
    const best = bestOf(sentence, catalogue);
    if (best === null || best.id === first || best.score < catalogue.thresholds.answer) continue;
    if (!catalogue.outOfScope.has(best.id) && !catalogue.smallTalk.has(best.id)) return best.id;
  }
  return null;
}

function bestOf({ words }: Sentence, catalogue: Catalogue): Ranked | null {
  return (
    rankWords(
      words.map((text) => ({ text, weight: 1 })),
      catalogue,
    ).ranked[0] ?? null
  );
}
