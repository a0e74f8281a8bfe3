// One turn of the embedded channel, from a conversation and a message to everything that must be stored. It stores nothing.
import type { TurnContext } from 'botbuilder-core';
import type { Conversation, TurnCommit } from '../store/conversation-store.ts';
import { activityId, BOT_ID, echoOf, type WireActivity } from './activity.ts';
import type { EmbeddedAdapter, Outgoing } from './embedded-adapter.ts';
import type { Incoming } from './parse-activity.ts';
import type { Tokens } from './tokens.ts';
import type { WalkwellActivityHandler } from './walkwell-activity-handler.ts';

export interface EmbeddedTurnInput {
  handler: WalkwellActivityHandler;
  tokens: Tokens;
  now: () => Date;
  adapter: EmbeddedAdapter;
  conversation: Conversation;
  /** Null for the greeting. */
  message: (Incoming & { type: 'message' }) | null;
  /** The greeting of a conversation that was lost says so. */
  isAfresh: boolean;
}

/** Rejects with whatever the bot throws. */
export async function takeEmbeddedTurn({
  adapter,
  handler,
  tokens,
  conversation,
  message,
  isAfresh,
  now,
}: EmbeddedTurnInput): Promise<TurnCommit> {
  const { id: conversationId, userId, next } = conversation;
  const place = { conversationId, userId, now: now() };
  const frame = { state: conversation.state, now: place.now, isAfresh };
  let position = next;
  const nextId = () => activityId(conversationId, position++);
  const ids = { conversation: { id: conversationId, isGroup: false, conversationType: '', name: '' } };
  const common = {
    ...ids,
    channelId: 'directline',
    recipient: { id: BOT_ID, name: 'Walkwell' },
    from: { id: userId, name: '' },
  };
  const echo = message === null ? null : echoOf(message, nextId(), place);
  const activity =
    echo === null
      ? { ...common, type: 'conversationUpdate', membersAdded: [common.recipient, common.from] }
      : { ...common, type: 'message', id: echo.id, text: echo.text };
  const logic = (context: TurnContext) => handler.run(context);
  const sent = await adapter.runTurn({ activity, frame, nextId, logic });
  const replies = sent.map((one) => toWire(one, echo?.id ?? null, place));
  const clientActivityId = message?.clientActivityId ?? null;
  return {
    conversationId,
    expectedNext: next,
    nowMs: place.now.getTime(),
    state: frame.state,
    activities: [...(echo === null ? [] : [echo]), ...replies].map(toStored),
    ...(echo === null || clientActivityId === null
      ? {}
      : {
          receipt: {
            key: clientActivityId,
            digest: tokens.digest(conversationId, echo.text),
            activityId: echo.id,
          },
        }),
  };
}

/** Only what a client needs, whatever the SDK added. */
function toWire(
  sent: Outgoing,
  replyToId: string | null,
  { conversationId, now }: { conversationId: string; now: Date },
): WireActivity {
  const actions = sent.suggestedActions?.actions ?? [];
  return {
    type: 'message',
    id: sent.id,
    timestamp: now.toISOString(),
    channelId: 'directline',
    conversation: { id: conversationId },
    from: { id: BOT_ID, name: 'Walkwell', role: 'bot' },
    text: sent.text ?? '',
    textFormat: 'plain',
    ...(replyToId === null ? {} : { replyToId }),
    ...(actions.length === 0 ? {} : { suggestedActions: { actions: actions.map(toButton) } }),
    ...(sent.channelData === undefined ? {} : { channelData: { reply: sent.channelData.reply } }),
  };
}

/** Channels want the value of a button as text. */
function toButton({ title, value }: { title: string; value: unknown }) {
  return { type: 'imBack' as const, title, value: String(value) };
}

function toStored(activity: WireActivity): TurnCommit['activities'][number] {
  return { id: activity.id, role: activity.from.role, json: JSON.stringify(activity) };
}
