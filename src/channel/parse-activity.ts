// What a client may send → one of three things we understand, or a refusal in plain words. Everything a client says about
// who it is, where it is or what time it is, is dropped here: the token and the server know better.
import { z } from 'zod';
import { readMessageText } from '../conversation/message-text.ts';
import { feedbackReasons } from '../store/conversation-store.ts';
import { ApiError } from './api-error.ts';

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
    'Feedback names the reply, a rating and, if wanted, a reason, and nothing else.',
  ),
});

const typeSchema = z.object({ type: z.string() });

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

/** @throws ApiError 400 MessageTooLong or MessageEmpty */
export function checkText(raw: string): string {
  const read = readMessageText(raw);
  if (read.kind === 'text') return read.text;
  throw read.kind === 'empty'
    ? bad('MessageEmpty', 'The message is empty. Please type a question.')
    : bad('MessageTooLong', 'That message is too long. Please keep it under 2,000 characters.');
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
