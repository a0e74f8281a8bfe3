// content/*.md → an answer. It checks one file; who uses the answer is checked in `check-links.ts`.
import type { z } from 'zod';
import type { ContentProblem } from '../errors.ts';
import { checkShape, writePath } from './explain-issue.ts';
import type { Answer, ContentBlock } from './knowledge.ts';
import type { TextFile } from './read-folder.ts';
import { type AnswerBody, readMarkdown } from './read-markdown.ts';
import { readYaml, type YamlText } from './read-yaml.ts';
import { frontMatterSchema } from './schema.ts';

export interface AnswerFile {
  answer: Answer;
  /** Named conditions may read one grade harder. */
  namedCondition: boolean;
  /** Medical words left out of the readability formulas. */
  medicalTerms: readonly string[];
  /** Line of a field of the front matter. */
  lineOf(path: readonly PropertyKey[]): number;
  body: AnswerBody;
}

/** Reads one answer. When it has problems it is not given, except that a fault in the body keeps the rest usable for checks. */
export function readAnswer({ file, text }: TextFile): {
  answerFile?: AnswerFile;
  problems: ContentProblem[];
} {
  const parts = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text);
  if (parts === null) return { problems: [{ file, line: 1, field: '', message: NO_FRONT_MATTER }] };
  const head = readYaml(file, parts[1] ?? '', 1);
  const body = readMarkdown(text.slice(parts[0].length), parts[0].split('\n').length);
  const problems: ContentProblem[] = body.faults.map((fault) => ({ file, field: '', ...fault }));
  if (!head.ok) return { problems: [...head.problems, ...problems] };
  const front = checkShape(frontMatterSchema, head.yaml.value ?? {});
  if (!front.ok) {
    const faults = front.faults.map(({ path, atKey, message }) => ({
      file,
      line: head.yaml.lineOf(path, atKey),
      field: writePath(path),
      message,
    }));
    return { problems: [...faults, ...problems] };
  }
  problems.push(...checkDates(file, front.value, head.yaml));
  return { answerFile: toAnswerFile(file, front.value, head.yaml, body), problems };
}

const NO_FRONT_MATTER =
  'the file must start with a line of three dashes, the fields (title, kind, sources …) and another line of three dashes';

type FrontMatter = z.infer<typeof frontMatterSchema>;

function toAnswerFile(file: string, front: FrontMatter, yaml: YamlText, body: AnswerBody): AnswerFile {
  const answer: Answer = {
    id: file.replace(/^content\//, '').replace(/\.md$/, ''),
    title: front.title,
    kind: front.kind,
    blocks: body.blocks,
    sections: body.sections,
    sources: front.sources,
    drafted: front.drafted,
    reviewBy: front.review_by,
    clinicalReview: front.clinical_review,
    safetyLine: front.safety_line,
    toBeConfirmed: front.to_be_confirmed ?? [],
    file,
  };
  return {
    answer,
    namedCondition: front.named_condition ?? false,
    medicalTerms: front.medical_terms ?? [],
    lineOf: (path) => yaml.lineOf(path),
    body,
  };
}

function checkDates(file: string, front: FrontMatter, yaml: YamlText): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const add = (field: string, message: string): void => {
    problems.push({ file, line: yaml.lineOf([field]), field, message });
  };
  if (front.review_by <= front.drafted)
    add(
      'review_by',
      `the day of review must lie after the day of drafting, ${front.drafted}: write a later day`,
    );
  const review = front.clinical_review;
  if (review !== 'none' && review.on < front.drafted)
    add(
      'clinical_review',
      `the text was drafted on ${front.drafted}, so nobody can have checked it on ${review.on}: write a later day`,
    );
  return problems;
}

/** Every block of an answer with the section it stands in; null for the main answer. */
export function allBlocks(answer: Answer): [string | null, ContentBlock][] {
  const main = answer.blocks.map((block): [string | null, ContentBlock] => [null, block]);
  const rest = [...answer.sections].flatMap(([aspect, blocks]) =>
    blocks.map((block): [string | null, ContentBlock] => [aspect, block]),
  );
  return [...main, ...rest];
}
