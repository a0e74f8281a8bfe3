// The warning cards that stand first in a reply, apart from the rest: they come before the answer's own title. It draws nothing.
import type { Block, Reply } from '../conversation/reply.ts';

export function splitLeadingCards({ blocks }: Reply): { cards: readonly Block[]; rest: readonly Block[] } {
  const first = blocks.findIndex(({ type }) => type !== 'care-card');
  const end = first < 0 ? blocks.length : first;
  return { cards: blocks.slice(0, end), rest: blocks.slice(end) };
}
