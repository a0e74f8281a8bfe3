// Is this message one of the phrases that steer a conversation ("more", "the second one", "how long for?")?
// It looks only at phrases and fillers; it never guesses from meaning.
import type { Command, ConversationWords } from '../knowledge/conversation-words-schema.ts';
import type { Aspect } from '../knowledge/knowledge.ts';
import {
  bareNumber,
  covers,
  dropOpeners,
  type IsFiller,
  longest,
  MAX_STEERING_WORDS,
  named,
  phrases,
  readWords,
} from './phrase-match.ts';

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

/** Words beside the phrase and fillers that a message which points back may hold and still be about the topic at hand. */
const LOOSE_WORDS = 2;

/** Words that narrow a question down: "is it safe with osteoporosis" is not what the topic's section answers. */
const NARROWING: ReadonlySet<string> = new Set([
  'with',
  'after',
  'before',
  'during',
  'if',
  'while',
  'without',
  'for',
]);

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
  filler: IsFiller,
): Aspect | null {
  if (message.length > MAX_STEERING_WORDS) return null;
  const found = steering.find(({ name, phrase }) => {
    if (name.kind !== 'aspect' || phrase.length < 2) return false;
    const at = message.findIndex((_word, i) => phrase.every((word, j) => message[i + j] === word));
    if (at < 0 || !message.slice(0, at).every(filler)) return false;
    const rest = message.slice(at + phrase.length);
    const more = rest.filter((word) => !filler(word)).length;
    return more <= LOOSE_WORDS && (more === 0 || !rest.some((word) => NARROWING.has(word)));
  });
  return found?.name.kind === 'aspect' ? found.name.aspect : null;
}
