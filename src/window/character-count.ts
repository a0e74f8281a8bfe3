// How much room is left for a message. Pure.

/** Longest message the server takes, in characters. The same as the limit of the channel. */
export const maxMessageChars = 2_000;
/** From this share on the count is shown. */
const shownFrom01 = 0.8;

export interface Room {
  left: number;
  isShown: boolean;
  isOver: boolean;
}

/** Counts as people count, as the server does: a family emoji is one character. Old browsers count code points. */
function countChars(text: string): number {
  if (text.length <= maxMessageChars * shownFrom01) return text.length;
  if (typeof Intl.Segmenter !== 'function') return [...text].length;
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;
}

export function roomFor(draft: string): Room {
  const left = maxMessageChars - countChars(draft.trim());
  return { left, isShown: maxMessageChars - left >= maxMessageChars * shownFrom01, isOver: left < 0 };
}

/** Counts that are said aloud when they are passed: often enough to help, seldom enough to let a person type. */
const spoken = [400, 200, 100, 50, 20, 10, 0];

/** True when the count passed a mark between two drafts. */
export function passesMark(before: number, after: number): boolean {
  return spoken.some((mark) => before > mark && after <= mark);
}
