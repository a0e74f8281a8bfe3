// The kinds of text that red-flag files are made of: a line, an example, a pattern, a word list. It knows no file.
import { z } from 'zod';
import { type Pattern, parsePattern } from './red-flag-pattern.ts';

export const line = z
  .string()
  .trim()
  .min(3, 'write a sentence, or delete the line')
  .max(240, 'keep it under 240 characters');
export const example = z.string().trim().min(2, 'write a message people send, or delete the line').max(2000);
export const examples = z.array(example).default([]);

/** A pattern over concepts: see `red-flag-pattern.ts` for the notation. */
export const pattern = z
  .string()
  .trim()
  .min(2, 'write a pattern over concepts, such as numb + saddle-area')
  .transform((text, context): Pattern => {
    const parsed = parsePattern(text);
    if (parsed.ok) return parsed.pattern;
    context.addIssue({ code: 'custom', message: parsed.message });
    return z.NEVER;
  });
export const patterns = z.array(pattern).default([]);

/** Words separated by commas; line breaks do not matter. */
export const wordList = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim().replace(/\s+/g, ' ').toLowerCase()))
  .refine(
    (words) => words.every((word) => word !== ''),
    'two commas stand side by side, or one stands at the end: delete one',
  );
