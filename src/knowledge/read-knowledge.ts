// A knowledge folder → everything good that could be read and every problem found, with the place of each part. Checks use it;
// a bot uses `load-knowledge.ts`, which accepts no problem.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ContentProblem } from '../errors.ts';
import { checkLinks, checkTitles } from './check-links.ts';
import { checkPhrasings } from './check-phrasings.ts';
import type { Intent } from './knowledge.ts';
import { type AnswerFile, readAnswer } from './read-answer.ts';
import { readFolder, type TextFile } from './read-folder.ts';
import { borrowable, emptyStandIns, isTopic, type Reserved, readReserved } from './read-reserved.ts';
import { type IntentRecord, readTopics } from './read-topics.ts';

export interface ReadOptions {
  /**
   * For trying out another folder: it may lack everything but topics and answers (then there are no warning signs, and the
   * bot's own sentences come from the project), may hold answers nobody uses and the same question twice.
   */
  partial?: boolean;
}

export interface KnowledgeReading extends Reserved {
  /** Hash over every file read. */
  version: string;
  /** Every text read, sorted by path, borrowed ones included. */
  files: readonly TextFile[];
  intents: ReadonlyMap<string, Intent>;
  /** The place of each intent, by id. */
  records: ReadonlyMap<string, IntentRecord>;
  answers: ReadonlyMap<string, AnswerFile>;
  /** Sorted by file and line. The reading is fit to answer from only when there is none. */
  problems: readonly ContentProblem[];
}

/** The folder that holds the project's own `intents/` and `content/`. */
const OWN_KNOWLEDGE = join(import.meta.dirname, '..', '..');

/** Reads and checks the whole folder. Never throws. */
export function readKnowledge(directory: string, options: ReadOptions = {}): KnowledgeReading {
  const partial = options.partial === true;
  const folder = readFolder(directory);
  const files = partial ? withStandIns(folder.files) : folder.files;
  const problems: ContentProblem[] = [...folder.problems];

  const topics = readTopics(files.filter(({ file }) => isTopic(file)));
  const answers = readAnswers(files, problems);
  const reserved = readReserved(files, problems);
  // A file that cannot be read is told once; it is not missing as well.
  const answerFiles = new Set([...files, ...folder.problems].flatMap(({ file }) => answerIdOf(file) ?? []));
  problems.push(
    ...topics.problems,
    ...checkLinks(topics, answerFiles, { allowUnused: partial }),
    ...(partial ? [] : checkTitles([...answers.values()])),
    ...checkPhrasings(topics.records, { allowRepeats: partial }),
  );
  if (topics.declared.size === 0 && problems.length === 0)
    problems.push({
      file: 'intents',
      field: '',
      message: 'there is no question here: write at least one file such as intents/walking.yaml',
    });
  return {
    version: hashOf(files),
    files,
    intents: toIntents(topics.records, answers),
    records: new Map(topics.records.map((record) => [record.intent.id, record])),
    answers,
    ...reserved,
    problems: sortProblems(problems),
  };
}

function withStandIns(files: readonly TextFile[]): TextFile[] {
  const present = new Set(files.map(({ file }) => file));
  const own = borrowable.some((file) => !present.has(file)) ? readFolder(OWN_KNOWLEDGE).files : [];
  const standIns = [...own.filter(({ file }) => borrowable.includes(file)), ...emptyStandIns];
  return [...files, ...standIns.filter(({ file }) => !present.has(file))].sort((a, b) =>
    a.file < b.file ? -1 : 1,
  );
}

function readAnswers(files: readonly TextFile[], problems: ContentProblem[]): Map<string, AnswerFile> {
  const answers = new Map<string, AnswerFile>();
  for (const file of files) {
    const id = answerIdOf(file.file);
    if (id === undefined) continue;
    const read = readAnswer(file);
    problems.push(...read.problems);
    if (read.answerFile !== undefined) answers.set(id, read.answerFile);
  }
  return answers;
}

const answerIdOf = (file: string): string | undefined => /^content\/(.+)\.md$/.exec(file)?.[1];

function toIntents(
  records: readonly IntentRecord[],
  answers: ReadonlyMap<string, AnswerFile>,
): Map<string, Intent> {
  const intents = new Map<string, Intent>();
  for (const { intent, file } of records) {
    const answer = answers.get(intent.answer)?.answer;
    if (answer === undefined || intents.has(intent.id)) continue;
    const { id, role, easier, harder } = intent;
    intents.set(id, {
      id,
      topic: file.replace(/^intents\//, '').replace(/\.yaml$/, ''),
      ...(role === undefined ? {} : { role }),
      answer,
      questions: intent.questions,
      not: intent.not ?? [],
      followUps: intent.follow_ups ?? [],
      aspects: new Map(Object.entries(intent.aspects ?? {})) as Intent['aspects'],
      ...(easier === undefined ? {} : { easier }),
      ...(harder === undefined ? {} : { harder }),
    });
  }
  return intents;
}

function hashOf(files: readonly TextFile[]): string {
  const hash = createHash('sha256');
  for (const { file, text } of files) hash.update(`${file}\0${Buffer.byteLength(text)}\0`).update(text);
  return hash.digest('hex');
}

/** By file, then line; problems without a line first. */
function sortProblems(problems: readonly ContentProblem[]): ContentProblem[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return [...problems].sort((a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0));
}
