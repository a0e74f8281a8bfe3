// English stretched by a third and accented: shows words that were never put into the strings file and boxes too narrow for
// German. Not a language anybody reads.
import type { Strings } from './strings.ts';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  s: 'š',
  u: 'ú',
  y: 'ý',
};

/** "Send" → "[Šéñd~~]": a third longer, in brackets. */
export function stretch(text: string): string {
  const accented = text.replace(/[aceinosuy]/g, (letter) => accents[letter] ?? letter);
  return `[${accented}${'~'.repeat(Math.ceil(text.length / 3))}]`;
}

/** Words the bot must understand, file names and settings stay as they are. */
const kept = new Set(['lang', 'dir', 'say', 'fileName', 'appName']);

function stretchAll(value: unknown): unknown {
  if (typeof value === 'string') return stretch(value);
  if (typeof value === 'function') return (...args: unknown[]) => stretch(String(value(...args)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, kept.has(key) ? inner : stretchAll(inner)]),
  );
}

/** All words of a language, stretched. */
export function stretchStrings(strings: Strings): Strings {
  return stretchAll(strings) as Strings;
}
