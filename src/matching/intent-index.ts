// Which intents use the message's words, or words that mean alike? BM25 over each intent's questions taken together, with
// a word's neighbours in the lexicon standing in for it. It does not look at word order.
import { stem } from '../language/stem.ts';
import { exactLog } from './exact-math.ts';
import type { Lexicon } from './lexicon.ts';
import type { WeighedRoot } from './weigh-words.ts';

export interface IntentScores {
  /** Adds the score of each intent to `into`. */
  score(message: readonly WeighedRoot[], into: Float64Array): void;
  /** How rare the stem is among intents, in nats; stems never seen count as rarest. */
  rarity(root: string): number;
  isKnown(root: string): boolean;
  /** Whether a word of like meaning occurs in the catalogue, or the word itself. */
  hasStandIn(root: string): boolean;
}

/** BM25: how fast repeats stop counting, and how much long intents are held back (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;
/** A word never seen counts this much of the rarest when neighbours stand in for it. */
const UNSEEN_RARITY = 0.7;
/** Entries looked at for one message; then the commonest words left are passed over. Bounds the time, linear otherwise. */
const SCAN_BUDGET = 30_000;
/** Words of like meaning tried for each word. */
const STAND_INS = 8;
/** Entries of words with their stand-ins kept between messages, 8 bytes each. */
const MAX_REMEMBERED = 1_000_000;

interface Posting {
  intents: Int32Array;
  /** BM25 weight of the stem in each of `intents`, without rarity. */
  weights: Float32Array;
  rarity: number;
}

/** What one word says of the intents: the best of the word itself and of its stand-ins, never their sum. */
interface Voice {
  intents: Int32Array;
  scores: Float32Array;
  /** Entries that were looked at to find out. */
  cost: number;
}

/** Indexes the words of each intent. Memory grows with the number of different words per intent. */
export function indexIntents(
  questions: readonly (readonly string[])[],
  labels: readonly number[],
  intents: number,
  lexicon: Lexicon,
): IntentScores {
  const postings = buildPostings(questions, labels, intents);
  const rarest = exactLog(1 + intents / 1.5);
  const rarity = (root: string): number => postings.get(root)?.rarity ?? rarest;
  const voiceOf = rememberVoices((root) => sourcesOf(root, postings, rarest, lexicon), intents);
  return {
    rarity,
    isKnown: (root) => postings.has(root),
    hasStandIn: (root) => voiceOf(root).cost > 0,
    score: (message, into) => {
      let scanned = 0;
      // Common words come last: in a large catalogue they cost most and tell least.
      for (const { root, weight } of [...message].sort((a, b) => rarity(b.root) - rarity(a.root))) {
        if (scanned > SCAN_BUDGET) break;
        const { intents, scores, cost } = voiceOf(root);
        scanned += cost;
        for (let i = 0; i < intents.length; i++) {
          const intent = intents[i] as number;
          into[intent] = (into[intent] as number) + weight * (scores[i] as number);
        }
      }
    },
  };
}

interface Source {
  posting: Posting;
  /** How much each entry counts. */
  by: number;
}

/** The word itself, when the catalogue holds it, and the words of like meaning that it holds. */
function sourcesOf(
  root: string,
  postings: ReadonlyMap<string, Posting>,
  rarest: number,
  lexicon: Lexicon,
): readonly Source[] {
  const own = postings.get(root);
  const rarity = own?.rarity ?? rarest * UNSEEN_RARITY;
  const sources = own === undefined ? [] : [{ posting: own, by: rarity }];
  const id = lexicon.idOf(root);
  for (const near of id < 0 ? [] : lexicon.neighbours(id)) {
    const posting = postings.get(near.stem);
    if (posting !== undefined && sources.length <= STAND_INS)
      sources.push({ posting, by: rarity * near.likeness * near.likeness });
  }
  return sources;
}

/** Joins a word's sources once; a repeated word costs a look-up. */
function rememberVoices(
  sourcesOf: (root: string) => readonly Source[],
  intents: number,
): (root: string) => Voice {
  const remembered = new Map<string, Voice>();
  const best = new Float64Array(intents);
  let entries = 0;
  return (root) => {
    const known = remembered.get(root);
    if (known !== undefined) return known;
    const voice = joinSources(sourcesOf(root), best);
    if (entries + voice.intents.length <= MAX_REMEMBERED) {
      // An empty voice takes room too.
      entries += Math.max(16, voice.intents.length);
      remembered.set(root, voice);
    }
    return voice;
  };
}

/** @param best one zero per intent; zeros again afterwards */
function joinSources(sources: readonly Source[], best: Float64Array): Voice {
  const touched: number[] = [];
  let cost = 0;
  for (const { posting, by } of sources) {
    const { intents, weights } = posting;
    cost += intents.length;
    for (let i = 0; i < intents.length; i++) {
      const intent = intents[i] as number;
      const value = by * (weights[i] as number);
      const so = best[intent] as number;
      if (so === 0) touched.push(intent);
      if (value > so) best[intent] = value;
    }
  }
  const voice = {
    intents: Int32Array.from(touched),
    scores: Float32Array.from(touched, (intent) => best[intent] ?? 0),
    cost,
  };
  for (const intent of touched) best[intent] = 0;
  return voice;
}

function buildPostings(
  questions: readonly (readonly string[])[],
  labels: readonly number[],
  intents: number,
): Map<string, Posting> {
  const counts = new Map<string, Map<number, number>>();
  const lengths = new Float64Array(intents);
  questions.forEach((words, at) => {
    const label = labels[at] ?? 0;
    for (const word of words) {
      const root = stem(word);
      const row = counts.get(root) ?? new Map<number, number>();
      counts.set(root, row.set(label, (row.get(label) ?? 0) + 1));
    }
    lengths[label] = (lengths[label] ?? 0) + words.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, intents) || 1;
  const postings = new Map<string, Posting>();
  for (const [root, row] of counts) {
    const saturated = [...row].map(
      ([label, count]) => (count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[label] ?? 0)) / average)),
    );
    postings.set(root, {
      intents: Int32Array.from(row.keys()),
      weights: Float32Array.from(saturated),
      rarity: exactLog(1 + (intents - row.size + 0.5) / (row.size + 0.5)),
    });
  }
  return postings;
}
