// Long messages: the sentences that ask count in full, the story around them less. It never drops a word.
import { stem } from '../language/stem.ts';
import type { Sentence } from './read-message.ts';

/** A stem with how much it counts, 0 to 1: preamble counts less than the question. */
export interface WeighedRoot {
  root: string;
  weight: number;
}

/** A word of a message, its stem, and how much it counts. */
export interface WeighedWord extends WeighedRoot {
  text: string;
}

export const weighWord = (text: string, weight = 1): WeighedWord => ({ text, root: stem(text), weight });

/** What a word outside the asking sentences counts. Range 0 to 1; fitted on real people's messages. */
const STORY_WEIGHT = 0.45;

/** Every word of the message with its weight. */
export function weighWords(sentences: readonly Sentence[]): WeighedWord[] {
  const someAsk = sentences.some(({ asks }) => asks);
  return sentences.flatMap(({ words, asks }) =>
    words.map((text) => weighWord(text, asks || !someAsk ? 1 : STORY_WEIGHT)),
  );
}

/** Each stem once, with the most it counts anywhere in the message. */
export function heaviestRoots(words: readonly WeighedWord[]): WeighedRoot[] {
  const weights = new Map<string, number>();
  for (const { root, weight } of words) weights.set(root, Math.max(weights.get(root) ?? 0, weight));
  return [...weights].map(([root, weight]) => ({ root, weight }));
}

/** Most questions of one message looked at on their own. */
const MOST_QUESTIONS = 4;

/** The sentences that ask, when there are at least two of them. */
export function separateQuestions(sentences: readonly Sentence[]): readonly Sentence[] {
  const asking = sentences.filter(({ asks }) => asks);
  return asking.length > 1 ? asking.slice(0, MOST_QUESTIONS) : [];
}
