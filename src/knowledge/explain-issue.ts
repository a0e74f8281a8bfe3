// A fault the schema found → words that tell an author what to type. It knows zod's issues, not the files.
import type { z } from 'zod';
import { didYouMean } from './nearest-name.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

export interface SchemaFault {
  /** Path of the field inside the file. */
  path: readonly PropertyKey[];
  /** True when the fault is in the key itself and not in its value. */
  atKey: boolean;
  message: string;
}

/** Checks a value. A message written in the schema wins over the general ones here. */
export function checkShape<T extends z.ZodType>(
  schema: T,
  value: unknown,
): { ok: true; value: z.output<T> } | { ok: false; faults: SchemaFault[] } {
  const result = schema.safeParse(value, { error: explain });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, faults: result.error.issues.flatMap((issue) => toFaults(issue, [])) };
}

function toFaults(issue: Issue, base: readonly PropertyKey[]): SchemaFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      atKey: true,
      message: unknownKey(key, issue.message),
    }));
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.filter((branch) =>
      branch.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
    );
    if (nearest.length === 1) return (nearest[0] ?? []).flatMap((inner) => toFaults(inner, path));
  }
  return [{ path, atKey: issue.code === 'invalid_key', message: issue.message }];
}

/** The list of valid keys travels from `explain` to here in the issue's message, after this mark. */
const KEYS_FOLLOW = 'valid keys: ';

function unknownKey(key: string, message: string): string {
  const known = message.startsWith(KEYS_FOLLOW) ? message.slice(KEYS_FOLLOW.length).split(', ') : [];
  if (known.length === 0) return `there is no field "${shorten(key)}" here: delete it`;
  const nearest = didYouMean(key, known);
  return `there is no field "${shorten(key)}" here.${nearest === '' ? ` Write one of ${known.join(', ')}, or delete it` : nearest}`;
}

function explain(issue: RawIssue): string {
  if (issue.input === undefined && issue.code === 'invalid_union') return 'this field is missing: write it';
  switch (issue.code) {
    case 'unrecognized_keys':
      return KEYS_FOLLOW + keysOf(issue).join(', ');
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return wrongValue(issue.values.map(String), issue.input);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_union':
      return `${describe(issue.input)} does not fit here: see docs/writing-content.md for what this field may hold`;
    default:
      return `${describe(issue.input)} does not fit here: see docs/writing-content.md for how to write this field`;
  }
}

function keysOf(issue: RawIssue): string[] {
  const { def } = (issue.inst as z.core.$ZodType | undefined)?._zod ?? {};
  if (def === undefined) return [];
  if ('shape' in def) return Object.keys(def.shape as object);
  const values = 'keyType' in def ? (def.keyType as z.core.$ZodType)._zod.values : undefined;
  return values === undefined ? [] : [...values].map(String);
}

const KINDS: Record<string, string> = {
  string: 'text',
  array: 'a list, each line starting with "- "',
  object: 'fields, each as "name: value"',
  record: 'fields, each as "name: value"',
  boolean: 'true or false',
  number: 'a number',
};

function wrongType(expected: string, input: unknown): string {
  const wanted = KINDS[expected] ?? expected;
  if (input === undefined) return `this field is missing: write ${wanted}`;
  if (input === null) return `nothing stands here: write ${wanted}, or delete the line`;
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return `write quotes around it: "${String(input)}"`;
  if (expected === 'string' && typeof input === 'object' && !Array.isArray(input))
    return 'a colon followed by a space splits this text in two: write quotes around the whole text';
  return `write ${wanted} here, not ${describe(input)}`;
}

function wrongValue(values: readonly string[], input: unknown): string {
  const choices = values.length === 1 ? (values[0] ?? '') : `one of ${values.join(', ')}`;
  if (input === undefined) return `this field is missing: write ${choices}`;
  const nearest = typeof input === 'string' ? didYouMean(input, values) : '';
  return `${describe(input)} is not known here: write ${choices}.${nearest}`;
}

function tooSmall(issue: Extract<RawIssue, { code: 'too_small' }>): string {
  if (issue.origin === 'string')
    return issue.minimum === 1
      ? 'nothing stands here: write some text, or delete the line'
      : `write at least ${issue.minimum} characters`;
  return `write at least ${issue.minimum}`;
}

function tooBig(issue: Extract<RawIssue, { code: 'too_big' }>): string {
  return issue.origin === 'string'
    ? `keep it at ${issue.maximum} characters or fewer`
    : `at most ${issue.maximum} here: delete some`;
}

function describe(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object' && input !== null) return 'a group of fields';
  return `"${shorten(String(input))}"`;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

/** `[3].follow_ups[0].to`, as authors see it. */
export function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('');
}
