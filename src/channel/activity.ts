// The few activities of Direct Line 3.0 that this channel sends, and how they are built. Parsing what comes in is parse-activity.ts.
import type { Reply } from '../conversation/reply.ts';
import type { Incoming } from './parse-activity.ts';

export const BOT_ID = 'walkwell';
const CHANNEL_ID = 'directline';

/** A message as a client of the channel reads it. */
export interface WireActivity {
  type: 'message';
  id: string;
  timestamp: string;
  channelId: string;
  conversation: { id: string };
  from: { id: string; name?: string; role: 'user' | 'bot' };
  text: string;
  textFormat: 'plain';
  replyToId?: string;
  suggestedActions?: { actions: readonly { type: 'imBack'; title: string; value: string }[] };
  channelData?: { clientActivityID?: string; reply?: Reply };
}

export interface Place {
  conversationId: string;
  userId: string;
  now: Date;
}

/** Unique in the conversation and in its order, also for a client that sorts by id. */
export function activityId(conversationId: string, position: number): string {
  return `${conversationId}|${String(position).padStart(16, '0')}`;
}

/** The person's own message, back to them: without it Direct Line clients call the message unsent. */
export function echoOf(incoming: Incoming & { type: 'message' }, id: string, place: Place): WireActivity {
  return {
    type: 'message',
    id,
    timestamp: place.now.toISOString(),
    channelId: CHANNEL_ID,
    conversation: { id: place.conversationId },
    from: { id: place.userId, role: 'user' },
    text: incoming.text,
    textFormat: 'plain',
    ...(incoming.clientActivityId === null
      ? {}
      : { channelData: { clientActivityID: incoming.clientActivityId } }),
  };
}
