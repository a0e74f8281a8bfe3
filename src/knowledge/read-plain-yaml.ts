// The plain part of YAML that nearly every line of the knowledge is written in, read several times faster than by the library.
// It never guesses: whatever it does not know for sure makes it give up, and the library reads the whole file instead.
import { isWordOfYaml, readBrackets, readScalar } from './read-plain-scalar.ts';

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
