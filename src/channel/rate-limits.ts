// How often one client may do what costs something. Counts live in memory and for a minute; nothing here is an address.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.ts';
import { ApiError } from './api-error.ts';

export interface RateLimits {
  /** @throws ApiError 429 */
  newConversation(client: string): Promise<void>;
  /** Per conversation and per address. @throws ApiError 429 */
  message(conversationId: string, client: string): Promise<void>;
  /** Reads, refreshes and streams of one conversation. @throws ApiError 429 */
  read(conversationId: string): Promise<void>;
  /** Questions asked on the plain pages. @throws ApiError 429 */
  search(client: string): Promise<void>;
  /** Calls with tokens that are no good. @throws ApiError 429 */
  badToken(client: string): Promise<void>;
}

const WINDOW_SECONDS = 60;
/** Direct Line clients poll once a second, Web Chat up to five times; more is a fault or a flood. */
const READS_PER_MINUTE = 600;
/** A tab left open over a restart tries its dead token a few times a minute; a clinic may have hundreds of those. */
const BAD_TOKENS_PER_MINUTE = 1_200;

export function createRateLimits(limits: Config['limits']): RateLimits {
  const perMinute = (points: number) => new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  const conversations = perMinute(limits.newConversationsPerMinute);
  const messages = perMinute(limits.messagesPerMinute);
  const addressMessages = perMinute(limits.addressMessagesPerMinute);
  const reads = perMinute(READS_PER_MINUTE);
  const badTokens = perMinute(BAD_TOKENS_PER_MINUTE);
  return {
    newConversation: (client) =>
      spend(conversations, client, 'Too many conversations were started from here.'),
    message: async (conversationId, client) => {
      await spend(messages, conversationId, 'That was a lot of messages in a short time.');
      await spend(addressMessages, client, 'Too many messages are coming from here.');
    },
    read: (conversationId) => spend(reads, conversationId, 'Too many requests in a short time.'),
    search: (client) => spend(addressMessages, client, 'Too many questions are coming from here.'),
    badToken: (client) => spend(badTokens, client, 'Too many requests in a short time.'),
  };
}

async function spend(limiter: RateLimiterMemory, key: string, what: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new ApiError(
      429,
      'TooManyRequests',
      `${what} Please wait ${inWords(seconds)} and try again.`,
      seconds,
    );
  }
}

function inWords(seconds: number): string {
  return seconds === 1 ? 'a second' : `${seconds} seconds`;
}
