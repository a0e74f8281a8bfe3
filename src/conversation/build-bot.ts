// Knowledge → bot: builds the matcher, the screen and the phrase reader once, and wires them into one pure function.
import { fillPlaceholders, placeholderValues } from '../knowledge/fill-placeholders.ts';
import type { Intent, IntentRole, Knowledge, Region } from '../knowledge/knowledge.ts';
import { buildMatcher } from '../matching/build-matcher.ts';
import type { KeptWeights } from '../matching/kept-weights.ts';
import type { Matcher } from '../matching/match-result.ts';
import { buildScreen } from '../safety/screen-message.ts';
import type { Bot } from './bot.ts';
import { followUps, paragraph } from './compose-answer.ts';
import { buttons } from './fallback.ts';
import { buildTitleFinder } from './find-titles.ts';
import type { Kit } from './kit.ts';
import { readWords } from './phrase-match.ts';
import { buildPhraseReader } from './phrase-reader.ts';
import type { Reply } from './reply.ts';
import { takeTurn } from './take-turn.ts';

/** Roles that give way to a real question in the same message: "hi, my back hurts". */
const GIVES_WAY: ReadonlySet<IntentRole> = new Set([
  'greeting',
  'thanks',
  'small-talk',
  'help',
  'start-over',
  'talk-to-human',
]);

/**
 * @param options.region id in the region table; whose emergency numbers are printed.
 * @param options.kept where trained weights are kept between starts.
 * @throws RangeError for a region that the table does not hold.
 */
export function buildBot(knowledge: Knowledge, options: { region: string; kept?: KeptWeights }): Bot {
  const kit = buildKit(knowledge, options.region, options.kept);
  return {
    version: knowledge.version,
    welcome: welcome(kit, []),
    welcomeBack: welcome(kit, [knowledge.replies.interrupted]),
    takeTurn: takeTurn(kit),
  };
}

export function buildKit(knowledge: Knowledge, regionId: string, kept?: KeptWeights): Kit {
  const region = knowledge.regions.get(regionId);
  if (!region) {
    throw new RangeError(
      `There is no region "${regionId}". Known regions: ${[...knowledge.regions.keys()].join(', ')}`,
    );
  }
  const intents = [...knowledge.intents.values()];
  return {
    knowledge,
    region,
    matcher: matcherOf(knowledge, kept),
    screen: buildScreen(knowledge.redFlags, { harmless: intents.flatMap(({ questions }) => questions) }),
    reader: buildPhraseReader(knowledge.words),
    findTitles: buildTitleFinder(intents),
    fill: filler(knowledge, region),
    intent: (id) => (id === null ? null : (knowledge.intents.get(id) ?? null)),
    withRole: (role) => intents.find((intent) => intent.role === role) ?? null,
    topics: topicsOf(knowledge, intents),
  };
}

/** The matcher the bot asks, built from the knowledge alone. Also what the benchmarks and the collision report measure. */
export function matcherOf(knowledge: Knowledge, kept?: KeptWeights): Matcher {
  const intents = [...knowledge.intents.values()];
  const ids = (wanted: (role: IntentRole) => boolean) =>
    intents.filter(({ role }) => role !== undefined && wanted(role)).map(({ id }) => id);
  return buildMatcher(
    intents.map(({ id, questions, not }) => ({ id, questions, not })),
    {
      synonyms: knowledge.synonyms,
      otherTopics: knowledge.otherTopics,
      protectedWords: redFlagWords(knowledge),
      kept,
      outOfScope: ids((role) => role === 'out-of-scope'),
      smallTalk: ids((role) => GIVES_WAY.has(role)),
    },
  );
}

/** Every word a red-flag concept knows: the matcher's spelling repair leaves them as they are. */
function redFlagWords({ redFlags }: Knowledge): ReadonlySet<string> {
  return new Set([...redFlags.concepts.values()].flatMap(({ words }) => words.flatMap(readWords)));
}

function filler({ clinic }: Knowledge, region: Region): (text: string) => string {
  const values = placeholderValues(region, clinic);
  return (text) => fillPlaceholders(text, values);
}

function topicsOf({ replies }: Knowledge, intents: readonly Intent[]): Kit['topics'] {
  const topics = new Map<string, { name: string; intents: readonly Intent[] }>();
  for (const [id, name] of Object.entries(replies.topic_names)) {
    const members = intents.filter(({ topic }) => topic === id);
    if (members.length > 0) topics.set(id, { name, intents: members });
  }
  return topics;
}

function welcome(kit: Kit, first: readonly string[]): Reply {
  const greeting = kit.withRole('greeting');
  const offers = [...(greeting ? followUps(greeting).slice(0, 3) : []), ...buttons(kit, ['topics'])];
  return {
    kind: 'answer',
    blocks: [...first, ...kit.knowledge.replies.welcome].map((line) => paragraph(kit.fill(line))),
    choices: offers.map(({ label, to }) => (to.kind === 'intent' ? { label, intent: to.id } : { label })),
    intent: greeting?.id ?? null,
    title: null,
    score: 0,
    level: null,
    rules: [],
    sources: [],
    about: null,
    topic: null,
  };
}
