// L25: is each emergency message action first, short, with the number filled in by region? (L10, no contractions, is in the
// wording table; L04 gives the length.)
import type { KnowledgeReading } from '../read-knowledge.ts';
import { splitWords } from './count-text.ts';
import type { Finding } from './finding.ts';
import { stringsIn } from './shown-texts.ts';

const FILE = 'content/escalation.yaml';
/** Words of an emergency message in all, heading included. */
const MAX_WORDS = 70;
/** The action stands within this many words. */
const ACTION_WITHIN = 12;
const ACTION = /^(?:call|phone|ring|dial|go|get|tell|ask|contact|see|speak)$/i;

/** Cards for a danger of now, and the placeholder each must hold. */
const CARDS = {
  emergency: 'emergency_number',
  maternity: 'emergency_number',
  crisis: 'crisis_line',
  poisons: 'poisons_line',
} as const;

export function checkEscalation({ redFlags, files }: KnowledgeReading): Finding[] {
  if (redFlags === undefined) return [];
  const lines = files.find(({ file }) => file === FILE)?.text.split('\n') ?? [];
  return Object.entries(CARDS).flatMap(([name, placeholder]) => {
    const { heading, lines: body } = redFlags.escalation[name as keyof typeof CARDS];
    const text = [heading, ...body].join(' ');
    const line = lines.findIndex((one) => one.startsWith(`${name}:`)) + 1;
    const finding = (rule: Finding['rule'], message: string): Finding => ({
      file: FILE,
      line: Math.max(1, line),
      rule,
      severity: 'error',
      message: `the ${name} card ${message}`,
    });
    const findings: Finding[] = [];
    const words = splitWords(text);
    if (!words.slice(0, ACTION_WITHIN).some((word) => ACTION.test(word)))
      findings.push(
        finding(
          'L25',
          `must say what to do within ${ACTION_WITHIN} words: start with "Call {${placeholder}}"`,
        ),
      );
    if (!text.includes(`{${placeholder}}`)) findings.push(finding('L25', `must hold {${placeholder}}`));
    if (/\b(?:follow[- ]up|in the meantime|book (?:a|an|your)|later)\b/i.test(text))
      findings.push(finding('L25', 'must hold the action and nothing for later: take the advice out'));
    if (words.length > MAX_WORDS)
      findings.push(finding('L04', `has ${words.length} words, at most ${MAX_WORDS}: cut it`));
    return findings;
  });
}

/** Placeholders of the region and clinic that the texts use: what is not among them would be shown in braces. */
export function placeholdersUsed(reading: KnowledgeReading): Set<string> {
  const texts = [...stringsIn(reading.replies), ...stringsIn(reading.redFlags?.escalation)];
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name ?? '')));
}
