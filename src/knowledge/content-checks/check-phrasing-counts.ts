// P01: does every question have enough wordings for the matcher to learn from, and not so many that nobody reviews them?
import type { Intent } from '../knowledge.ts';
import type { KnowledgeReading } from '../read-knowledge.ts';
import type { Finding } from './finding.ts';

/** Phrasings an ordinary question needs; fewer measurably cost right answers. */
const LEAST = 25;
/** The same for exercise cards and talk about the bot itself, which people ask for in fewer ways. */
const LEAST_SHORT = 15;
const MOST = 90;
/** Examples of what is not answered cover everything else people type, so there are more of them. */
const MOST_OUT_OF_SCOPE = 900;

export function checkPhrasingCounts({ intents, records }: KnowledgeReading): Finding[] {
  return [...intents.values()].flatMap((intent) => {
    const count = intent.questions.length;
    const least = isShort(intent) ? LEAST_SHORT : LEAST;
    const most = intent.role === 'out-of-scope' ? MOST_OUT_OF_SCOPE : MOST;
    if (count >= least && count <= most) return [];
    const problem = records.get(intent.id)?.problemAt(['questions'], '');
    const tooFew = count < least;
    const advice = tooFew
      ? `write at least ${least}, each with new words`
      : `keep the ${most} that differ most`;
    const message = `"${intent.id}" has ${count} phrasings: ${advice}`;
    const severity = tooFew ? 'error' : 'warning';
    return [{ file: problem?.file ?? '', line: problem?.line ?? 1, rule: 'P01', severity, message }];
  });
}

const isShort = ({ answer }: Intent): boolean => answer.kind !== 'answer';
