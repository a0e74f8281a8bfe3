// The plain part of YAML that nearly every line of the knowledge is written in, read several times faster than by the library.
// It never guesses: whatever it does not know for sure makes it give up, and the library reads the whole file instead.

/** Thrown and caught in this file only: something the fast way does not know. */
class GiveUp extends Error {}

interface Line {
  indent: number;
  /** Without indentation. */
  text: string;
}

/**
 * The value of a text in block lists, block maps, one-line scalars, one-line brackets and `>-`; undefined when there is anything
 * else, right or wrong. When it gives a value, the library gives the same one without a complaint (a test holds it to that).
 */
export function readPlainYaml(text: string): { value: unknown } | undefined {
  // Tabs, carriage returns, spaces at the end of a line, comments behind text: rare, and each with rules of its own.
  if (/[^\S \n]|\u0085| #| $|^(?:---|\.\.\.|%)/m.test(text.replace(/^ *#.*$/gm, ''))) return undefined;
  try {
    const reader = new PlainReader(toLines(text));
    return { value: reader.readDocument() };
  } catch (error) {
    if (error instanceof GiveUp || error instanceof RangeError) return undefined;
    throw error;
  }
}

function toLines(text: string): Line[] {
  return text.split('\n').map((line) => {
    const trimmed = line.trimStart();
    return { indent: line.length - trimmed.length, text: trimmed.trimEnd() };
  });
}

const KEY = /^(?:([a-z][a-z0-9_-]*)|"([^"\\]+)"):(?: +(.+))?$/;

class PlainReader {
  readonly #lines: readonly Line[];
  #next = 0;
  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  readDocument(): unknown {
    const first = this.#peek();
    if (first === undefined) throw new GiveUp();
    const value = this.#readBlock(first.indent);
    if (this.#peek() !== undefined) throw new GiveUp();
    return value;
  }

  /** The next line with something on it. */
  #peek(): Line | undefined {
    for (; this.#next < this.#lines.length; this.#next++) {
      const line = this.#lines[this.#next];
      if (line !== undefined && line.text !== '' && !line.text.startsWith('#')) return line;
    }
    return undefined;
  }

  #readBlock(indent: number): unknown {
    const line = this.#peek();
    if (line === undefined || line.indent !== indent) throw new GiveUp();
    return line.text.startsWith('- ') ? this.#readList(indent) : this.#readMap(indent);
  }

  #readList(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.#peek(); line !== undefined && line.indent >= indent; line = this.#peek()) {
      if (line.indent !== indent || !line.text.startsWith('- ')) throw new GiveUp();
      const rest = line.text.slice(2).trimStart();
      if (KEY.test(rest)) items.push(this.#readMap(line.indent + line.text.length - rest.length, rest));
      else items.push(this.#readInline(rest, indent));
    }
    return items;
  }

  /** `firstText` stands behind a dash on the line at hand. */
  #readMap(indent: number, firstText?: string): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    let text = firstText;
    for (
      let line = this.#peek();
      line !== undefined && (text !== undefined || line.indent >= indent);
      line = this.#peek()
    ) {
      if (text === undefined && line.indent !== indent) throw new GiveUp();
      const [, plain, quoted, rest] = KEY.exec(text ?? line.text) ?? [];
      const key = plain ?? quoted;
      if (key === undefined || key === '__proto__' || Object.hasOwn(map, key) || isWordOfYaml(plain ?? ''))
        throw new GiveUp();
      map[key] = rest === undefined ? this.#readBelow(indent) : this.#readInline(rest, indent);
      text = undefined;
    }
    return map;
  }

  /** The value of a key that has nothing behind it. */
  #readBelow(indent: number): unknown {
    this.#next++;
    const line = this.#peek();
    if (line === undefined || line.indent <= indent) throw new GiveUp();
    return this.#readBlock(line.indent);
  }

  #readInline(text: string, indent: number): unknown {
    this.#next++;
    if (text === '>-') return this.#readFolded(indent);
    const value = readScalar(text) ?? readBrackets(text);
    if (value === undefined) throw new GiveUp();
    // A deeper line would carry on this one.
    const line = this.#peek();
    if (line !== undefined && line.indent > indent) throw new GiveUp();
    return value;
  }

  /** Lines of one indentation, joined by spaces. */
  #readFolded(indent: number): string {
    const texts: string[] = [];
    const width = this.#lines[this.#next]?.indent ?? 0;
    if (width <= indent) throw new GiveUp();
    for (
      let line = this.#lines[this.#next];
      line !== undefined && line.text !== '' && line.indent > indent;
      line = this.#lines[this.#next]
    ) {
      if (line.indent !== width || line.text.startsWith('#')) throw new GiveUp();
      texts.push(line.text);
      this.#next++;
    }
    const after = this.#peek();
    if (texts.length === 0 || (after !== undefined && after.indent > indent)) throw new GiveUp();
    return texts.join(' ');
  }
}

