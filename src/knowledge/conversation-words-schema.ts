// Words that steer a conversation rather than ask a question, as written in `intents/conversation.yaml`.
import { z } from 'zod';
import { aspects, id } from './schema.ts';

const words = z.array(z.string().trim().toLowerCase().min(1)).min(1);

/** What a person can ask of the conversation itself. */
export const commands = [
  'repeat',
  'shorter',
  'go-back',
  'topics',
  'another',
  'easier',
  'harder',
  'not-what-i-asked',
  'why-this-answer',
  'check-signs',
  'wrong-alarm',
  'insult',
  'praise',
] as const;
export type Command = (typeof commands)[number];

export const conversationWordsSchema = z.strictObject({
  /** Words without a topic of their own. A message of only these and a phrase below cannot stand alone. */
  fillers: words,
  /** Words that open a follow-up: "and", "what about". They are dropped before the rest is matched. */
  openers: words,
  /** Words that point back to what was said: "it", "that". */
  pointers: words,
  /** Agreeing, refusing, doubting. */
  agree: words,
  refuse: words,
  unsure: words,
  /** Refusing all choices; wanting both. */
  none: words,
  both: words,
  /** Words for the first, second, third, fourth and last choice. */
  ordinals: z.strictObject({ first: words, second: words, third: words, fourth: words, last: words }),
  /** Phrases for each command. */
  commands: z.strictObject(
    Object.fromEntries(commands.map((name) => [name, words])) as Record<Command, typeof words>,
  ),
  /** Phrases for each aspect, and the intent it leads to when the topic itself says nothing on it. */
  aspects: z.strictObject(
    Object.fromEntries(
      aspects.map((name) => [name, z.strictObject({ say: words, otherwise: id.optional() })]),
    ) as Record<
      (typeof aspects)[number],
      z.ZodObject<{ say: typeof words; otherwise: z.ZodOptional<typeof id> }>
    >,
  ),
});
export type ConversationWords = z.infer<typeof conversationWordsSchema>;
