// Sheds work when the process cannot keep up, so that what is accepted is answered in time. Health routes come before it.
import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';

export interface Overload {
  guard: RequestHandler;
  /** Begins to watch the event loop; what happened before, such as loading, does not count. */
  start(): void;
  close(): void;
}

export interface OverloadLimits {
  /** Requests worked on at once. A turn takes about a millisecond, so hundreds waiting are a second of delay. */
  maxInFlight: number;
  /** A stall of the event loop, ms, after which new work is refused until the next sample. */
  maxStallMs: number;
  sampleMs: number;
}

export const defaultOverloadLimits: OverloadLimits = { maxInFlight: 500, maxStallMs: 2_000, sampleMs: 500 };

export function createOverloadGuard(limits: OverloadLimits): Overload {
  /** Longest stall of the event loop in the last sample, ms. */
  let stallMs = 0;
  let inFlight = 0;
  let sample: NodeJS.Timeout | undefined;
  const start = (): void => {
    let lastMs = performance.now();
    sample = setInterval(() => {
      // A timer that comes late was held up by something that did not let go of the thread.
      const nowMs = performance.now();
      stallMs = Math.max(0, nowMs - lastMs - limits.sampleMs);
      lastMs = nowMs;
    }, limits.sampleMs);
    sample.unref();
  };
  return {
    guard: (_req, res, next) => {
      if (inFlight >= limits.maxInFlight || stallMs > limits.maxStallMs)
        throw new ApiError(503, 'Unavailable', 'The service is busy. Please try again in a moment.', 1);
      inFlight += 1;
      res.once('close', () => {
        inFlight -= 1;
      });
      next();
    },
    start,
    close: () => clearInterval(sample),
  };
}
