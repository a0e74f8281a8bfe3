// `npm run eval`: asks the bot every message in tests/evaluation and prints how it did; fails below the floors. `--misses` lists
// what fell short; `--evaluation DIR` reads another folder.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from './evaluation/evaluate.ts';
import { brokenFloors } from './evaluation/floors.ts';
import { confusionOf, figuresOf, type Judged, verdicts, worstPairs } from './evaluation/score-replies.ts';
import { openBot, ownKnowledge } from './open-bot.ts';

const { values } = parseArgs({
  options: { misses: { type: 'boolean' }, evaluation: { type: 'string' }, knowledge: { type: 'string' } },
});
const bot = openBot(values.knowledge ? { knowledge: values.knowledge } : {});
const sets = evaluate(bot, values.evaluation ?? join(ownKnowledge, 'tests', 'evaluation'));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

for (const [name, list] of sets) {
  if (list.length === 0) continue;
  printFigures(name, list);
  for (const style of [...new Set(list.map((one) => one.style))].sort()) {
    printFigures(
      `  ${style}`,
      list.filter((one) => one.style === style),
    );
  }
}
printConfusion([...sets.values()].flat());
for (const { pair, times } of worstPairs(
  [...(sets.get('questions') ?? []), ...(sets.get('typo twins') ?? [])],
  12,
))
  print(`  ${times} x ${pair}`);
if (values.misses) printMisses();
const broken = brokenFloors(sets);
for (const line of broken) process.stderr.write(`BELOW THE FLOOR ${line}\n`);
process.exitCode = broken.length > 0 ? 1 : 0;

function printFigures(name: string, list: readonly Judged[]): void {
  const { count, first, within, wrong, declined } = figuresOf(list);
  print(
    `${name.padEnd(24)} n=${count}  first ${first}  first or choices ${within}  answered wrongly ${wrong}  declined ${declined}`,
  );
}

function printConfusion(list: readonly Judged[]): void {
  const table = confusionOf(list);
  print(`\nwanted \\ got${verdicts.map((got) => got.padStart(10)).join('')}`);
  for (const wanted of verdicts)
    print(wanted.padEnd(12) + verdicts.map((got) => String(table[wanted][got]).padStart(10)).join(''));
  print('\nIntents mistaken most often:');
}

function printMisses(): void {
  for (const [name, list] of sets) {
    for (const { text, got, pair } of list.filter(({ within, wrong }) => !within || wrong)) {
      print(`MISS ${name}: ${got}${pair === null ? '' : ` (${pair.wanted} → ${pair.got})`}: ${text}`);
    }
  }
}
