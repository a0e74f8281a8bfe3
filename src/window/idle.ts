// When a conversation that nobody looks at is cleared, so that the next person at a shared screen finds nothing. Pure.

/** Quiet time after which a conversation is cleared, in ms. */
export const idleLimitMs = 30 * 60_000;
/** How long before that the person is warned, in ms. WCAG 2.2.1 asks for at least 20 s. */
export const warningMs = 60_000;

export type IdleState = { kind: 'active' } | { kind: 'warn'; seconds: number } | { kind: 'clear' };

/** `quietMs`: time since the last key, touch or message. */
export function idleState(quietMs: number): IdleState {
  if (quietMs >= idleLimitMs) return { kind: 'clear' };
  const left = idleLimitMs - quietMs;
  return left <= warningMs ? { kind: 'warn', seconds: Math.ceil(left / 1_000) } : { kind: 'active' };
}
