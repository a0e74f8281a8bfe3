// One line of plain YAML → a scalar or what stands in brackets. Part of `read-plain-yaml.ts`: it gives up (undefined) on whatever
// it does not know for sure.

/** Words and figures that YAML does not read as text. */
export const isWordOfYaml = (text: string): boolean =>
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
export function readScalar(text: string): string | boolean | undefined {
  if (DOUBLE.test(text) || SINGLE.test(text)) return unquote(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (!/^[\p{L}\d(=]/u.test(text) || text.endsWith(':') || text.includes(': ')) return undefined;
  return isWordOfYaml(text) || looksLikeNumber(text) ? undefined : text;
}

/** `[a, "b"]` or `{ to: a, say: [b] }` on one line; undefined for anything else. */
export function readBrackets(text: string): unknown {
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
