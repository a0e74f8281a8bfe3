// How soon somebody must be seen. Nothing else.

/** routine: book in days or weeks · urgent: same day, seen within 24-48 h · emergency: now. */
export const levels = ['routine', 'urgent', 'emergency'] as const;
export type Level = (typeof levels)[number];

/** 0 for none, 1 routine, 2 urgent, 3 emergency. */
export function rank(level: Level | null): number {
  return level === null ? 0 : levels.indexOf(level) + 1;
}

/** The higher of two levels. */
export function higher(a: Level | null, b: Level | null): Level | null {
  return rank(a) >= rank(b) ? a : b;
}
