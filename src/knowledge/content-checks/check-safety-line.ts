// L15: is the safety line shown where the clinical brief asks for it, and only there?
import type { AnswerText } from './answer-text.ts';
import type { Finding } from './finding.ts';

/** Topics whose answers all carry the safety line. */
const TOPICS: ReadonlySet<string> = new Set([
  'causes',
  'is-walking-ok',
  'conditions',
  'self-care',
  'treatments',
]);
/** Answers of other topics that carry it, because their entry in the clinical brief escalates with it. */
const INTENTS: ReadonlySet<string> = new Set(['exercise-safety']);

export function checkSafetyLine({ file, intents }: AnswerText): Finding[] {
  const wanted = intents.some(({ id, topic }) => TOPICS.has(topic) || INTENTS.has(id));
  if (intents.length === 0 || wanted === file.answer.safetyLine) return [];
  const why = wanted
    ? 'answers on this topic carry the safety line'
    : 'the safety line is only for answers whose topic asks for it';
  return [
    {
      file: file.answer.file,
      line: file.lineOf(['safety_line']),
      rule: 'L15',
      severity: 'error',
      message: `${why}: write "safety_line: ${wanted}"`,
    },
  ];
}
