// Conversations in memory, bounded in number, age, length and total size. Nothing is written to disk: a restart forgets all.
import type {
  Conversation,
  ConversationStore,
  Feedback,
  NewConversation,
  Page,
  Receipt,
  StoredActivity,
  TurnCommit,
} from './conversation-store.ts';

export interface MemoryStoreLimits {
  /** Conversations held; the one idle longest makes room for a new one. */
  maxConversations: number;
  /** A conversation idle for longer is not served any more, to the same second. */
  idleMinutes: number;
  /** Activities kept per conversation; older ones drop off and watermarks stay valid. */
  maxActivities?: number;
  /** Characters of activities held over all conversations; the conversation idle longest makes room. */
  maxTotalChars?: number;
  /** Feedback records kept; the oldest drop off. */
  maxFeedback?: number;
}

/** Enough for an hour of talk; a reply of 2.5 KB makes it 500 KB at most. */
const MAX_ACTIVITIES = 200;
/** About 64 MB of one-byte strings: keeps the process under 200 MB however many people talk. */
const MAX_TOTAL_CHARS = 64_000_000;
const MAX_FEEDBACK = 10_000;
/** Forgotten ids kept, each a short string: more than can be made within a token's life at the default rate limits. */
const MAX_FORGOTTEN = 100_000;
/** No token outlives this, so the id of a forgotten conversation need not either. */
const FORGOTTEN_FOR_MS = 13 * 60 * 60_000;

interface Held {
  conversation: Conversation;
  log: StoredActivity[];
  receipts: Map<string, Receipt>;
  chars: number;
}

/** Opens an empty store. */
export function createMemoryStore(limits: MemoryStoreLimits): ConversationStore {
  const { maxConversations, maxActivities = MAX_ACTIVITIES, maxTotalChars = MAX_TOTAL_CHARS } = limits;
  const maxFeedback = limits.maxFeedback ?? MAX_FEEDBACK;
  const idleMs = limits.idleMinutes * 60_000;
  /** Oldest activity first: a Map keeps insertion order and every use inserts anew. */
  const held = new Map<string, Held>();
  /** Conversations in which nobody has said anything yet, oldest first: they make room first, so that a flood of them ends no talk. */
  const silent = new Set<string>();
  const forgotten = new Map<string, number>();
  const feedback = new Map<string, Feedback>();
  let totalChars = 0;

  function live(id: string, nowMs: number): Held | null {
    const found = held.get(id);
    if (found === undefined) return null;
    if (nowMs - found.conversation.lastActiveAtMs <= idleMs) return found;
    erase(id);
    return null;
  }

  function erase(id: string): number {
    const found = held.get(id);
    if (found === undefined) return 0;
    totalChars -= found.chars;
    held.delete(id);
    silent.delete(id);
    return found.log.length;
  }

  function makeRoom(): void {
    while (held.size > maxConversations || (totalChars > maxTotalChars && held.size > 1)) {
      const [first] = silent.size > 1 ? silent : held.keys();
      if (first === undefined) return;
      erase(first);
    }
  }

  function create({ id, userId, nowMs, base }: NewConversation): 'created' | 'exists' | 'ended' {
    if (forgotten.has(id)) return 'ended';
    if (live(id, nowMs) !== null) return 'exists';
    const conversation = { id, userId, createdAtMs: nowMs, lastActiveAtMs: nowMs, state: null, next: base };
    held.set(id, { conversation, log: [], receipts: new Map(), chars: 0 });
    silent.add(id);
    makeRoom();
    return 'created';
  }

  function commit(turn: TurnCommit): 'stored' | 'conflict' | 'gone' {
    const found = live(turn.conversationId, turn.nowMs);
    if (found === null) return 'gone';
    const { conversation, log, receipts } = found;
    if (conversation.next !== turn.expectedNext) return 'conflict';
    const added = turn.activities.map((activity, i) => ({ ...activity, position: conversation.next + i }));
    log.push(...added);
    const dropped = log.splice(0, Math.max(0, log.length - maxActivities));
    const change = charsOf(added) - charsOf(dropped);
    found.chars += change;
    totalChars += change;
    found.conversation = {
      ...conversation,
      state: turn.state,
      next: conversation.next + added.length,
      lastActiveAtMs: Math.max(conversation.lastActiveAtMs, turn.nowMs),
    };
    if (turn.receipt !== undefined) {
      const { key, ...receipt } = turn.receipt;
      remember(receipts, key, receipt, maxActivities);
    }
    if (turn.state !== null) silent.delete(turn.conversationId);
    held.delete(turn.conversationId);
    held.set(turn.conversationId, found);
    makeRoom();
    return 'stored';
  }

  function read(id: string, from: number, limit: number, nowMs: number): Page | null {
    const found = live(id, nowMs);
    if (found === null) return null;
    const first = found.log[0]?.position ?? found.conversation.next;
    const start = Math.max(0, from - first);
    const activities = found.log.slice(start, start + limit);
    const last = activities.at(-1);
    return {
      activities,
      watermark: last === undefined ? Math.max(from, found.conversation.next) : last.position + 1,
    };
  }

  function rate({ rating, ...rest }: Parameters<ConversationStore['rate']>[0]): 'stored' | 'unknown-reply' {
    const log = held.get(rest.conversationId)?.log ?? [];
    if (!log.some(({ id, role }) => role === 'bot' && id === rest.replyTo)) return 'unknown-reply';
    const key = `${rest.conversationId} ${rest.replyTo}`;
    if (rating === null) feedback.delete(key);
    else remember(feedback, key, { ...rest, rating }, maxFeedback);
    return 'stored';
  }

  function forget(id: string, nowMs: number): number {
    for (const [key, { conversationId }] of feedback) if (conversationId === id) feedback.delete(key);
    remember(forgotten, id, nowMs, MAX_FORGOTTEN);
    return erase(id);
  }

  function purge(nowMs: number): number {
    for (const [id, atMs] of forgotten) if (nowMs - atMs > FORGOTTEN_FOR_MS) forgotten.delete(id);
    const before = held.size;
    for (const id of [...held.keys()]) live(id, nowMs);
    return before - held.size;
  }

  return {
    create: async (conversation) => create(conversation),
    load: async (id, nowMs) => live(id, nowMs)?.conversation ?? null,
    read: async (id, from, limit, nowMs) => read(id, from, limit, nowMs),
    receipt: async (id, key) => held.get(id)?.receipts.get(key) ?? null,
    commit: async (turn) => commit(turn),
    rate: async (rating) => rate(rating),
    feedback: async () => [...feedback.values()],
    forget: async (id, nowMs) => forget(id, nowMs),
    isForgotten: async (id) => forgotten.has(id),
    purge: async (nowMs) => purge(nowMs),
    count: async () => held.size,
    isReady: async () => true,
    close: async () => {
      held.clear();
      silent.clear();
      feedback.clear();
      forgotten.clear();
      totalChars = 0;
    },
  };
}

function charsOf(activities: readonly StoredActivity[]): number {
  return activities.reduce((sum, { json }) => sum + json.length, 0);
}

/** Sets a key as the newest and drops the oldest over the limit. */
function remember<T>(map: Map<string, T>, key: string, value: T, max: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= max) return;
    map.delete(oldest);
  }
}
