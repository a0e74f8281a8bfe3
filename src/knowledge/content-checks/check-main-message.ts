// L28, after the short form of the CDC Clear Communication Index: main message first, something to do, in the active voice.
// A rough look, so it only warns.
import { type AnswerText, unitsOf } from './answer-text.ts';
import { splitSentences, splitWords } from './count-text.ts';
import type { Finding } from './finding.ts';

/** Words in the first paragraph above which the main message is hidden. */
const MAX_FIRST_PARAGRAPH = 50;
/** Words that start advice. */
const ACTION =
  /^(?:then |so |now |next,? |first,? |also |as a next step,? |next step:? )?(?:try|see|book|ask|call|go|get|start|stop|keep|walk|use|take|choose|pick|move|rest|sit|stand|lie|hold|lift|do|avoid|speak|talk|tell|write|check|wear|build|add|aim|plan|look|phone|type|read|show|give|make|put|set|swap|change|bring|note|learn|stay|begin|warm|cut|split|have|let|practise|press|breathe|bend|lower|slow|wait|say|contact|visit|find)\b/i;

export function checkMainMessage(answer: AnswerText): Finding[] {
  const { file } = answer;
  if (file.answer.kind === 'meta') return [];
  const units = unitsOf(answer, null);
  const line = units[0]?.line ?? 1;
  const finding = (message: string): Finding => ({
    file: file.answer.file,
    line,
    rule: 'L28',
    severity: 'warning',
    message,
  });
  const findings: Finding[] = [];
  const first = splitWords(units[0]?.text ?? '').length;
  if (first > MAX_FIRST_PARAGRAPH)
    findings.push(
      finding(
        `the first paragraph has ${first} words: say the main message in ${MAX_FIRST_PARAGRAPH} or fewer`,
      ),
    );
  const sentences = units.flatMap(({ text }) => splitSentences(text));
  if (!sentences.some((sentence) => ACTION.test(sentence) || /\bnext step\b/i.test(sentence)))
    findings.push(
      finding('nothing to do: end with one next step that starts with a verb, such as "Try …" or "Book …"'),
    );
  return findings;
}
