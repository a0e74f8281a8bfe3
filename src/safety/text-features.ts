// Text → numbers of its features for a linear classifier: stems alone and in pairs, and runs of 3 to 5 letters, each hashed to a
// slot. It learns nothing.
import { stem } from '../language/stem.ts';
import type { Token } from '../language/tokenise.ts';

/** Slots, a power of two. Fewer mix up more features; 32,768 measured as good as 65,536 at half the memory. */
export const SLOTS = 32_768;
/** Letters of the runs. */
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
/** FNV-1a, 32 bit: http://www.isthe.com/chongo/tech/comp/fnv/ (checked 2026-11-21). */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Keeps a stem, a pair and a run with the same letters apart. */
const KIND = { stem: 1, pair: 2, spaced: 3, run: 16 };

/** The slots of a text, each once, in order of first appearance. Linear in the length of the text. */
export function textFeatures(tokens: readonly Pick<Token, 'text'>[]): Uint16Array {
  mark = (mark + 1) >>> 0;
  held = 0;
  const stems = tokens.map(({ text }) => stem(text));
  stems.forEach((one, at) => {
    hold(slotOf(one, KIND.stem));
    const next = stems[at + 1];
    const afterNext = stems[at + 2];
    if (next !== undefined) hold(slotOf(`${one} ${next}`, KIND.pair));
    if (afterNext !== undefined) hold(slotOf(`${one} ${afterNext}`, KIND.spaced));
  });
  addRuns(` ${tokens.map(({ text }) => text).join(' ')} `);
  return slots.slice(0, held);
}

/** The mark of the list a slot was last seen in: cheaper than a set. */
const lastSeen = new Uint32Array(SLOTS);
let mark = 0;
/** The slots of the text being read, and how many: one list for all texts, overwritten each time. */
const slots = new Uint16Array(SLOTS);
let held = 0;

function hold(slot: number): void {
  if (lastSeen[slot] === mark) return;
  lastSeen[slot] = mark;
  slots[held++] = slot;
}

function addRuns(text: string): void {
  for (let start = 0; start + SHORTEST_RUN <= text.length; start++) {
    let hash = FNV_START ^ KIND.run;
    for (let letters = 1; letters <= LONGEST_RUN && start + letters <= text.length; letters++) {
      hash = Math.imul(hash ^ text.charCodeAt(start + letters - 1), FNV_PRIME);
      if (letters >= SHORTEST_RUN) hold(toSlot(hash ^ letters));
    }
  }
}

function slotOf(text: string, kind: number): number {
  let hash = FNV_START ^ kind;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return toSlot(hash);
}

const toSlot = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);
