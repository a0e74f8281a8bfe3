// L01 grade and L02 ease: is the text easy enough to read? It counts; which words are hard it does not know.
import type { AnswerText } from './answer-text.ts';
import { unitsOf } from './answer-text.ts';
import { countText } from './count-text.ts';
import type { Finding } from './finding.ts';

/** Flesch-Kincaid grade an answer may have (style rule L01; reading age 9 to 14 as the NHS aims for). */
const MAX_GRADE = 7;
/** The same for answers about a named condition. */
const MAX_GRADE_NAMED = 8;
/** Flesch reading ease an answer must have (style rule L02). */
const MIN_EASE = 65;

/** Looks at the main answer, and at the whole with its sections. */
export function checkReadingLevel(answer: AnswerText): Finding[] {
  const main = unitsOf(answer, null);
  return [
    ...checkPart(answer, main, 'the main answer'),
    ...checkPart(answer, answer.units, 'the answer with its sections'),
  ];
}

function checkPart(answer: AnswerText, units: AnswerText['units'], what: string): Finding[] {
  const { file } = answer;
  const count = countText(
    units.map(({ text }) => text),
    file.medicalTerms,
  );
  const maxGrade = file.namedCondition ? MAX_GRADE_NAMED : MAX_GRADE;
  const findings: Finding[] = [];
  const add = (rule: Finding['rule'], message: string): void => {
    findings.push({ file: file.answer.file, line: units[0]?.line ?? 1, rule, severity: 'error', message });
  };
  if (count.grade > maxGrade)
    add(
      'L01',
      `${what} reads at grade ${count.grade.toFixed(1)}, at most ${maxGrade}: use shorter words and sentences, or list names of conditions under medical_terms`,
    );
  if (count.ease < MIN_EASE)
    add(
      'L02',
      `${what} has a reading ease of ${count.ease.toFixed(0)}, at least ${MIN_EASE}: use shorter words and sentences`,
    );
  return findings;
}
