// `npm run fit -- --date 2026-11-21`: fits how sure the bot says it is, and where it answers, offers choices or declines, from
// the labelled messages in tests/evaluation, and writes src/matching/fitted.json. It does not change what is matched.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { matcherOf } from '../conversation/build-bot.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';
import { chooseThresholds, target } from '../matching/choose-thresholds.ts';
import {
  fitProbabilities,
  gatherCases,
  judgeHeldBack,
  type LabelledMessage,
  outcomesOf,
  reliability,
} from '../matching/fit-calibration.ts';
import type { MatchEntry, Matcher } from '../matching/match-result.ts';
import { ambiguousRow, outsideRow, questionRow, readLines, readRows } from './evaluation/read-rows.ts';
import { ownKnowledge } from './open-bot.ts';

const { values } = parseArgs({
  options: {
    /** The day written into the file; the tool itself does not look at the clock. */
    date: { type: 'string' },
    /** Folder with questions.jsonl, out-of-scope.jsonl, ambiguous.jsonl; may be given more than once. */
    evaluation: { type: 'string', multiple: true },
    /** Print only. */
    'dry-run': { type: 'boolean' },
  },
});
const own = join(ownKnowledge, 'tests', 'evaluation');
const folders = values.evaluation ?? [own];

const knowledge = loadKnowledge(ownKnowledge);
const intents = [...knowledge.intents.values()];
const questions: LabelledMessage[] = folders.flatMap((folder) => [
  ...readRows(join(folder, 'questions.jsonl'), questionRow).map(({ text, intent, also_ok }) => ({
    text,
    good: [intent, ...also_ok],
  })),
  ...readRows(join(folder, 'ambiguous.jsonl'), ambiguousRow).map(({ text, acceptable }) => ({
    text,
    good: acceptable,
  })),
]);
const outside = [
  ...readLines(join(own, 'out-of-scope-for-fit.txt')),
  ...folders.flatMap((folder) =>
    readRows(join(folder, 'out-of-scope.jsonl'), outsideRow).map(({ text }) => text),
  ),
];

const cases = gatherCases({
  entries: intents,
  outOfScope: intents.filter(({ role }) => role === 'out-of-scope').map(({ id }) => id),
  build: (entries) => matcherFor(knowledge, entries),
  questions,
  outside,
});
const heldBack = judgeHeldBack(cases);
const thresholds = chooseThresholds(heldBack, {
  questions: Math.max(1, questions.length),
  outside: Math.max(1, outside.length),
});
const curve = reliability(outcomesOf(heldBack));
const fitted = {
  about: 'Written by npm run fit. Do not edit by hand.',
  date: values.date ?? 'not given',
  knowledge: knowledge.version,
  fittedOn: {
    phrasings: cases.filter(({ origin }) => origin === 'held-out').length,
    questions: questions.length,
    outside: outside.length,
  },
  target,
  thresholds,
  ...fitProbabilities(cases),
  /** Of other people's messages, each judged by weights fitted without it. */
  heldBack: curve,
};
process.stdout.write(`${JSON.stringify({ ...fitted, heldBack: curve.expectedCalibrationError }, null, 2)}\n`);
if (!values['dry-run']) {
  writeFileSync(new URL('../matching/fitted.json', import.meta.url), `${JSON.stringify(fitted, null, 2)}\n`);
}

/** The bot's own matcher over other phrasings of the same intents. */
function matcherFor(all: Knowledge, entries: readonly MatchEntry[]): Matcher {
  const changed = new Map(
    entries.flatMap(({ id, questions: phrasings }) => {
      const intent = all.intents.get(id);
      return intent === undefined ? [] : [[id, { ...intent, questions: phrasings }] as const];
    }),
  );
  return matcherOf({ ...all, intents: changed });
}
