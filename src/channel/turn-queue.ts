// One turn at a time per conversation, in the order of arrival. Different conversations do not wait for each other.
import { ApiError } from './api-error.ts';

/** Requests of one conversation that may wait; nobody types this fast, so more is a flood. */
const MAX_WAITING = 60;

export interface TurnQueue {
  /** @throws ApiError 429 when too many turns of this conversation are waiting; otherwise what the job throws. */
  run<T>(key: string, job: () => Promise<T>): Promise<T>;
  /** Resolves when no turn is running or waiting. */
  idle(): Promise<void>;
}

export function createTurnQueue(maxWaiting: number = MAX_WAITING): TurnQueue {
  const tails = new Map<string, { tail: Promise<unknown>; waiting: number }>();
  return {
    run: (key, job) => {
      const entry = tails.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
      if (entry.waiting >= maxWaiting)
        return Promise.reject(new ApiError(429, 'TooManyRequests', 'Please wait for the last answer.', 1));
      entry.waiting += 1;
      const result = entry.tail.then(job);
      entry.tail = result
        .catch(() => undefined)
        .then(() => {
          entry.waiting -= 1;
          if (entry.waiting === 0) tails.delete(key);
        });
      tails.set(key, entry);
      return result;
    },
    idle: async () => {
      while (tails.size > 0) await Promise.all([...tails.values()].map(({ tail }) => tail));
    },
  };
}
