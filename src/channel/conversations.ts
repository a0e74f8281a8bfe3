// What can be done with a conversation of the embedded channel: start, say, read, rate, forget. Each accepted message is
// answered once and in order. It knows neither HTTP nor sockets.
import type { ConversationStore, Page, Receipt } from '../store/conversation-store.ts';
import { ApiError } from './api-error.ts';
import { EmbeddedAdapter } from './embedded-adapter.ts';
import { takeEmbeddedTurn } from './embedded-turn.ts';
import type { Incoming } from './parse-activity.ts';
import type { Session, Tokens } from './tokens.ts';
import type { TurnQueue } from './turn-queue.ts';
import type { WalkwellActivityHandler } from './walkwell-activity-handler.ts';

type Message = Incoming & { type: 'message' };

export interface ConversationParts {
  store: ConversationStore;
  handler: WalkwellActivityHandler;
  tokens: Tokens;
  queue: TurnQueue;
  now: () => Date;
}

export interface Conversations {
  /** Opens the conversation of a session and greets, once. `false` when it was open already. */
  start(session: Session): Promise<boolean>;
  /** Makes sure the conversation exists. One the server lost starts afresh, says so, and stands above `seen`. */
  resume(session: Session, seen: number): Promise<void>;
  /** Answers a message. Resolves when message, reply and state are stored; nothing is stored when it rejects. */
  say(session: Session, message: Message): Promise<{ id: string }>;
  read(session: Session, from: number): Promise<Page>;
  rate(session: Session, feedback: Incoming & { type: 'feedback' }): Promise<{ id: string }>;
  /** Erases the conversation. Returns how many activities went; 0 when there was nothing any more. */
  forget(session: Session): Promise<number>;
}

/** Activities in one page. */
const PAGE_SIZE = 100;
/** Another server may store a turn first; then ours is taken again on the new state. */
const ATTEMPTS = 3;

const gone = () =>
  new ApiError(404, 'ConversationEnded', 'This conversation has ended. Please start a new one.');
const busy = () => new ApiError(503, 'Unavailable', 'The service is busy. Please try again in a moment.', 1);

export function createConversations(parts: ConversationParts): Conversations {
  const { store, queue, now } = parts;
  const adapter = new EmbeddedAdapter();

  async function open(session: Session, seen: number): Promise<boolean> {
    const { conversationId: id, userId } = session;
    const nowMs = now().getTime();
    // Counting on from the clock keeps watermarks and ids rising when a conversation is lost and made again.
    const base = Math.max(nowMs, seen);
    const outcome = await store.create({ id, userId, nowMs, base });
    if (outcome === 'ended') throw gone();
    return outcome === 'created';
  }

  /** Opens a conversation the server lost and says so in it, because a warning that stood there is lost as well. */
  async function restore(session: Session, seen: number): Promise<void> {
    if (await open(session, seen)) await take(session, null, { isAfresh: true });
  }

  /** Takes and stores one turn: a message's, or the greeting's. Returns the id of its first activity. */
  async function take(session: Session, message: Message | null, { isAfresh = false } = {}): Promise<string> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (message !== null) await restore(session, 0);
      const conversation = await store.load(session.conversationId, now().getTime());
      if (conversation === null) throw busy();
      const before = message === null ? null : await receiptFor(parts, conversation.id, message);
      if (before !== null) return before.activityId;
      const turn = await takeEmbeddedTurn({ ...parts, adapter, conversation, message, isAfresh });
      if ((await store.commit(turn)) === 'stored') return turn.activities[0]?.id ?? '';
    }
    throw busy();
  }

  return {
    start: (session) =>
      queue.run(session.conversationId, async () => {
        const isNew = await open(session, 0);
        if (isNew) await take(session, null);
        return isNew;
      }),
    resume: restore,
    say: (session, message) =>
      queue.run(session.conversationId, async () => ({ id: await take(session, message) })),
    read: async (session, from) => {
      await restore(session, from);
      const page = await store.read(session.conversationId, from, PAGE_SIZE, now().getTime());
      if (page === null) throw busy();
      return page;
    },
    rate: async ({ conversationId }, { replyTo, rating, reason }) => {
      const feedback = { conversationId, replyTo, reason, rating: rating === 'none' ? null : rating };
      const outcome = await store.rate({ ...feedback, atMs: now().getTime() });
      if (outcome === 'unknown-reply')
        throw new ApiError(400, 'UnknownReply', 'There is no such reply in this conversation.');
      return { id: `${replyTo}|feedback` };
    },
    forget: ({ conversationId }) =>
      queue.run(conversationId, () => store.forget(conversationId, now().getTime())),
  };
}

/** The answer already given to a request that a client repeats because it never saw it. */
async function receiptFor(
  { store, tokens }: ConversationParts,
  conversationId: string,
  { clientActivityId, text }: Message,
): Promise<Receipt | null> {
  if (clientActivityId === null) return null;
  const before = await store.receipt(conversationId, clientActivityId);
  if (before === null || before.digest === tokens.digest(conversationId, text)) return before;
  throw new ApiError(409, 'Conflict', 'Another message was sent with this clientActivityID.');
}
