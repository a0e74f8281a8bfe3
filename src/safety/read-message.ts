// A typed message → words with their readings and places, ready for concepts. It decides nothing about signs.
import { findNegators, type Negator } from '../language/negation.ts';
import { type PlacedToken, placeTokens } from '../language/sentences.ts';
import { tokenise } from '../language/tokenise.ts';
import { oneForm } from './one-form.ts';
import { plainText } from './plain-text.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Word extends PlacedToken {
  stem: string;
  /** Numbers of the word and its stem; see `word-keys.ts`. */
  textKey: number;
  stemKey: number;
  /** As typed, before correction. */
  typed: string;
  /** Words that may stand anywhere inside a phrase without changing it: really, bloody, like. */
  filler: boolean;
  /** Number of the thought, from 0: a sentence, or several very short ones in a row. What a pattern joins stays in one. */
  thought: number;
}
export interface Message {
  /** The normalised text that spans refer to. */
  text: string;
  /** The normalised text before pictures and look-alike letters were read. */
  untouched: string;
  words: readonly Word[];
  negators: readonly Negator[];
  /** The denials that cover each word, by word index; none where there is no entry. */
  denials: readonly (readonly Negator[] | undefined)[];
  /** Index of the first word of each sentence. */
  sentenceStarts: readonly number[];
}

const FILLERS = new Set(
  `really very so actually literally kinda kindof like bloody fucking fuckin effing flipping damn totally completely quite pretty
  absolutely the a an just even honestly basically sorta abit um uh er erm lol omg pls please tbh ngl fully entirely properly
  barely hardly mostly slightly dey is are was were has have had been do does also too always constantly`.split(
    /\s+/,
  ),
);

/** Words of a sentence that is only part of a thought: "toes. dark. cold." Range 3-6. */
const SHORT_SENTENCE = 5;

/** Reads a message of any length and content; never throws. Work grows in step with its length. */
export function readMessage(raw: string, vocabulary: Vocabulary): Message {
  const { text, untouched } = plainText(raw);
  const placed = oneForm(placeTokens(text, tokenise(text)));
  const words = placed.flatMap((token): Word[] =>
    vocabulary.read(token.text).map((reading) => ({
      ...token,
      ...reading,
      typed: token.text,
      filler: FILLERS.has(reading.text),
      thought: 0,
    })),
  );
  numberThoughts(words);
  const negators = findNegators(words);
  return { text, untouched, words, negators, denials: byWord(negators), sentenceStarts: startsOf(words) };
}

/** "back bad. legs ok. but the poo. it just falls out." is one thought; denials and times still end at each full stop. */
function numberThoughts(words: Word[]): void {
  const lengths: number[] = [];
  for (const { sentence } of words) lengths[sentence] = (lengths[sentence] ?? 0) + 1;
  const isShort = (sentence: number): boolean => (lengths[sentence] ?? 0) <= SHORT_SENTENCE;
  let thought = 0;
  let previous: number | undefined;
  for (const word of words) {
    const isNext = previous !== undefined && word.sentence !== previous;
    if (isNext && !(isShort(word.sentence) && isShort(previous ?? 0))) thought++;
    word.thought = thought;
    previous = word.sentence;
  }
}

/** A denial covers a bounded number of words, so the work stays in step with the text. */
function byWord(negators: readonly Negator[]): (Negator[] | undefined)[] {
  const covering: (Negator[] | undefined)[] = [];
  for (const negator of negators)
    for (let at = negator.from; at <= negator.to; at++) {
      const list = covering[at];
      if (list === undefined) covering[at] = [negator];
      else list.push(negator);
    }
  return covering;
}

function startsOf(words: readonly Word[]): number[] {
  const starts: number[] = [];
  words.forEach(({ sentence }, at) => {
    starts[sentence] ??= at;
  });
  return starts;
}
