// YAML text → plain values, with the line of every value for the day something is wrong. It knows YAML, not what the values mean.
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { ContentProblem } from '../errors.ts';

export interface YamlText {
  value: unknown;
  /** Line of the field in the whole file, from 1; of its key when `atKey`. The nearest line above when the path leads nowhere. */
  lineOf(path: readonly PropertyKey[], atKey?: boolean): number;
}

export type YamlResult = { ok: true; yaml: YamlText } | { ok: false; problems: ContentProblem[] };

/** Most faults told of one file: more come from one slip, such as a missing quote, and telling them all helps nobody. */
const MAX_FAULTS = 20;

/**
 * Reads one YAML text. `skippedLines` stand above it in the file (front matter starts on line 2). Anchors, tags, directives,
 * duplicate keys and several documents in one file are refused, so a small file cannot unfold into a large one.
 */
export function readYaml(file: string, text: string, skippedLines = 0): YamlResult {
  const lineAt = lineFinder(text, skippedLines);
  const toProblem = ({ offset, message }: Fault): ContentProblem => ({
    file,
    line: lineAt(offset),
    field: '',
    message,
  });
  try {
    // Duplicate keys are found below: the library compares every key with every other.
    const options = { prettyErrors: false, logLevel: 'silent', uniqueKeys: false, version: '1.2' } as const;
    const document = parseDocument(text, options);
    const faults = [...document.errors, ...document.warnings].map(explainSyntax);
    if (text.startsWith('%'))
      faults.push({ offset: 0, message: 'a line that starts with "%" is not used here: delete it' });
    collectForbidden(document.contents, faults);
    if (faults.length > 0) return { ok: false, problems: faults.slice(0, MAX_FAULTS).map(toProblem) };
    const lineOf = (path: readonly PropertyKey[], atKey = false): number =>
      lineAt(offsetOf(document, path, atKey));
    return { ok: true, yaml: { value: document.toJS({ maxAliasCount: 0 }), lineOf } };
  } catch {
    return { ok: false, problems: [toProblem({ offset: 0, message: TOO_DEEP })] };
  }
}

interface Fault {
  /** Place in the text, in UTF-16 units. */
  offset: number;
  message: string;
}

/** Offset → line; the line starts are found once, on the first question. */
function lineFinder(text: string, skippedLines: number): (offset: number) => number {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\n/g)].map((found) => found.index + 1)];
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1 + skippedLines;
  };
}

const QUOTE = 'write quotes around the text';
const NO_REPEATS = `"&" and "*" for repeating parts are not used here: write the value out, or ${QUOTE}`;
const TOO_DEEP = 'lists or fields are nested too deep: a bracket or a dash is wrong';
const SYNTAX: Record<string, string> = {
  TAB_AS_INDENT: 'a tab stands at the start of the line: use spaces',
  MULTIPLE_DOCS: 'a line of three dashes starts a second document: delete it',
  BLOCK_AS_IMPLICIT_KEY: `a colon followed by a space splits this line in two: ${QUOTE}`,
  MULTILINE_IMPLICIT_KEY:
    'the indentation does not fit, or a colon is missing: line it up with the lines above',
  MISSING_CHAR: 'a closing quote, a bracket, a comma or a colon is missing here',
  BAD_INDENT: 'the indentation does not fit: line it up with the lines above',
  UNEXPECTED_TOKEN: `this does not belong here: ${QUOTE}, and close every quote and bracket`,
  TAG_RESOLVE_FAILED: `a word starts with "!": ${QUOTE}`,
  BAD_SCALAR_START: `text may not start with this character: ${QUOTE}`,
  BAD_ALIAS: NO_REPEATS,
  MULTIPLE_ANCHORS: NO_REPEATS,
  BAD_DQ_ESCAPE: 'a backslash inside double quotes does not fit: use single quotes instead',
};

function explainSyntax(error: { code: string; message: string; pos: readonly [number, number] }): Fault {
  const [firstLine] = error.message.split('\n');
  const deep = error.message.includes('call stack');
  const message = deep ? TOO_DEEP : (SYNTAX[error.code] ?? `this is not good YAML: ${firstLine}`);
  return { offset: error.pos[0], message };
}

/** Duplicate fields, anchors, aliases and tags, in the order they stand. */
function collectForbidden(node: unknown, faults: Fault[]): void {
  if (!isNode(node)) return;
  const offset = startOf(node) ?? 0;
  if (isAlias(node) || node.anchor !== undefined) faults.push({ offset, message: NO_REPEATS });
  if (node.tag !== undefined && !isPlainTag(node.tag))
    faults.push({ offset, message: `a word starts with "!": ${QUOTE}` });
  if (isSeq(node)) for (const item of node.items) collectForbidden(item, faults);
  if (!isMap(node)) return;
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (seen.has(name))
      faults.push({
        offset: startOf(key) ?? offset,
        message: `the field "${name.slice(0, 60)}" is there twice: keep one`,
      });
    seen.add(name);
    collectForbidden(key, faults);
    collectForbidden(value, faults);
  }
}

/** Tags the parser puts on plain values itself. */
const isPlainTag = (tag: string): boolean => tag.startsWith('tag:yaml.org,2002:');

function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    const inner = stepInto(node, step);
    if (inner === undefined) return offset;
    const wantsKey = atKey && index === path.length - 1;
    offset = (wantsKey ? startOf(inner.key) : (startOf(inner.value) ?? startOf(inner.key))) ?? offset;
    node = inner.value;
  }
  return offset;
}

function stepInto(node: unknown, step: PropertyKey): { key: unknown; value: unknown } | undefined {
  if (isSeq(node) && typeof step === 'number') return { key: node.items[step], value: node.items[step] };
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
