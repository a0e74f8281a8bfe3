// Titles that resemble a short message, for "these may be close" when the matcher knows nothing. It suggests, it never answers.
import Fuse from 'fuse.js';
import type { Intent } from '../knowledge/knowledge.ts';

/** Longer messages are sentences: comparing them letter by letter with titles costs time and finds chance likeness. UTF-16 units. */
const MAX_CHARS = 40;
/** How far letters may differ, 0 (same) to 1 (anything); fuse.js's own default is 0.6. At 0.4 "brid dgo" finds the bird dog, "qwe rty" nothing. */
const THRESHOLD = 0.4;
const MOST = 3;

/**
 * Ids of at most three intents, nearest title first; none for a long or blank message. Only the order is used: fuse.js's scores cannot
 * be compared from one message to the next.
 */
export type FindTitles = (message: string) => readonly string[];

export function buildTitleFinder(intents: readonly Intent[]): FindTitles {
  const listed = intents
    .filter(({ role }) => role === undefined)
    .map(({ id, answer }) => ({ id, title: answer.title }));
  const fuse = new Fuse(listed, {
    keys: ['title'],
    threshold: THRESHOLD,
    ignoreLocation: true,
    minMatchCharLength: 3,
  });
  return (message) => {
    const text = message.trim();
    if (text === '' || text.length > MAX_CHARS) return [];
    return fuse.search(text, { limit: MOST }).map(({ item }) => item.id);
  };
}
