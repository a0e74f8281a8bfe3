// Do the files fit together? Ids, answers, follow-ups and the other names one file uses for another. Wording is checked elsewhere.
import type { ContentProblem } from '../errors.ts';
import { didYouMean } from './nearest-name.ts';
import type { AnswerFile } from './read-answer.ts';
import type { IntentRecord, Topics } from './read-topics.ts';

/** Every name that leads nowhere, stands twice or leads back to itself. `answerFiles` names all of content/*.md, the faulty ones too. */
export function checkLinks(
  topics: Topics,
  answerFiles: ReadonlySet<string>,
  options: { allowUnused: boolean },
): ContentProblem[] {
  return [
    ...checkIds(topics.records),
    ...topics.records.flatMap((record) => checkAnswer(record, answerFiles)),
    ...topics.records.flatMap((record) => checkTargets(record, topics.declared)),
    ...topics.records.flatMap(checkButtons),
    ...checkRoles(topics.records),
    ...(options.allowUnused ? [] : checkUnused(topics, answerFiles)),
  ];
}

function checkIds(records: readonly IntentRecord[]): ContentProblem[] {
  const first = new Map<string, IntentRecord>();
  return records.flatMap((record) => {
    const { id } = record.intent;
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, record);
      return [];
    }
    return [
      record.problemAt(
        ['id'],
        `the id "${id}" stands already in ${placeOf(other, ['id'])}: give one of them another name`,
      ),
    ];
  });
}

function checkAnswer(record: IntentRecord, answerFiles: ReadonlySet<string>): ContentProblem[] {
  const { answer } = record.intent;
  if (answerFiles.has(answer)) return [];
  return [
    record.problemAt(
      ['answer'],
      `there is no content/${answer}.md: write it, or name an answer that exists.${didYouMean(answer, answerFiles)}`,
    ),
  ];
}

function checkTargets(record: IntentRecord, declared: ReadonlySet<string>): ContentProblem[] {
  const { id, follow_ups = [], aspects = {}, easier, harder } = record.intent;
  const targets: [PropertyKey[], string][] = follow_ups.map(({ to }, index) => [
    ['follow_ups', index, 'to'],
    to,
  ]);
  for (const [aspect, to] of Object.entries(aspects))
    if (to !== undefined) targets.push([['aspects', aspect], to]);
  if (easier !== undefined) targets.push([['easier'], easier]);
  if (harder !== undefined) targets.push([['harder'], harder]);
  return targets.flatMap(([path, to]) => {
    if (to === id) return [record.problemAt(path, 'this leads back to the same question: name another one')];
    if (declared.has(to)) return [];
    return [
      record.problemAt(
        path,
        `there is no question with the id "${to}": name one that exists.${didYouMean(to, declared)}`,
      ),
    ];
  });
}

function checkButtons(record: IntentRecord): ContentProblem[] {
  const seenTo = new Set<string>();
  const seenSay = new Set<string>();
  return (record.intent.follow_ups ?? []).flatMap(({ to, say }, index) => {
    const problems: ContentProblem[] = [];
    if (seenTo.has(to))
      problems.push(
        record.problemAt(['follow_ups', index, 'to'], `two follow-ups lead to "${to}": delete one`),
      );
    const wording = say.toLowerCase();
    if (seenSay.has(wording))
      problems.push(
        record.problemAt(['follow_ups', index, 'say'], `two follow-ups say "${say}": word one differently`),
      );
    seenTo.add(to);
    seenSay.add(wording);
    return problems;
  });
}

function checkRoles(records: readonly IntentRecord[]): ContentProblem[] {
  const first = new Map<string, IntentRecord>();
  return records.flatMap((record) => {
    const { role } = record.intent;
    if (role === undefined || role === 'small-talk') return [];
    const other = first.get(role);
    if (other === undefined) {
      first.set(role, record);
      return [];
    }
    return [
      record.problemAt(
        ['role'],
        `the role "${role}" is taken by ${other.intent.id} in ${placeOf(other, ['role'])}: delete one of the two`,
      ),
    ];
  });
}

function checkUnused({ records, problems }: Topics, answerFiles: ReadonlySet<string>): ContentProblem[] {
  const used = new Set(records.map(({ intent }) => intent.answer));
  // A question that could not be read may be the one that uses the answer.
  if (problems.length > 0) return [];
  return [...answerFiles]
    .filter((answer) => !used.has(answer))
    .map((answer) => ({
      file: `content/${answer}.md`,
      field: '',
      message: `no question uses this answer: write "answer: ${answer}" in intents/, or delete the file`,
    }));
}

function placeOf(record: IntentRecord, path: readonly PropertyKey[]): string {
  const { file, line } = record.problemAt(path, '');
  return `${file}:${line}`;
}

/** Two answers with one title look the same as "did you mean" choices. */
export function checkTitles(answers: readonly AnswerFile[]): ContentProblem[] {
  const first = new Map<string, string>();
  return answers.flatMap(({ answer, lineOf }) => {
    const title = answer.title.toLowerCase();
    const other = first.get(title);
    if (other === undefined) {
      first.set(title, answer.file);
      return [];
    }
    return [
      {
        file: answer.file,
        line: lineOf(['title']),
        field: 'title',
        message: `${other} has the same title: word one differently`,
      },
    ];
  });
}
