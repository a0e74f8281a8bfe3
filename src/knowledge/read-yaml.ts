// YAML text → plain values, with the line of every value for the day something is wrong. It knows YAML, not what the values mean.
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { ContentProblem } from '../errors.ts';
import { explainSyntax, type Fault, NO_REPEATS, QUOTE, TOO_DEEP } from './explain-yaml.ts';
import { readFast } from './read-fast-yaml.ts';

export interface YamlText {
  value: unknown;
  /** Line of the field in the whole file, from 1; of its key when `atKey`. The nearest line above when the path leads nowhere. */
  lineOf(path: readonly PropertyKey[], atKey?: boolean): number;
}

export type YamlResult = { ok: true; yaml: YamlText } | { ok: false; problems: ContentProblem[] };

/** Most faults of notation told of one file: one slip, such as a missing quote, makes many more below it. */
const MAX_FAULTS = 10;

/**
 * Reads one YAML text. `skippedLines` stand above it in the file (front matter starts on line 2). Anchors, tags, directives,
 * duplicate keys and several documents in one file are refused, so a small file cannot unfold into a large one.
 */
export function readYaml(file: string, text: string, skippedLines = 0): YamlResult {
  const plain = readFast(text);
  if (plain === undefined) return readWithPlaces(file, text, skippedLines);
  // Places are asked for only when something is wrong; then the library reads the text once more.
  let places: YamlResult | undefined;
  const lineOf = (path: readonly PropertyKey[], atKey = false): number => {
    places ??= readWithPlaces(file, text, skippedLines);
    return places.ok ? places.yaml.lineOf(path, atKey) : 1 + skippedLines;
  };
  return { ok: true, yaml: { ...plain, lineOf } };
}

function readWithPlaces(file: string, text: string, skippedLines: number): YamlResult {
  const lineAt = lineFinder(text, skippedLines);
  const toProblem = ({ offset, message }: Fault): ContentProblem => ({
    file,
    line: lineAt(offset),
    field: '',
    message,
  });
  try {
    const document = parseDocument(text, OPTIONS);
    const faults = explainSyntax([...document.errors, ...document.warnings], text);
    if (text.startsWith('%'))
      faults.push({ offset: 0, message: 'a line that starts with "%" is not used here: delete it' });
    collectForbidden(document.contents, faults);
    if (faults.length > 0) return { ok: false, problems: onePerLine(faults.map(toProblem)) };
    const lineOf = (path: readonly PropertyKey[], atKey = false): number =>
      lineAt(offsetOf(document, path, atKey));
    return { ok: true, yaml: { value: document.toJS({ maxAliasCount: 0 }), lineOf } };
  } catch {
    return { ok: false, problems: [toProblem({ offset: 0, message: TOO_DEEP })] };
  }
}

// Duplicate keys are found in `collectForbidden`: the library compares every key with every other.
const OPTIONS = { prettyErrors: false, logLevel: 'error', uniqueKeys: false, version: '1.2' } as const;

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

/** Sorted by line; of several faults on one line the first is the cause. */
function onePerLine(problems: readonly ContentProblem[]): ContentProblem[] {
  const byLine = new Map<number | undefined, ContentProblem>();
  for (const problem of problems) if (!byLine.has(problem.line)) byLine.set(problem.line, problem);
  return [...byLine.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, MAX_FAULTS);
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
