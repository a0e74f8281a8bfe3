// Is this message one of the phrases that steer a conversation ("more", "the second one", "how long for?")?
// It looks only at phrases and fillers; it never guesses from meaning.
import type { Command, ConversationWords } from '../knowledge/conversation-words-schema.ts';
import type { Aspect } from '../knowledge/knowledge.ts';
import { normalise } from '../language/normalise.ts';
import { tokenise } from '../language/tokenise.ts';

/** A wish about the conversation itself, or the side of the current topic that is asked for. */
export type Steering = { kind: 'command'; command: Command } | { kind: 'aspect'; aspect: Aspect };

export interface PhraseReader {
  /** What the message steers to, when it names no topic of its own; the longest phrase decides. Null otherwise. */
  steering(words: readonly string[], kinds?: readonly Steering['kind'][]): Steering | null;
  /** The place of the choice meant, from 0, -1 for the last; null when the message names no place. */
  ordinal(words: readonly string[]): number | null;
  /** Whether the message is nothing but one of the listed phrases and fillers. */
  is(list: 'agree' | 'refuse' | 'unsure' | 'none' | 'both', words: readonly string[]): boolean;
  /** The words without what opens a follow-up ("and", "what about"); `opened` tells whether there was such a thing. */
  withoutOpener(words: readonly string[]): { words: readonly string[]; opened: boolean };
  /** The side of the topic asked for in a message that plainly points back and holds a word or two more: "how long do I hold it". */
  looseAspect(words: readonly string[]): Aspect | null;
  /** True when the words point back ("it", "that") or carry no topic at all. */
  pointsBack(words: readonly string[]): boolean;
}

/** A message in the form the phrases are compared in: normalised words, apostrophes dropped. */
export function readWords(text: string): string[] {
  return tokenise(normalise(text)).map((token) => token.text);
}

/** Messages of more words than this say something of their own. Keeps the reading of long messages cheap. */
const MAX_STEERING_WORDS = 12;

const ordinalPlaces = { first: 0, second: 1, third: 2, fourth: 3, last: -1 } as const;

export function buildPhraseReader(words: ConversationWords): PhraseReader {
  const fillers = new Set(words.fillers.flatMap(readWords));
  const pointers = new Set(words.pointers.flatMap(readWords));
  const openers = phrases(words.openers);
  const lists = {
    agree: phrases(words.agree),
    refuse: phrases(words.refuse),
    unsure: phrases(words.unsure),
    none: phrases(words.none),
    both: phrases(words.both),
  };
  const steering = steeringPhrases(words);
  const ordinals = named(words.ordinals);
  const filler = (word: string) => fillers.has(word);

  return {
    steering: (message, kinds = ['command', 'aspect']) =>
      longest(
        steering.filter(({ name }) => kinds.includes(name.kind)),
        message,
        filler,
      ),
    ordinal: (message) => {
      const place = longest(ordinals, message, filler);
      return place === null ? bareNumber(message, filler) : ordinalPlaces[place];
    },
    is: (list, message) => lists[list].some((phrase) => covers(phrase, message, filler)),
    withoutOpener: (message) => dropOpeners(openers, message),
    looseAspect: (message) => (refersBack(pointers, message) ? looseAspect(steering, message, filler) : null),
    pointsBack: (message) => message.some((word) => pointers.has(word)) || message.every(filler),
  };
}

function steeringPhrases(words: ConversationWords): { name: Steering; phrase: string[] }[] {
  const commands = named(words.commands).map(({ name, phrase }) => ({
    name: { kind: 'command', command: name } as const,
    phrase,
  }));
  const says = Object.fromEntries(
    Object.entries(words.aspects).map(([aspect, { say }]) => [aspect, say]),
  ) as Record<Aspect, string[]>;
  const aspects = named(says).map(({ name, phrase }) => ({
    name: { kind: 'aspect', aspect: name } as const,
    phrase,
  }));
  return [...commands, ...aspects].sort((a, b) => b.phrase.length - a.phrase.length);
}

/** Longest phrases first, so that "tell me again" is not read as "tell me". */
function phrases(list: readonly string[]): string[][] {
  return list
    .map(readWords)
    .filter((phrase) => phrase.length > 0)
    .sort((a, b) => b.length - a.length);
}

function named<Name extends string>(
  lists: Record<Name, readonly string[]>,
): { name: Name; phrase: string[] }[] {
  return (Object.entries(lists) as [Name, readonly string[]][])
    .flatMap(([name, list]) => phrases(list).map((phrase) => ({ name, phrase })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
}

function longest<Name>(
  candidates: readonly { name: Name; phrase: readonly string[] }[],
  message: readonly string[],
  filler: (word: string) => boolean,
): Name | null {
  if (message.length > MAX_STEERING_WORDS) return null;
  return candidates.find(({ phrase }) => covers(phrase, message, filler))?.name ?? null;
}

/** The phrase stands in the message word for word, and everything around it is filler. */
function covers(
  phrase: readonly string[],
  message: readonly string[],
  filler: (word: string) => boolean,
): boolean {
  for (let at = 0; at + phrase.length <= message.length; at += 1) {
    const here = phrase.every((word, i) => message[at + i] === word);
    if (here && message.slice(0, at).every(filler) && message.slice(at + phrase.length).every(filler))
      return true;
  }
  return false;
}

/** Words beside the phrase and fillers that a message which points back may hold and still be about the topic at hand. */
const LOOSE_WORDS = 2;

/** "hold it" points back; the "it" of "is it safe to swim" does not. */
function refersBack(pointers: ReadonlySet<string>, message: readonly string[]): boolean {
  return (
    pointers.has(message.at(-1) ?? '') ||
    (message.some((word) => pointers.has(word)) && !message.includes('to'))
  );
}

function looseAspect(
  steering: readonly { name: Steering; phrase: readonly string[] }[],
  message: readonly string[],
  filler: (word: string) => boolean,
): Aspect | null {
  if (message.length > MAX_STEERING_WORDS) return null;
  const found = steering.find(({ name, phrase }) => {
    if (name.kind !== 'aspect' || phrase.length < 2) return false;
    const at = message.findIndex((_word, i) => phrase.every((word, j) => message[i + j] === word));
    if (at < 0 || !message.slice(0, at).every(filler)) return false;
    return message.slice(at + phrase.length).filter((word) => !filler(word)).length <= LOOSE_WORDS;
  });
  return found?.name.kind === 'aspect' ? found.name.aspect : null;
}

/** "12", "number 7 please": the place counted from 0, for lists longer than the words for places reach. */
function bareNumber(message: readonly string[], filler: (word: string) => boolean): number | null {
  const [number, ...others] =
    message.length > MAX_STEERING_WORDS ? [] : message.filter((word) => !filler(word));
  return number !== undefined && others.length === 0 && /^[1-9]\d?$/.test(number) ? Number(number) - 1 : null;
}

function dropOpeners(
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
