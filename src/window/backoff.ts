// How long to wait before trying again. Pure.

/** First wait in ms. Long enough for a server that restarts, short enough to go unnoticed. */
const firstMs = 500;
/** Longest wait in ms. */
const longestMs = 15_000;

/**
 * Wait before attempt `attempt` (0 is the first), in ms: doubles up to 15 s, spread by `random01` over the upper half, so that
 * a thousand windows do not come back in the same second.
 */
export function backoffMs(attempt: number, random01: number, retryAfterMs: number | null = null): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10));
  return Math.max(Math.round(whole * (0.5 + random01 / 2)), retryAfterMs ?? 0);
}
