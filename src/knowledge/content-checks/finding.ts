// What a content check has to say. Data only.

import type { RuleId } from './rules.ts';

export interface Finding {
  /** Path relative to the knowledge folder. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
  /** The rule of style it breaks. */
  rule: RuleId;
  /** Errors fail the check, warnings are shown. */
  severity: 'error' | 'warning';
  /** What is wrong and what to change. */
  message: string;
}

/** By file, line, rule and words: the same content gives the same list. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule) || compare(a.message, b.message),
  );
}

/** `content/a.md:12 L03 error: …` */
export function describeFinding({ file, line, rule, severity, message }: Finding): string {
  return `${file}:${line} ${rule} ${severity}: ${message}`;
}
