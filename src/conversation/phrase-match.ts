// Phrases and fillers: does a message say this phrase and nothing else that matters? It knows no phrase itself.
import { normalise } from '../language/normalise.ts';
import { tokenise } from '../language/tokenise.ts';

/** Messages of more words than this say something of their own. Keeps the reading of long messages cheap. */
export const MAX_STEERING_WORDS = 12;

/** A message in the form the phrases are compared in: normalised words, apostrophes dropped. */
export function readWords(text: string): string[] {
  return tokenise(normalise(text)).map((token) => token.text);
}

/** Longest phrases first, so that "tell me again" is not read as "tell me". */
export function phrases(list: readonly string[]): string[][] {
  return list
    .map(readWords)
    .filter((phrase) => phrase.length > 0)
    .sort((a, b) => b.length - a.length);
}

export function named<Name extends string>(
  lists: Record<Name, readonly string[]>,
): { name: Name; phrase: string[] }[] {
  return (Object.entries(lists) as [Name, readonly string[]][])
    .flatMap(([name, list]) => phrases(list).map((phrase) => ({ name, phrase })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
}

export function longest<Name>(
  candidates: readonly { name: Name; phrase: readonly string[] }[],
  message: readonly string[],
  filler: IsFiller,
): Name | null {
  if (message.length > MAX_STEERING_WORDS) return null;
  return candidates.find(({ phrase }) => covers(phrase, message, filler))?.name ?? null;
}

/** "Who?" and "ok who" steer; "who are you" asks something of its own. */
const MAX_AROUND_ONE_WORD = 2;

/** The phrase stands in the message word for word, and everything around it is filler. */
export function covers(phrase: readonly string[], message: readonly string[], filler: IsFiller): boolean {
  if (phrase.length === 1 && message.length > MAX_AROUND_ONE_WORD) return false;
  for (let at = 0; at + phrase.length <= message.length; at += 1) {
    const here = phrase.every((word, i) => message[at + i] === word);
    if (here && message.slice(0, at).every(filler) && message.slice(at + phrase.length).every(filler))
      return true;
  }
  return false;
}

/** Whether the word carries no topic of its own. */
export type IsFiller = (word: string) => boolean;

/** "12", "number 7 please": the place counted from 0, for lists longer than the words for places reach. */
export function bareNumber(message: readonly string[], filler: IsFiller): number | null {
  const [number, ...others] =
    message.length > MAX_STEERING_WORDS ? [] : message.filter((word) => !filler(word));
  return number !== undefined && others.length === 0 && /^[1-9]\d?$/.test(number) ? Number(number) - 1 : null;
}

/** The words after "and", "what about" and the like; an opener alone keeps its last word. */
export function dropOpeners(
  openers: readonly string[][],
  message: readonly string[],
): { words: readonly string[]; opened: boolean } {
  let rest = message;
  let opener = openers.find((phrase) => phrase.every((word, i) => rest[i] === word));
  while (opener && opener.length < rest.length) {
    rest = rest.slice(opener.length);
    opener = openers.find((phrase) => phrase.every((word, i) => rest[i] === word));
  }
  return { words: rest, opened: rest !== message };
}
