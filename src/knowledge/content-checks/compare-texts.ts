// L19: does an answer share a run of words with a text of somebody else? For `npm run check -- --compare DIR`.
import type { AnswerText } from './answer-text.ts';
import type { Finding } from './finding.ts';

/** Words in a row that count as copied. */
const RUN = 8;

export interface ForeignText {
  name: string;
  text: string;
}

/** One finding per run of eight or more words that an answer shares with one of the texts. */
export function compareTexts(answers: readonly AnswerText[], texts: readonly ForeignText[]): Finding[] {
  const known = new Map<string, string>();
  for (const { name, text } of texts)
    for (const run of runsOf(wordsOf(text))) if (!known.has(run)) known.set(run, name);
  return answers.flatMap(({ file, units }) =>
    units.flatMap(({ text, line }) => {
      const found = runsOf(wordsOf(text)).find((run) => known.has(run));
      if (found === undefined) return [];
      const message = `"${found}" stands also in ${known.get(found)}: say it in your own words`;
      return [{ file: file.answer.file, line, rule: 'L19', severity: 'error' as const, message }];
    }),
  );
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/['\u2019]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function runsOf(words: readonly string[]): string[] {
  return words
    .slice(0, Math.max(0, words.length - RUN + 1))
    .map((_, start) => words.slice(start, start + RUN).join(' '));
}
