// The bot as the command-line tools use it: from the project's own knowledge, or from another folder.
import { join } from 'node:path';
import type { Bot } from '../conversation/bot.ts';
import { buildBot } from '../conversation/build-bot.ts';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';

/** The folder that holds the project's own `intents/` and `content/`. */
export const ownKnowledge = join(import.meta.dirname, '..', '..');

/** @throws ContentError when the folder is not fit to answer from. A folder given by hand may leave out the safety files. */
export function openBot(options: { knowledge?: string; region?: string } = {}): Bot {
  const knowledge =
    options.knowledge === undefined
      ? loadKnowledge(ownKnowledge)
      : loadKnowledge(options.knowledge, { partial: true });
  return buildBot(knowledge, { region: options.region ?? 'other' });
}
