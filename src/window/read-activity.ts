// Activities from the wire → what the window shows. Anything that is not a message of the person or the bot is left out.
import type { Reply } from '../conversation/reply.ts';
import { plainReply, readReply } from './read-reply.ts';

export interface Activity {
  id: string;
  from: 'you' | 'bot';
  text: string;
  reply: Reply | null;
  /** The id the window gave its own message; null on messages it did not send. */
  clientId: string | null;
  /** When the server took it, in ms since 1970; null when it did not say. */
  at: number | null;
}

export interface Frame {
  activities: Activity[];
  /** Where to go on reading. Null when the server gave none. */
  watermark: string | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Buttons of an activity that carries no reply of ours. */
function suggested(value: unknown): { label: string }[] {
  const actions = isRecord(value) ? value.actions : undefined;
  return (Array.isArray(actions) ? actions : [])
    .filter(isRecord)
    .map((action) => action.value ?? action.title)
    .filter((label) => typeof label === 'string')
    .map((label) => ({ label }));
}

/** Null for everything that is not a message, such as typing. */
export function readActivity(value: unknown): Activity | null {
  if (!isRecord(value) || value.type !== 'message' || typeof value.id !== 'string') return null;
  const data = isRecord(value.channelData) ? value.channelData : {};
  const sender = isRecord(value.from) ? value.from : {};
  const words = typeof value.text === 'string' ? value.text : '';
  const reply = readReply(data.reply);
  const isBot = reply !== null || sender.role === 'bot';
  const at = Date.parse(String(value.timestamp));
  return {
    id: value.id,
    from: isBot ? 'bot' : 'you',
    text: words,
    reply: isBot ? (reply ?? plainReply(words, suggested(value.suggestedActions))) : null,
    clientId: typeof data.clientActivityID === 'string' ? data.clientActivityID : null,
    at: Number.isNaN(at) ? null : at,
  };
}

/** A frame of the stream or a page of the log. Unreadable input is an empty frame. */
export function readFrame(value: unknown): Frame {
  if (!isRecord(value)) return { activities: [], watermark: null };
  const items = Array.isArray(value.activities) ? value.activities : [];
  const mark = value.watermark;
  return {
    activities: items.map(readActivity).filter((activity) => activity !== null),
    watermark: typeof mark === 'string' ? mark : typeof mark === 'number' ? String(mark) : null,
  };
}
