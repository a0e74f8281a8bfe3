// `npm run check`: is the content fit to be shown? Prints every finding, sorted; errors fail. Thin: the checks are in
// knowledge/content-checks/.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeProblem } from '../errors.ts';
import { answerTable } from '../knowledge/content-checks/answer-table.ts';
import { compareTexts } from '../knowledge/content-checks/compare-texts.ts';
import { describeFinding } from '../knowledge/content-checks/finding.ts';
import { listUnconfirmed } from '../knowledge/content-checks/list-unconfirmed.ts';
import { answerTexts, runContentChecks } from '../knowledge/content-checks/run-content-checks.ts';
import { readKnowledge } from '../knowledge/read-knowledge.ts';

const HELP = `npm run check -- [options]
  --knowledge DIR   check another folder (default: this project)
  --table           figures per answer: grade, ease, words, longest sentence, sections, phrasings
  --unconfirmed     claims and numbers that are still to be confirmed
  --compare DIR     find runs of 8 words shared with the texts in DIR
  --quiet           errors only
`;

const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string' },
    table: { type: 'boolean' },
    unconfirmed: { type: 'boolean' },
    compare: { type: 'string' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const print = (lines: readonly string[]): void => {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
};

if (options.help === true) process.stdout.write(HELP);
else process.exitCode = check();

function check(): number {
  const reading = readKnowledge(options.knowledge ?? join(import.meta.dirname, '..', '..'));
  if (options.table === true) print(answerTable(reading));
  if (options.unconfirmed === true) print(listUnconfirmed(reading));
  const compared =
    options.compare === undefined ? [] : compareTexts(answerTexts(reading), readTexts(options.compare));
  if (options.table === true || options.unconfirmed === true) return 0;
  const findings = [...runContentChecks(reading), ...compared];
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.length - errors.length;
  print(reading.problems.map(describeProblem));
  print((options.quiet === true ? errors : findings).map(describeFinding));
  print([
    `${reading.intents.size} questions: ${reading.problems.length} problems, ${errors.length} errors, ${warnings} warnings.`,
  ]);
  return reading.problems.length + errors.length > 0 ? 1 : 0;
}

function readTexts(directory: string): { name: string; text: string }[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, text: readFileSync(join(directory, name), 'utf8') }));
}
