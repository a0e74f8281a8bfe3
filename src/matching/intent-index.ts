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
/** Words whose stand-ins are kept between messages. */
const MAX_REMEMBERED = 20_000;
/** A word with at most this many entries, its stand-ins among them, has them joined once: 8 bytes each. Larger ones are joined each time. */
const JOINED_UP_TO = 2_000;

interface Posting {
  intents: Int32Array;
  /** BM25 weight of the stem in each of `intents`, without rarity. */
  weights: Float32Array;
  rarity: number;
}

/** What one word says of the intents. */
interface Voice {
  /** The word itself, when the catalogue holds it, and the words of like meaning that it holds. */
  sources: readonly Source[];
  /** Entries of all sources. */
  cost: number;
  /** The best of the sources for each intent, never their sum; null while it was not worth joining. */
  joined: { intents: Int32Array; scores: Float32Array } | null;
}
interface Source {
  posting: Posting;
  /** How much each entry counts. */
  by: number;
}

/** The best value of each intent for one word, zero between words, and which intents have one: kept, not made anew for each word. */
interface Best {
  values: Float64Array;
  touched: Int32Array;
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
  const best: Best = { values: new Float64Array(intents), touched: new Int32Array(intents) };
  const remembered = new Map<string, Voice>();
  const voiceOf = (root: string): Voice => {
    const known = remembered.get(root);
    if (known !== undefined) return known;
    const voice = readVoice(sourcesOf(root, postings, rarest, lexicon), best);
    if (remembered.size < MAX_REMEMBERED) remembered.set(root, voice);
    return voice;
  };
  return {
    rarity,
    isKnown: (root) => postings.has(root),
    hasStandIn: (root) => voiceOf(root).sources.length > 0,
    score: (message, into) => {
      let scanned = 0;
      // Common words come last: in a large catalogue they cost most and tell least.
      for (const { root, weight } of [...message].sort((a, b) => rarity(b.root) - rarity(a.root))) {
        if (scanned > SCAN_BUDGET) break;
        const voice = voiceOf(root);
        scanned += voice.cost;
        addVoice(voice, weight, best, into);
      }
    },
  };
}

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

function readVoice(sources: readonly Source[], best: Best): Voice {
  const cost = sources.reduce((sum, { posting }) => sum + posting.intents.length, 0);
  if (cost > JOINED_UP_TO) return { sources, cost, joined: null };
  const intents = best.touched.slice(0, findBest(sources, best));
  const scores = Float32Array.from(intents, (intent) => best.values[intent] ?? 0);
  for (const intent of intents) best.values[intent] = 0;
  return { sources, cost, joined: { intents, scores } };
}

function addVoice({ sources, joined }: Voice, weight: number, best: Best, into: Float64Array): void {
  if (joined !== null) {
    const { intents, scores } = joined;
    for (let i = 0; i < intents.length; i++) {
      const intent = intents[i] as number;
      into[intent] = (into[intent] as number) + weight * (scores[i] as number);
    }
    return;
  }
  const count = findBest(sources, best);
  for (let i = 0; i < count; i++) {
    const intent = best.touched[i] as number;
    into[intent] = (into[intent] as number) + weight * (best.values[intent] as number);
    best.values[intent] = 0;
  }
}

/** Fills in the best value of each intent; returns how many intents have one. */
function findBest(sources: readonly Source[], { values, touched }: Best): number {
  let count = 0;
  for (const { posting, by } of sources) {
    const { intents, weights } = posting;
    for (let i = 0; i < intents.length; i++) {
      const intent = intents[i] as number;
      const value = by * (weights[i] as number);
      const so = values[intent] as number;
      if (so === 0) touched[count++] = intent;
      if (value > so) values[intent] = value;
    }
  }
  return count;
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
