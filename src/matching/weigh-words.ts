// Long messages: the sentences that ask count in full, the story around them less. It never drops a word.
import type { WeighedWord } from './feature-space.ts';
import type { Sentence } from './read-message.ts';

/** What a word outside the asking sentences counts. Range 0 to 1; fitted on real people's messages. */
const STORY_WEIGHT = 0.45;

/** Every word of the message with its weight. */
export function weighWords(sentences: readonly Sentence[]): WeighedWord[] {
  const someAsk = sentences.some(({ asks }) => asks);
  return sentences.flatMap(({ words, asks }) =>
    words.map((text) => ({ text, weight: asks || !someAsk ? 1 : STORY_WEIGHT })),
  );
}

/** Most questions of one message looked at on their own. */
const MOST_QUESTIONS = 4;

/** The sentences that ask, when there are at least two of them. */
export function separateQuestions(sentences: readonly Sentence[]): readonly Sentence[] {
  const asking = sentences.filter(({ asks }) => asks);
  return asking.length > 1 ? asking.slice(0, MOST_QUESTIONS) : [];
}
