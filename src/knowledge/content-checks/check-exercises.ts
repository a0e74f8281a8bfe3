// L20: does every exercise card say when to stop, and give an easier version? Also: does it lead only to other exercises?
import type { Intent } from '../knowledge.ts';
import type { KnowledgeReading } from '../read-knowledge.ts';
import { type AnswerText, unitsOf } from './answer-text.ts';
import type { Finding } from './finding.ts';

const STOP_RULE = /\bstop\b/i;
const EASIER = /\b(?:easier|gentler|to make it easy|make this easier|easy version|start with)\b/i;

export function checkExercise(answer: AnswerText): Finding[] {
  const { file } = answer;
  if (file.answer.kind !== 'exercise') return [];
  const units = unitsOf(answer, null);
  const text = units.map((unit) => unit.text).join(' ');
  const finding = (message: string): Finding => ({
    file: file.answer.file,
    line: units[0]?.line ?? 1,
    rule: 'L20',
    severity: 'error',
    message,
  });
  const findings: Finding[] = [];
  if (!STOP_RULE.test(text)) findings.push(finding('no stop rule in the main answer: write "Stop if …"'));
  if (!EASIER.test(text)) findings.push(finding('no easier version in the main answer: write "Easier: …"'));
  if (!file.answer.sections.has('when-to-stop'))
    findings.push(finding('an exercise needs a section "## When to stop"'));
  return findings;
}

/** "Easier" and "harder" lead from exercise to exercise. */
export function checkExerciseLinks({ intents, records }: KnowledgeReading): Finding[] {
  return [...intents.values()].flatMap((intent) =>
    (['easier', 'harder'] as const).flatMap((field) => {
      const target = intents.get(intent[field] ?? '');
      if (target === undefined || (isExercise(intent) && isExercise(target))) return [];
      const problem = records.get(intent.id)?.problemAt([field], '');
      const message = `"${field}" is for exercises: "${intent.id}" and "${target.id}" must both be of kind exercise`;
      return [
        {
          file: problem?.file ?? '',
          line: problem?.line ?? 1,
          rule: 'L20',
          severity: 'error' as const,
          message,
        },
      ];
    }),
  );
}

const isExercise = ({ answer }: Intent): boolean => answer.kind === 'exercise';
