// L27: is every abbreviation spelled out where an answer first uses it?
import type { AnswerText } from './answer-text.ts';
import type { Finding } from './finding.ts';

/** Known to readers without help. */
const KNOWN: ReadonlySet<string> = new Set(['GP', 'GPs', 'NHS', 'MRI', 'CT', 'UK', 'US', 'EU', 'OK', 'NICE']);
const ABBREVIATION = /(?<![\p{L}\p{N}{_-])(\p{Lu}{2,}s?|A&E)(?![\p{L}\p{N}_}-])/gu;

export function checkAbbreviations({ file, units }: AnswerText): Finding[] {
  const seen = new Set<string>(KNOWN);
  const findings: Finding[] = [];
  for (const { text, line } of units)
    for (const found of text.matchAll(ABBREVIATION)) {
      const [, abbreviation = ''] = found;
      if (seen.has(abbreviation)) continue;
      seen.add(abbreviation);
      const isExplained = isSpelledOut(text, found.index, abbreviation.length);
      if (!isExplained)
        findings.push({
          file: file.answer.file,
          line,
          rule: 'L27',
          severity: 'error',
          message: `"${abbreviation}" is not spelled out where it first stands: write the words, then (${abbreviation})`,
        });
    }
  return findings;
}

/** True inside brackets, as in "C-reactive protein (CRP)", or in front of brackets that explain it. */
export function isSpelledOut(text: string, start: number, length: number): boolean {
  return /\([^()]*$/.test(text.slice(0, start)) || text.slice(start + length).startsWith(' (');
}
