// The real red-flag files, read once for the tests of `safety/`.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ParsedFile, parseRedFlagFiles, type RedFlags } from '../../../src/knowledge/red-flag-schema.ts';
import { type Level, rank } from '../../../src/safety/level.ts';
import { buildScreen } from '../../../src/safety/screen-message.ts';
import type { Screening } from '../../../src/safety/screening.ts';

export const readParsed = (file: string): ParsedFile => ({ file, value: parse(readFileSync(file, 'utf8')) });

export const redFlagFiles = {
  rules: readParsed('intents/red-flags.yaml'),
  parts: readdirSync('intents/red-flags')
    .sort()
    .map((name) => readParsed(`intents/red-flags/${name}`)),
  escalation: readParsed('content/escalation.yaml'),
};

function read(): RedFlags {
  const result = parseRedFlagFiles(redFlagFiles);
  if (!result.ok)
    throw new Error(
      result.problems.map(({ file, field, message }) => `${file} ${field}: ${message}`).join('\n'),
    );
  return result.redFlags;
}

/** The questions the bot answers, as the bot gives them to the screen. */
const topicSchema = z.array(z.object({ questions: z.array(z.string()) }));
export const questions: readonly string[] = readdirSync('intents')
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => topicSchema.safeParse(readParsed(`intents/${name}`).value).data ?? [])
  .flatMap((intent) => intent.questions);

export const redFlags = read();
export const screen = buildScreen(redFlags, { harmless: questions });
export const levels = (rule: string): Level | null => redFlags.rules.get(rule)?.level ?? null;

/** The highest level that fires. */
export function firedLevel(screening: Screening): Level | null {
  return (
    screening.findings
      .filter(({ verdict }) => verdict === 'fire')
      .map(({ level }) => level)
      .sort((a, b) => rank(b) - rank(a))[0] ?? null
  );
}
export const fires = (text: string): string[] =>
  screen(text)
    .findings.filter(({ verdict }) => verdict === 'fire')
    .map(({ rule }) => rule);
export const asks = (text: string): string[] =>
  screen(text)
    .findings.filter(({ verdict }) => verdict === 'ask')
    .map(({ rule }) => rule);
