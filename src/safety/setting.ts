// What one message gives to weigh a sign by: its words, the concepts found, and the marks of time, question and person. It weighs
// nothing itself.
import type { ConceptTable } from './concept-table.ts';
import { type Found, inSentence, type Occurrence, occurrences } from './found.ts';
import type { Message } from './read-message.ts';

/** Concepts of `intents/red-flags/language.yaml` that weighing asks for. */
const MARKS = [
  'again',
  'asks-if-normal',
  'fiction',
  'general-question',
  'happening-now',
  'if-ever',
  'if-words',
  'kin',
  'long-ago',
  'long-standing',
  'old-trouble',
  'own-question',
  'question-openers',
  'recent',
  'resolved',
  'turn',
] as const;
export type Mark = (typeof MARKS)[number];
/** The number of each mark. */
export type Marks = Readonly<Record<Mark, number>>;

export interface Setting {
  message: Message;
  found: Found;
  marks: Marks;
  /** Numbers of the concepts that a "no" before them does not change, such as a time or a place. */
  context: ReadonlySet<number>;
}

/** The numbers of all marks; a mark no file defines is never found. */
export const marksOf = (table: ConceptTable): Marks =>
  Object.fromEntries(MARKS.map((mark) => [mark, table.concept(mark)] as const)) as Marks;

/** Every place where the mark stands, in order of the text. */
export const said = (mark: Mark, { found, marks }: Setting): readonly Occurrence[] =>
  occurrences(found, marks[mark]);

/** The places of a mark in the sentence of word `at`. */
export const saidBeside = (mark: Mark, at: number, setting: Setting): readonly Occurrence[] =>
  inSentence(
    said(mark, setting),
    setting.message.words[at]?.sentence,
    setting.message.words,
    setting.message.sentenceStarts,
  );

/** Whether the mark stands in a sentence that a part of the match stands in. */
export const sharesSentence = (mark: Mark, match: Occurrence, setting: Setting): boolean =>
  said(mark, setting).length > 0 &&
  match.parts.some(({ start }) => saidBeside(mark, start, setting).length > 0);
