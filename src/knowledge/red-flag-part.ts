// What an author may write in `intents/red-flags/*.yaml`, field by field. It does not check that the names fit together.
import { z } from 'zod';
import { example, examples, line, patterns, wordList } from './red-flag-fields.ts';
import { id } from './schema.ts';

export const conceptSchema = z.strictObject({
  /** What the concept covers, for the reader. */
  about: z.string().trim().min(3).optional(),
  /** Words and phrases, separated by commas. Inflections come by themselves; `=bits` takes the word exactly as written. */
  words: wordList.default([]),
  /** Other ways to say it, over concepts. */
  patterns,
  /** Concepts whose words all count as this one too. */
  includes: z.array(id).default([]),
  /** True when it is remembered for the rest of the conversation, such as a cancer history. */
  fact: z.boolean().default(false),
  /** True when "no" before it changes nothing, such as a time or a place. */
  context: z.boolean().default(false),
});

const guidedQuestion = z.strictObject({
  /** The question's name. */
  id,
  /** A plain question that can be answered by yes, no or not sure. */
  ask: line,
  /** The rule that a yes, or not sure, fires. */
  rule: id,
});

/** Signs in another language: a text fires when it holds one entry of each list. */
const foreignSign = z.strictObject({
  /** The language, as its two-letter code. */
  language: z.string().regex(/^[a-z]{2,3}$/, 'write the language code, such as es'),
  /** The rule it stands for. */
  rule: id,
  /** Lists of phrases; one of each list must stand in the text. */
  all: z.array(wordList).min(1),
});

const contrary = z.strictObject({
  /** What somebody can do after all: "I can … fine". */
  words: wordList,
  /** The rules that saying so takes back. */
  rules: z.array(id).min(1, 'name the rules it takes back, or delete the entry'),
});

const wording = z.strictObject({
  /** The rule these lines stand for. */
  rule: id,
  /** Messages that mean its sign is there, in any words people use. */
  fire: z.array(example).min(1, 'write at least one message, or delete the entry'),
});

export const partFileSchema = z.strictObject({
  /** Concepts by name. */
  concepts: z.record(id, conceptSchema).default({}),
  /** Turns of phrase that mean something else: their words are not read as signs. */
  idioms: wordList.default([]),
  /** Real words that differ by one letter from a key word and must never be read as it. */
  not_typos: wordList.default([]),
  /** The questions of "check my warning signs", in order. */
  guided_check: z.array(guidedQuestion).default([]),
  /** What to watch for, at the end of the guided check. */
  watch_for: z.array(line).default([]),
  /** Signs in languages other than English. */
  foreign: z.array(foreignSign).default([]),
  /** What takes a rule back when somebody says that it works after all. */
  contrary: z.array(contrary).default([]),
  /** Collected wordings by rule: the second opinion learns from them, and they are no tests. */
  wordings: z.array(wording).default([]),
  /** Messages with no sign in them: denials, turns of phrase, questions. The second opinion learns from them. */
  harmless: examples,
});

export type Concept = z.infer<typeof conceptSchema>;
export type GuidedQuestion = z.infer<typeof guidedQuestion>;
export type Contrary = z.infer<typeof contrary>;
export type Wording = z.infer<typeof wording>;
export type ForeignSign = z.infer<typeof foreignSign>;
export type Part = z.infer<typeof partFileSchema>;
