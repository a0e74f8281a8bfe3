// What a client may send → one of three things we understand, or a refusal in plain words. Everything a client says about
// who it is, where it is or what time it is, is dropped here: the token and the server know better.
import { z } from 'zod';
import { feedbackReasons } from '../store/conversation-store.ts';
import { ApiError } from './api-error.ts';

/** Longest message, in characters as a person counts them. */
export const MAX_MESSAGE_CHARS = 2_000;
/** The same in UTF-16 units and after compatibility normalisation: a bound on work whatever a "character" holds. */
export const MAX_MESSAGE_UNITS = 8_000;

export type Incoming =
  | { type: 'message'; text: string; clientActivityId: string | null }
  | { type: 'typing' }
  | {
      type: 'feedback';
      replyTo: string;
      rating: 'up' | 'down' | 'none';
      reason: (typeof feedbackReasons)[number] | null;
    };

/** Ids clients make up: Web Chat's are short base-36 strings, others send UUIDs. */
const clientActivityId = z
  .string()
  .regex(/^[\w.:|-]{1,100}$/, 'clientActivityID has letters this server does not take');

const messageSchema = z.object({
  text: z.string({ error: 'A message needs a text.' }),
  attachments: z.array(z.unknown()).max(0, 'Files cannot be sent here.').optional(),
  channelData: z
    .object(
      { clientActivityID: clientActivityId.optional(), postBack: z.unknown().optional() },
      'channelData must be an object.',
    )
    .nullish(),
});

const feedbackSchema = z.object({
  name: z.literal('feedback', 'The only event understood here is "feedback".'),
  value: z.strictObject(
    {
      replyTo: z.string('Feedback names the reply it is about.').min(1).max(100),
      rating: z.enum(['up', 'down', 'none'], 'A rating is "up", "down" or "none".'),
      reason: z.enum(feedbackReasons, `A reason is one of: ${feedbackReasons.join(', ')}.`).nullish(),
    },
    'Feedback is { replyTo, rating, reason } and nothing else.',
  ),
});

const typeSchema = z.object({ type: z.string() });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** @throws ApiError 400 with a sentence that says what is wrong. */
export function parseActivity(body: unknown): Incoming {
  const typed = typeSchema.safeParse(body);
  if (!typed.success) throw bad('BadActivity', 'An activity is a JSON object with a type.');
  if (typed.data.type === 'message') return parseMessage(body);
  if (typed.data.type === 'typing') return { type: 'typing' };
  if (typed.data.type === 'event') return parseFeedback(body);
  throw bad('UnknownType', 'Activities of this type are not understood here.');
}

function parseMessage(body: unknown): Incoming {
  const { text, channelData } = parseWith(messageSchema, body);
  return { type: 'message', text: checkText(text), clientActivityId: channelData?.clientActivityID ?? null };
}

function parseFeedback(body: unknown): Incoming {
  const { replyTo, rating, reason } = parseWith(feedbackSchema, body).value;
  return { type: 'feedback', replyTo, rating, reason: reason ?? null };
}

/**
 * The text as it is stored and answered: valid Unicode, no NUL or other invisible control characters except tab and line
 * breaks, no marks that turn the reading direction.
 * @throws ApiError 400 MessageTooLong or MessageEmpty
 */
export function checkText(raw: string): string {
  if (raw.length > MAX_MESSAGE_UNITS) throw tooLong();
  const text = raw
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '');
  if (text.normalize('NFKC').length > MAX_MESSAGE_UNITS || longerThan(text, MAX_MESSAGE_CHARS))
    throw tooLong();
  if (text.trim() === '') throw bad('MessageEmpty', 'The message is empty. Please type a question.');
  return text;
}

function longerThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  let count = 0;
  for (const _ of graphemes.segment(text)) if (++count > max) return true;
  return false;
}

function parseWith<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  // zod's own texts may quote what was sent; ours are the ones that end in a full stop.
  const message = issue?.message.endsWith('.')
    ? issue.message
    : 'A field of the activity is not as it should be.';
  throw bad('BadActivity', message);
}

function bad(code: string, message: string): ApiError {
  return new ApiError(400, code, message);
}

function tooLong(): ApiError {
  return bad('MessageTooLong', 'That message is too long. Please keep it under 2,000 characters.');
}
