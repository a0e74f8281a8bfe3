// A knowledge folder → frozen knowledge a bot may answer from, or every problem at once. It judges form and links, not wording.
import { ContentError } from '../errors.ts';
import type { Knowledge } from './knowledge.ts';
import { type ReadOptions, readKnowledge } from './read-knowledge.ts';

/**
 * Reads `intents/` and `content/` below `directory`.
 * @throws ContentError with all problems, each with file, line, field and what to type instead. Nothing else is thrown.
 */
export function loadKnowledge(directory: string, options: ReadOptions = {}): Knowledge {
  const { version, intents, synonyms, otherTopics, regions, clinic, replies, words, redFlags, problems } =
    readKnowledge(directory, options);
  const complete = { version, intents, synonyms, otherTopics, regions, clinic, replies, words, redFlags };
  if (problems.length > 0 || !isComplete(complete)) throw new ContentError(problems);
  return deepFreeze(complete);
}

type Complete = { [Part in keyof Knowledge]: Knowledge[Part] };

const isComplete = (parts: { [Part in keyof Knowledge]: Knowledge[Part] | undefined }): parts is Complete =>
  Object.values(parts).every((part) => part !== undefined);

/** Freezes objects and lists all the way down, also inside maps; a map itself is read-only by its type. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const inner = value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
  if (!(value instanceof Map || value instanceof Set)) Object.freeze(value);
  for (const part of inner) deepFreeze(part);
  return value;
}
