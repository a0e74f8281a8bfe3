// What somebody typed → the text that is read, kept and shown, or why it cannot be taken. It judges no meaning.

/** Longest message, in characters as a person counts them. */
export const MAX_MESSAGE_CHARS = 2_000;
/** The same in UTF-16 units and after compatibility normalisation: a bound on work whatever a "character" holds. */
export const MAX_MESSAGE_UNITS = 8_000;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export type MessageText = { kind: 'text'; text: string } | { kind: 'too-long' } | { kind: 'empty' };

/**
 * Gives valid Unicode with no NUL or other invisible control characters except tab and line breaks, and no marks that turn
 * the reading direction. `empty` when nothing is left.
 */
export function readMessageText(raw: string): MessageText {
  if (raw.length > MAX_MESSAGE_UNITS) return { kind: 'too-long' };
  const text = raw
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '');
  if (text.normalize('NFKC').length > MAX_MESSAGE_UNITS || longerThan(text, MAX_MESSAGE_CHARS))
    return { kind: 'too-long' };
  return text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text };
}

function longerThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  let count = 0;
  for (const _ of graphemes.segment(text)) if (++count > max) return true;
  return false;
}
