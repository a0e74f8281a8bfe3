// L03 sentences, L04 answers and sections, L05 the first sentence: is it short, and does it start with the answer?
import { headingOf } from '../read-markdown.ts';
import { type AnswerText, type TextUnit, unitsOf } from './answer-text.ts';
import { countText, splitSentences, splitWords } from './count-text.ts';
import type { Finding } from './finding.ts';

/** Words in a sentence (L03): the longest, and the mean. */
const MAX_SENTENCE = 22;
const MAX_MEAN = 14;
/** Words in a main answer (L04): the least and most, the most for an exercise, and what to aim for. */
const MIN_ANSWER = 25;
const MAX_ANSWER = 180;
const MAX_EXERCISE = 150;
const AIM = { from: 60, to: 130 };
/** Words in a section. */
const SECTION = { from: 15, to: 80 };
/** Words in the first sentence (L05). */
const MAX_FIRST = 20;

type Add = (line: number, rule: Finding['rule'], message: string, severity?: Finding['severity']) => void;

export function checkLengths(answer: AnswerText): Finding[] {
  const findings: Finding[] = [];
  const add: Add = (line, rule, message, severity = 'error') => {
    findings.push({ file: answer.file.answer.file, line, rule, severity, message });
  };
  checkSentences(answer, add);
  checkAnswer(answer, add);
  checkSections(answer, add);
  checkFirst(unitsOf(answer, null)[0], add);
  return findings;
}

function checkSentences({ units }: AnswerText, add: Add): void {
  for (const { text, line } of units)
    for (const sentence of splitSentences(text)) {
      const words = splitWords(sentence).length;
      if (words > MAX_SENTENCE)
        add(
          line,
          'L03',
          `${words} words in one sentence, at most ${MAX_SENTENCE}: split "${start(sentence)}"`,
        );
    }
  const count = countText(units.map(({ text }) => text));
  const mean = count.words / count.sentences;
  if (mean > MAX_MEAN)
    add(
      units[0]?.line ?? 1,
      'L03',
      `sentences have ${mean.toFixed(1)} words on average, at most ${MAX_MEAN}: split the long ones`,
    );
}

function checkAnswer(answer: AnswerText, add: Add): void {
  const units = unitsOf(answer, null);
  const line = units[0]?.line ?? 1;
  const { kind } = answer.file.answer;
  const { words } = countText(units.map(({ text }) => text));
  const most = kind === 'exercise' ? MAX_EXERCISE : MAX_ANSWER;
  if (words > most)
    add(line, 'L04', `the main answer has ${words} words, at most ${most}: move some under "## More"`);
  // Talk about the bot itself may be a single line: "Hello".
  const least = kind === 'meta' ? 1 : MIN_ANSWER;
  if (words < least) add(line, 'L04', `the main answer has ${words} words, at least ${least}: say more`);
  const tooLong = kind === 'answer' && words > AIM.to && words <= most;
  const tooShort = kind === 'answer' && words < AIM.from && words >= least;
  if (tooLong || tooShort)
    add(line, 'L04', `the main answer has ${words} words: aim for ${AIM.from} to ${AIM.to}`, 'warning');
}

function checkSections(answer: AnswerText, add: Add): void {
  for (const aspect of answer.file.answer.sections.keys()) {
    const units = unitsOf(answer, aspect);
    const { words } = countText(units.map(({ text }) => text));
    if (words < SECTION.from || words > SECTION.to)
      add(
        units[0]?.line ?? 1,
        'L04',
        `the section "## ${headingOf(aspect)}" has ${words} words: write ${SECTION.from} to ${SECTION.to}`,
      );
  }
}

function checkFirst(unit: TextUnit | undefined, add: Add): void {
  const [first] = unit === undefined ? [] : splitSentences(unit.text);
  if (unit === undefined || first === undefined) return;
  if (unit.kind !== 'paragraph')
    add(unit.line, 'L05', 'the answer starts with a list: write a sentence that answers first');
  if (first.trimEnd().endsWith('?'))
    add(
      unit.line,
      'L05',
      `the first sentence is a question: start with the answer, not with "${start(first)}"`,
    );
  const words = splitWords(first).length;
  if (words > MAX_FIRST)
    add(unit.line, 'L05', `the first sentence has ${words} words, at most ${MAX_FIRST}: answer shorter`);
}

const start = (sentence: string): string => (sentence.length > 50 ? `${sentence.slice(0, 47)}...` : sentence);
