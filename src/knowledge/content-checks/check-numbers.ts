// L17: do numbers to call stand in the region table alone? A number typed into a text is wrong in the next country.
import type { KnowledgeReading } from '../read-knowledge.ts';
import type { Finding } from './finding.ts';
import type { ShownText } from './shown-texts.ts';

/** Emergency, health and crisis lines of the region table that could be typed by habit, and anything long enough to be a phone number. */
const NUMBERS =
  /(?<![\d,.])(?:999|911|112|000|111|988|811|1737|10177|14416|85258|116 ?123|13 ?11 ?1[0-9]|13 ?11 ?26)(?![\d,]*\d)(?!\.\d)|\b0\d{2,4}[ -]\d{3}[ -]?\d{3,4}\b|\b1-8\d\d-\d{3}-\d{4}\b/g;

export function checkNumbers(texts: readonly ShownText[]): Finding[] {
  return texts.flatMap(({ file, line, text }) =>
    [...text.matchAll(NUMBERS)].map(([found]) => ({
      file,
      line,
      rule: 'L17',
      severity: 'error' as const,
      message: `"${found}": numbers to call stand in content/regions.yaml only; write {emergency_number}, {health_line}, {crisis_line} or {poisons_line}; when it counts something, say it another way, such as 16 weeks`,
    })),
  );
}

/** People do type numbers, so in a phrasing they only warn: "why this answer" may quote the line in another country. */
export function checkTypedNumbers({ records }: KnowledgeReading): Finding[] {
  return [...records.values()].flatMap(({ file, intent, problemAt }) =>
    intent.questions.flatMap((question, index) =>
      [...question.matchAll(NUMBERS)].map(([found]) => ({
        file,
        line: problemAt(['questions', index], '').line ?? 1,
        rule: 'L17' as const,
        severity: 'warning' as const,
        message: `"${found}" in a phrasing: "why this answer" may quote it in a country where the number is wrong; keep it only if people type it`,
      })),
    ),
  );
}
