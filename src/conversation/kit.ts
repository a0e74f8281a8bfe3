// Everything a turn needs that does not change between turns. Built once by `build-bot.ts`.
import type { Intent, IntentRole, Knowledge, Region } from '../knowledge/knowledge.ts';
import type { Matcher } from '../matching/match-result.ts';
import type { Screen } from '../safety/screen-message.ts';
import type { FindTitles } from './find-titles.ts';
import type { PhraseReader } from './phrase-reader.ts';

export interface Kit {
  knowledge: Knowledge;
  region: Region;
  matcher: Matcher;
  screen: Screen;
  reader: PhraseReader;
  /** Titles that resemble a short message. */
  findTitles: FindTitles;
  /** Fills {emergency_number} and the like from the region and the clinic. */
  fill: (text: string) => string;
  /** Intent by id; null for null and for an id that does not exist here. */
  intent: (id: string | null) => Intent | null;
  /** The first intent that plays this role. */
  withRole: (role: IntentRole) => Intent | null;
  /** Topic files with a name to show, in the order of `topic_names`, each with its intents. */
  topics: ReadonlyMap<string, { name: string; intents: readonly Intent[] }>;
}
