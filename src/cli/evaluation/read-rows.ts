// Evaluation files → rows: one JSON object a line, checked. A file that is missing gives no rows. It scores nothing.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** questions.jsonl: what somebody asked, what is right, and how it is written. */
export const questionRow = z.object({
  text: z.string().min(1),
  /** The best intent. */
  intent: z.string(),
  /** Others that answer it too. */
  also_ok: z.array(z.string()).default([]),
  style: z.string().default('plain'),
});
/** out-of-scope.jsonl: what must be declined. */
export const outsideRow = z.object({ text: z.string().min(1), kind: z.string().default('far') });
/** ambiguous.jsonl: one word or two; any of these may be offered or answered. */
export const ambiguousRow = z.object({ text: z.string().min(1), acceptable: z.array(z.string()).min(1) });
/** red-flags.jsonl: what must be shown. */
export const redFlagRow = z.object({
  text: z.string().min(1),
  expect: z.enum(['fire', 'ask', 'none', 'info']),
  rule: z.string().nullish(),
  level: z.enum(['emergency', 'urgent', 'routine']).nullish(),
});

export type QuestionRow = z.infer<typeof questionRow>;
export type OutsideRow = z.infer<typeof outsideRow>;
export type AmbiguousRow = z.infer<typeof ambiguousRow>;
export type RedFlagRow = z.infer<typeof redFlagRow>;

/** @throws SyntaxError naming file and line when a row is not what it should be. */
export function readRows<Row>(file: string, row: z.ZodType<Row>): Row[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readRow(line, row, `${file}:${at + 1}`)]));
}

function readRow<Row>(line: string, row: z.ZodType<Row>, place: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new SyntaxError(`${place}: this line is no JSON object; write {"text": "…", …} on one line`);
  }
  const result = row.safeParse(value);
  if (result.success) return result.data;
  const fault = result.error.issues[0];
  throw new SyntaxError(
    `${place}: ${fault?.path.join('.') ?? ''}: ${fault?.message ?? 'not as described in read-rows.ts'}`,
  );
}

/** Lines of a plain list; empty lines and lines that start with # are left out. */
export function readLines(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
