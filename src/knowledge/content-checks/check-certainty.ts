// L13: does an answer about a treatment or an exercise say how sure we are, in the fixed words?
import type { AnswerText } from './answer-text.ts';
import { unitsOf } from './answer-text.ts';
import type { Finding } from './finding.ts';

/** The fixed ladder; "help some people" and "have not been shown to help" are the same words for a plural. */
const LADDER =
  /\bworks? well\b|\bhelps? some people\b|\bmay help a little\b|\bnot(?: been)? shown to help\b|\bwe do not know\b|\bguidelines disagree\b/gi;

/** Topics whose answers claim that something helps. */
const CLAIMING_TOPICS: ReadonlySet<string> = new Set([
  'stretches',
  'strengthening',
  'self-care',
  'treatments',
]);

const CHOICES =
  '"works well", "helps some people", "may help a little", "not shown to help", "we do not know" or "guidelines disagree"';

/** An error where a treatment or exercise is the topic, a warning for other answers. Talk about the bot itself claims nothing. */
export function checkCertainty(answer: AnswerText): Finding[] {
  const { file, intents } = answer;
  if (file.answer.kind === 'meta') return [];
  const units = unitsOf(answer, null);
  if (units.some(({ text }) => text.match(LADDER) !== null)) return [];
  const claims = file.answer.kind === 'exercise' || intents.some(({ topic }) => CLAIMING_TOPICS.has(topic));
  return [
    {
      file: file.answer.file,
      line: units[0]?.line ?? 1,
      rule: 'L13',
      severity: claims ? 'error' : 'warning',
      message: `the main answer does not say how sure we are: write ${CHOICES}`,
    },
  ];
}
