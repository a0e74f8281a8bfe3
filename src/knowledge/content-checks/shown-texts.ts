// Every text a person may be shown, with its place: answers, titles, buttons, the bot's sentences, warnings. What people type
// (questions, examples, words of a concept) is not among them.
import type { KnowledgeReading } from '../read-knowledge.ts';
import type { AnswerText } from './answer-text.ts';

export interface ShownText {
  file: string;
  line: number;
  text: string;
  use: 'answers' | 'titles' | 'buttons' | 'replies' | 'warnings';
}

export function collectShownTexts(reading: KnowledgeReading, answers: readonly AnswerText[]): ShownText[] {
  return [
    ...answers.flatMap(textsOfAnswer),
    ...textsOfButtons(reading),
    ...textsOfReplies(reading),
    ...textsOfWarnings(reading),
  ];
}

function textsOfAnswer({ file, units }: AnswerText): ShownText[] {
  const path = file.answer.file;
  return [
    { file: path, line: file.lineOf(['title']), text: file.answer.title, use: 'titles' },
    ...units.map(({ text, line }): ShownText => ({ file: path, line, text, use: 'answers' })),
  ];
}

function textsOfButtons({ records }: KnowledgeReading): ShownText[] {
  return [...records.values()].flatMap(({ file, intent, problemAt }) =>
    (intent.follow_ups ?? []).map(
      ({ say }, index): ShownText => ({
        file,
        line: problemAt(['follow_ups', index, 'say'], '').line ?? 1,
        text: say,
        use: 'buttons',
      }),
    ),
  );
}

const REPLIES = 'content/replies.yaml';
const ESCALATION = 'content/escalation.yaml';
const RULES = 'intents/red-flags.yaml';

function textsOfReplies({ replies, files }: KnowledgeReading): ShownText[] {
  const locate = lineFinder(files, REPLIES);
  return stringsIn(replies).map(
    (text): ShownText => ({
      file: REPLIES,
      line: locate(text),
      text,
      use: text === replies?.safety_line ? 'warnings' : 'replies',
    }),
  );
}

function textsOfWarnings({ redFlags, files }: KnowledgeReading): ShownText[] {
  if (redFlags === undefined) return [];
  const inEscalation = lineFinder(files, ESCALATION);
  // Lines in other languages are for a reader of that language to check.
  const { languages: _languages, ...english } = redFlags.escalation;
  const cards = stringsIn(english).map(
    (text): ShownText => ({ file: ESCALATION, line: inEscalation(text), text, use: 'warnings' }),
  );
  const inRules = lineFinder(files, RULES);
  const rules = [...redFlags.rules.values()].flatMap(({ reason, check, advice, signs }) =>
    [reason, check, ...advice, ...signs].map(
      (text): ShownText => ({ file: RULES, line: inRules(text), text, use: 'warnings' }),
    ),
  );
  return [...cards, ...rules];
}

/** Every text inside a value, in order. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** Line on which a text starts: the first line that holds its first words; 1 when it is folded beyond recognition. */
function lineFinder(files: KnowledgeReading['files'], name: string): (text: string) => number {
  const lines = files.find(({ file }) => file === name)?.text.split('\n') ?? [];
  return (text) =>
    Math.max(
      0,
      lines.findIndex((line) => line.includes(text.slice(0, 40))),
    ) + 1;
}
