// Can every stored question be told from every other? Finds lines without a word and lines that stand twice.
import type { ContentProblem } from '../errors.ts';
import type { IntentRecord } from './read-topics.ts';

interface Place {
  record: IntentRecord;
  path: readonly PropertyKey[];
}

/** Lines are the same when their words are: capitals and punctuation do not count. */
export function checkPhrasings(
  records: readonly IntentRecord[],
  options: { allowRepeats: boolean },
): ContentProblem[] {
  const asked = new Map<string, Place>();
  const problems: ContentProblem[] = [];
  for (const record of records)
    for (const [index, line] of record.intent.questions.entries())
      check(record, ['questions', index], line, asked, problems, options.allowRepeats);
  for (const record of records) checkNearMisses(record, asked, problems, options.allowRepeats);
  return problems;
}

function check(
  record: IntentRecord,
  path: readonly PropertyKey[],
  line: string,
  seen: Map<string, Place>,
  problems: ContentProblem[],
  allowRepeats: boolean,
): void {
  const words = wordsOf(line);
  if (!/\p{L}/u.test(words)) {
    problems.push(
      record.problemAt(path, 'this line has no word in it: write a question in words, or delete the line'),
    );
    return;
  }
  const other = seen.get(words);
  if (other === undefined) seen.set(words, { record, path });
  else if (!allowRepeats)
    problems.push(
      record.problemAt(
        path,
        `the same words stand already in ${describe(other, record)}: delete one of the two`,
      ),
    );
}

function checkNearMisses(
  record: IntentRecord,
  asked: ReadonlyMap<string, Place>,
  problems: ContentProblem[],
  allowRepeats: boolean,
): void {
  const own = new Map<string, Place>();
  for (const [index, line] of (record.intent.not ?? []).entries()) {
    const path = ['not', index];
    check(record, path, line, own, problems, allowRepeats);
    const other = asked.get(wordsOf(line));
    if (other?.record === record)
      problems.push(
        record.problemAt(path, 'the same words stand under questions of this very id: delete one of the two'),
      );
  }
}

/** What makes a line itself: its letters and digits. (`normalise` of language/ does more, at ten times the cost.) */
const wordsOf = (line: string): string =>
  line
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

function describe({ record, path }: Place, from: IntentRecord): string {
  const { file, line } = record.problemAt(path, '');
  const who = record === from ? 'this question' : `"${record.intent.id}"`;
  return `${who} (${file}:${line})`;
}
