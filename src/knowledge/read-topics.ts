// intents/*.yaml (those that are topics) → the intents as written, each with its place. Links are checked in `check-links.ts`.
import type { z } from 'zod';
import type { ContentProblem } from '../errors.ts';
import { checkShape, writePath } from './explain-issue.ts';
import type { TextFile } from './read-folder.ts';
import { readYaml } from './read-yaml.ts';
import { intentSchema } from './schema.ts';

export type WrittenIntent = z.infer<typeof intentSchema>;

export interface IntentRecord {
  intent: WrittenIntent;
  file: string;
  /** A problem at a field of this intent, given as a path within it. */
  problemAt(path: readonly PropertyKey[], message: string): ContentProblem;
}

export interface Topics {
  records: readonly IntentRecord[];
  /** Every id that is written somewhere, also on intents with other faults: a link to it is not dangling. */
  declared: ReadonlySet<string>;
  problems: readonly ContentProblem[];
}

export function readTopics(files: readonly TextFile[]): Topics {
  const records: IntentRecord[] = [];
  const declared = new Set<string>();
  const problems: ContentProblem[] = [];
  for (const file of files) readTopic(file, records, declared, problems);
  return { records, declared, problems };
}

function readTopic(
  { file, text }: TextFile,
  records: IntentRecord[],
  declared: Set<string>,
  problems: ContentProblem[],
): void {
  const read = readYaml(file, text);
  if (!read.ok) {
    problems.push(...read.problems);
    return;
  }
  const { value, lineOf } = read.yaml;
  if (!Array.isArray(value)) {
    problems.push({
      file,
      line: 1,
      field: '',
      message: 'this file must be a list of questions: start each with "- id: "',
    });
    return;
  }
  for (const [index, item] of value.entries()) {
    const problemAt = (path: readonly PropertyKey[], message: string, atKey = false): ContentProblem => {
      const whole = [index, ...path];
      return { file, line: lineOf(whole, atKey), field: writePath(whole), message };
    };
    const name: unknown =
      typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : undefined;
    if (typeof name === 'string') declared.add(name);
    const shape = checkShape(intentSchema, item);
    if (shape.ok) records.push({ intent: shape.value, file, problemAt });
    else problems.push(...shape.faults.map(({ path, atKey, message }) => problemAt(path, message, atKey)));
  }
}
