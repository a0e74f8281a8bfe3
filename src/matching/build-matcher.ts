// The face of matching: stored questions in, a function from message to ranked intents out. It knows nothing of files,
// conversations or safety.

import { type Catalogue, type MatcherOptions, readCatalogue } from './catalogue.ts';
import { decide, type Judgement } from './decide.ts';
import { judgeRanking, toRanked } from './judge-ranking.ts';
import type { MatchEntry, Matcher, MatchResult, Ranked } from './match-result.ts';
import { type ReadMessage, readMessage, type Sentence } from './read-message.ts';
import { splitVetoed } from './veto-intents.ts';
import { separateQuestions, type WeighedWord, weighWord, weighWords } from './weigh-words.ts';

/** Longest message read, in UTF-16 units. */
const MAX_CHARS = 2_000;

/** Learns the stored questions once (0.1 s per 1,000 for 100 intents); the matcher then answers from memory alone. */
export function buildMatcher(entries: readonly MatchEntry[], options: MatcherOptions = {}): Matcher {
  const catalogue = readCatalogue(entries, options);
  return { match: (text) => matchMessage(text.slice(0, MAX_CHARS), catalogue) };
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
  vetoes: MatchResult['vetoes'];
}

function rankWords(words: readonly WeighedWord[], catalogue: Catalogue): Judged {
  if (words.length === 0 || catalogue.entries.length === 0) return { ranked: [], inScope: 0, vetoes: [] };
  const ranking = catalogue.ranker.rank(words);
  const { kept, vetoed, vetoes } = splitVetoed(ranking.standings, words, catalogue);
  const judged = judgeRanking({ ...ranking, standings: kept }, words, catalogue);
  const behind = vetoed.map((standing) => toRanked(standing, 0, catalogue));
  return { ...judged, ranked: [...judged.ranked, ...behind], vetoes };
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
      words.map((text) => weighWord(text)),
      catalogue,
    ).ranked[0] ?? null
  );
}
