// What every page needs to be written: the knowledge, the bot, the region and the built files. Reads nothing itself.
import type { Bot } from '../conversation/bot.ts';
import { fillPlaceholders, placeholderValues } from '../knowledge/fill-placeholders.ts';
import type { Intent, Knowledge, Region } from '../knowledge/knowledge.ts';
import type { Assets } from './assets.ts';

export interface PagesContext {
  knowledge: Knowledge;
  bot: Bot;
  /** Id in the region table: whose emergency numbers are shown. */
  region: string;
  assets: Assets;
  now: () => Date;
  /** How long the server keeps a conversation nobody uses, in minutes: said on the about page. */
  idleMinutes: number;
}

/** @throws RangeError when the region is not in the table: a page must never guess an emergency number. */
export function regionOf({ knowledge, region }: PagesContext): Region {
  const found = knowledge.regions.get(region);
  if (found === undefined) throw new RangeError(`There is no region "${region}".`);
  return found;
}

/** The words with {emergency_number} and the like filled in. */
export function filled(context: PagesContext, text: string): string {
  return fillPlaceholders(text, placeholderValues(regionOf(context), context.knowledge.clinic));
}

export interface Topic {
  id: string;
  name: string;
  intents: readonly Intent[];
}

/** Topics with a name, in the order of the names. What the bot says about itself comes last. */
export function topicsOf({ knowledge }: PagesContext): Topic[] {
  const intents = [...knowledge.intents.values()];
  return Object.entries(knowledge.replies.topic_names)
    .map(([id, name]) => ({ id, name, intents: intents.filter(({ topic }) => topic === id) }))
    .filter((topic) => topic.intents.length > 0);
}
