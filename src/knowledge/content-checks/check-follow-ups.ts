// L16: can a person always go on, and reach the emergency signs within three steps?
import type { Intent } from '../knowledge.ts';
import type { KnowledgeReading } from '../read-knowledge.ts';
import type { Finding } from './finding.ts';

const LEAST = 2;
/** Steps from any answer to the one with the role emergency-signs. */
const MAX_STEPS = 3;

export function checkFollowUps({ intents, records }: KnowledgeReading): Finding[] {
  const steps = stepsToEmergency(intents);
  const findings: Finding[] = [];
  for (const [id, intent] of intents) {
    const record = records.get(id);
    const add = (field: string, message: string): void => {
      findings.push({
        file: record?.file ?? '',
        line: record?.problemAt([field], '').line ?? 1,
        rule: 'L16',
        severity: 'error',
        message,
      });
    };
    const ways = intent.followUps.length;
    if (ways < LEAST)
      add('follow_ups', `"${id}" has ${ways} follow-ups: write 2 to 4, so that nobody is stuck`);
    const away = steps.get(id);
    if (steps.size > 0 && (away === undefined || away > MAX_STEPS))
      add(
        'follow_ups',
        `"${id}" is ${away ?? 'endlessly many'} steps from the emergency signs, at most ${MAX_STEPS}: add a follow-up that leads there`,
      );
  }
  if (steps.size === 0)
    findings.push({
      file: 'intents',
      line: 1,
      rule: 'L16',
      severity: 'error',
      message: 'no question has "role: emergency-signs": give it to the one that lists them',
    });
  return findings;
}

/** Fewest follow-ups to press from each intent to the emergency signs; breadth first, backwards from there. */
export function stepsToEmergency(intents: ReadonlyMap<string, Intent>): Map<string, number> {
  const sources = new Map<string, string[]>();
  for (const [id, { followUps }] of intents)
    for (const { to } of followUps) sources.set(to, [...(sources.get(to) ?? []), id]);
  const goal = [...intents.values()].find(({ role }) => role === 'emergency-signs')?.id;
  const steps = new Map<string, number>();
  if (goal === undefined) return steps;
  steps.set(goal, 0);
  for (const [id, count] of steps)
    for (const source of sources.get(id) ?? []) if (!steps.has(source)) steps.set(source, count + 1);
  return steps;
}
