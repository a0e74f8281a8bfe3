// Which stored questions of each intent are nearest to the message, by the stems they share? An inverted index over the questions
// in the order of their intents, so that one pass reads every intent's nearest. It does not rank intents.
import { stem } from '../language/stem.ts';
import { exactLog } from './exact-math.ts';
import type { WeighedRoot } from './weigh-words.ts';

/** What one message is near to. One value per intent each; the lists are valid until the next call. */
export interface NearestQuestions {
  /** Number of the intent's nearest question; its first when none shares a word, -1 when it has none. */
  nearest: Int32Array;
  /** Cosine of the message with that question, 0 to 1. */
  cosines: Float64Array;
  /** Mean cosine of the intent's two nearest questions: one alone may be near by chance. */
  closeness: Float64Array;
  /** The intent of the nearest of all questions; -1 when none shares a word. */
  label: number;
}

export interface QuestionIndex {
  nearest(message: readonly WeighedRoot[]): NearestQuestions;
}

/** Entries looked at for one message; then the commonest words left are passed over. */
const SCAN_BUDGET = 8_000;

interface Posting {
  /** Places of the questions that hold the stem. */
  places: Int32Array;
  rarity: number;
}

interface Indexed {
  postings: ReadonlyMap<string, Posting>;
  /** Rarity of a stem no question holds. */
  rarest: number;
  /** Number of the question at each place. */
  numbers: Int32Array;
  /** First place of each intent, and one past the last. */
  starts: Int32Array;
  /** One over the length of the question at each place: a product costs less than a choice and a quotient. */
  inverses: Float32Array;
  /** What the message shares with the question at each place; zeros between calls. */
  sums: Float32Array;
}

/** Indexes stored questions by stem. 12 bytes for each word of each question. */
export function indexQuestions(
  questions: readonly (readonly string[])[],
  labels: readonly number[],
  intents: number,
): QuestionIndex {
  const { numbers, starts } = orderByIntent(labels, intents);
  const found = new Map<string, number[]>();
  numbers.forEach((number, place) => {
    for (const root of new Set((questions[number] ?? []).map(stem))) {
      const list = found.get(root);
      if (list === undefined) found.set(root, [place]);
      else list.push(place);
    }
  });
  const postings = new Map<string, Posting>();
  const squares = new Float64Array(questions.length);
  for (const [root, list] of found) {
    const rarity = 1 + exactLog((1 + questions.length) / (1 + list.length));
    postings.set(root, { places: Int32Array.from(list), rarity });
    for (const place of list) squares[place] = (squares[place] ?? 0) + rarity * rarity;
  }
  const indexed: Indexed = {
    postings,
    rarest: 1 + exactLog(1 + questions.length),
    numbers,
    starts,
    inverses: Float32Array.from(squares, (square) => (square === 0 ? 0 : 1 / Math.sqrt(square))),
    sums: new Float32Array(questions.length),
  };
  const into: NearestQuestions = {
    nearest: new Int32Array(intents),
    cosines: new Float64Array(intents),
    closeness: new Float64Array(intents),
    label: -1,
  };
  return {
    nearest: (message) => {
      const length = addShared(message, indexed);
      readNearest(length, indexed, into);
      return into;
    },
  };
}

function orderByIntent(
  labels: readonly number[],
  intents: number,
): { numbers: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(intents + 1);
  for (const label of labels) starts[label + 1] = (starts[label + 1] ?? 0) + 1;
  for (let label = 0; label < intents; label++)
    starts[label + 1] = (starts[label + 1] ?? 0) + (starts[label] ?? 0);
  const next = starts.slice();
  const numbers = new Int32Array(labels.length);
  labels.forEach((label, number) => {
    const place = next[label] ?? 0;
    next[label] = place + 1;
    numbers[place] = number;
  });
  return { numbers, starts };
}

/** Adds up what the message shares with each question. Returns the length of the message. */
function addShared(message: readonly WeighedRoot[], { postings, rarest, sums }: Indexed): number {
  const byRarity = message
    .map(({ root, weight }) => ({ posting: postings.get(root), weight }))
    .sort((a, b) => (b.posting?.rarity ?? rarest) - (a.posting?.rarity ?? rarest));
  let square = 0;
  let scanned = 0;
  for (const { posting, weight } of byRarity) {
    const rarity = (posting?.rarity ?? rarest) * weight;
    square += rarity * rarity;
    if (posting === undefined || scanned > SCAN_BUDGET) continue;
    scanned += posting.places.length;
    const by = rarity * posting.rarity;
    const { places } = posting;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      sums[place] = (sums[place] as number) + by;
    }
  }
  return Math.sqrt(square) || 1;
}

/** Reads every intent's nearest from the sums, which it clears on the way. */
function readNearest(
  length: number,
  { numbers, starts, inverses, sums }: Indexed,
  into: NearestQuestions,
): void {
  let most = 0;
  into.label = -1;
  for (let label = 0; label < into.nearest.length; label++) {
    let place = starts[label] as number;
    const end = starts[label + 1] as number;
    let at = place;
    let first = 0;
    let second = 0;
    for (; place < end; place++) {
      const cosine = (sums[place] as number) * (inverses[place] as number);
      sums[place] = 0;
      if (cosine > first) {
        second = first;
        first = cosine;
        at = place;
      } else if (cosine > second) second = cosine;
    }
    into.nearest[label] = at < end ? (numbers[at] as number) : -1;
    into.cosines[label] = first / length;
    into.closeness[label] = (first + second) / 2 / length;
    if (first > most) {
      most = first;
      into.label = label;
    }
  }
}
