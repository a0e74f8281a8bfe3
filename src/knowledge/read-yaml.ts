// YAML text → plain values, with the line of every value for the day something is wrong. It knows YAML, not what the values mean.
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { ContentProblem } from '../errors.ts';
import { readPlainYaml } from './read-plain-yaml.ts';

export interface YamlText {
  value: unknown;
  /** Line of the field in the whole file, from 1; of its key when `atKey`. The nearest line above when the path leads nowhere. */
  lineOf(path: readonly PropertyKey[], atKey?: boolean): number;
}

export type YamlResult = { ok: true; yaml: YamlText } | { ok: false; problems: ContentProblem[] };

/** Most faults of notation told of one file: one slip, such as a missing quote, makes many more below it. */
const MAX_FAULTS = 10;
/** Most faults of notation looked at: a hostile file can hold one per letter. */
const MAX_LOOKED_AT = 100;

/**
 * Reads one YAML text. `skippedLines` stand above it in the file (front matter starts on line 2). Anchors, tags, directives,
 * duplicate keys and several documents in one file are refused, so a small file cannot unfold into a large one.
 */
export function readYaml(file: string, text: string, skippedLines = 0): YamlResult {
  const plain = readPlainYaml(text);
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
const TAB = 'a tab stands at the start of the line: use spaces';
const OPEN_QUOTE = 'the quote that starts here is not closed: close it on this line';
const SYNTAX: Record<string, string> = {
  TAB_AS_INDENT: TAB,
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

type SyntaxFault = { code: string; message: string; pos: readonly [number, number] };

/** An open quote swallows what follows, so then it alone is told. */
function explainSyntax(errors: readonly SyntaxFault[], text: string): Fault[] {
  const told = errors.slice(0, MAX_LOOKED_AT);
  const quote = told.some(({ message }) => message.includes('quote')) ? findOpenQuote(text) : undefined;
  if (quote !== undefined) return [{ offset: quote, message: OPEN_QUOTE }];
  return told.map(({ code, message, pos: [offset] }) => {
    if (message.includes('call stack')) return { offset, message: TOO_DEEP };
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    if (/^ *\t/.test(text.slice(lineStart, offset + 1))) return { offset, message: TAB };
    return { offset, message: SYNTAX[code] ?? `this is not good YAML: ${message.split('\n')[0]}` };
  });
}

/** The first line on which a text starts with a quote and does not close it: the parser notices only far below. */
function findOpenQuote(text: string): number | undefined {
  for (const found of text.matchAll(/(?<=^ *(?:- |[\w-]+: )+)(?:"(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*)$/gm))
    return found.index;
  return undefined;
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
