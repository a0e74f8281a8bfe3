// One answer with one question, made from its text, for the checks. It reads no files.
import { type AnswerText, toAnswerText } from '../../../src/knowledge/content-checks/answer-text.ts';
import type { Finding } from '../../../src/knowledge/content-checks/finding.ts';
import type { Intent } from '../../../src/knowledge/knowledge.ts';
import { readAnswer } from '../../../src/knowledge/read-answer.ts';

export interface Parts {
  id?: string;
  topic?: string;
  kind?: 'answer' | 'exercise' | 'meta';
  safetyLine?: boolean;
  /** Further lines of front matter. */
  front?: string;
  link?: string | null;
}

export function answerWith(body: string, parts: Parts = {}): AnswerText {
  const {
    id = 'test-answer',
    topic = 'causes',
    kind = 'answer',
    safetyLine = true,
    front = '',
    link = 'https://www.nice.org.uk/guidance/ng59',
  } = parts;
  const sources = link === null ? 'sources: []' : `sources: [{ title: A guideline, link: "${link}" }]`;
  const text = `---\ntitle: A question?\nkind: ${kind}\n${sources}\ndrafted: 2026-11-21\nreview_by: 2027-11-21\nclinical_review: none\nsafety_line: ${safetyLine}\n${front}---\n${body}\n`;
  const { answerFile, problems } = readAnswer({ file: `content/${id}.md`, text });
  if (answerFile === undefined || problems.length > 0)
    throw new Error(`The test's answer is not well formed: ${JSON.stringify(problems)}`);
  return toAnswerText(answerFile, [intentWith(id, { topic, answer: answerFile.answer })]);
}

export function intentWith(id: string, parts: Partial<Intent> & Pick<Intent, 'answer'>): Intent {
  return { id, topic: 'causes', questions: [], not: [], followUps: [], aspects: new Map(), ...parts };
}

/** `L06 error`, `L21 warning`. */
export const rulesOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, severity }) => `${rule} ${severity}`);