/** Words and figures that YAML does not read as text. */
const isWordOfYaml = (text: string): boolean =>
  /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$/.test(text);
const looksLikeNumber = (text: string): boolean =>
  /^[\d.+-][\d.+\-_a-fA-FoxX]*$/.test(text) && !/^\d{4}-\d\d-\d\d$/.test(text);

const QUOTED = /"(?:[^"\\]|\\["\\])*"/;
const DOUBLE = new RegExp(`^${QUOTED.source}$`);
const SINGLE = /^'(?:[^']|'')*'$/;
const unquote = (text: string): string =>
  text.startsWith('"')
    ? text.slice(1, -1).replace(/\\(["\\])/g, '$1')
    : text.slice(1, -1).replaceAll("''", "'");

/** One scalar on one line, or undefined when it is none or may be more than it seems. */
function readScalar(text: string): string | boolean | undefined {
  if (DOUBLE.test(text) || SINGLE.test(text)) return unquote(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (!/^[\p{L}\d(=]/u.test(text) || text.endsWith(':') || text.includes(': ')) return undefined;
  return isWordOfYaml(text) || looksLikeNumber(text) ? undefined : text;
}

/** `[a, "b"]` or `{ to: a, say: [b] }` on one line; undefined for anything else. */
function readBrackets(text: string): unknown {
  const reader = new BracketReader(text);
  const value = reader.read();
  return reader.isAtEnd() ? value : undefined;
}

const PART = new RegExp(
  `[[\\]{}]|, *|(?:[a-z][a-z0-9_-]*): +|${QUOTED.source}|[\\p{L}\\d(=][^,[\\]{}:#"]*|\\s+`,
  'guy',
);

class BracketReader {
  readonly #parts: readonly string[];
  #next = 0;
  constructor(text: string) {
    const parts = [...text.matchAll(PART)].map(([part]) => part);
    this.#parts =
      parts.join('').length === text.length
        ? parts.map((part) => part.trim()).filter((part) => part !== '')
        : [];
  }

  isAtEnd(): boolean {
    return this.#next === this.#parts.length;
  }

  /** A list, fields or a scalar; undefined when something is not known for sure. */
  read(): unknown {
    const part = this.#parts[this.#next++];
    if (part === '[') return this.#readItems(']', []);
    if (part === '{') return this.#readItems('}', {});
    return part === undefined || /^[\]},]|:$/.test(part) ? undefined : readScalar(part);
  }

  #readItems(end: string, into: unknown[] | Record<string, unknown>): unknown {
    if (this.#parts[this.#next] === end) {
      this.#next++;
      return into;
    }
    for (;;) {
      const key = Array.isArray(into) ? undefined : this.#parts[this.#next++]?.slice(0, -1);
      if (!Array.isArray(into) && !isNewKey(key, into, this.#parts[this.#next - 1])) return undefined;
      const value = this.read();
      if (value === undefined) return undefined;
      if (Array.isArray(into)) into.push(value);
      else if (key !== undefined) into[key] = value;
      const separator = this.#parts[this.#next++];
      if (separator === end) return into;
      if (separator !== ',') return undefined;
    }
  }
}

const isNewKey = (key: string | undefined, map: Record<string, unknown>, part = ''): key is string =>
  key !== undefined && part.endsWith(':') && !isWordOfYaml(key) && !Object.hasOwn(map, key);
