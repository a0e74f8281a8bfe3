// Replays a transcript and shows every difference: a bug report is a file of messages and replies.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { converse, toJsonTurn } from './converse.ts';
import { openBot } from './open-bot.ts';

/** A line of `ask --jsonl`: only the person's messages are needed, everything else is compared. */
const recorded = z.object({ turns: z.array(z.looseObject({ user: z.string() })) });

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { knowledge: { type: 'string' }, region: { type: 'string' } },
});

function replay(file: string): number {
  const transcript = readTranscript(readFileSync(file, 'utf8'));
  const bot = openBot({
    ...(values.knowledge ? { knowledge: values.knowledge } : {}),
    ...(values.region ? { region: values.region } : {}),
  });
  let different = 0;
  let turns = 0;
  for (const { place, turns: before } of transcript) {
    const after = converse(
      bot,
      before.map(({ user }) => user),
    ).map((turn, i) => toJsonTurn(before[i]?.user ?? '', turn, false));
    before.forEach((turn, i) => {
      turns += 1;
      const changes = changedFields(turn, after[i] ?? {});
      if (changes.length > 0) different += 1;
      for (const change of changes) process.stdout.write(`line ${place}, turn ${i + 1}: ${change}\n`);
    });
  }
  process.stdout.write(`${turns} turns replayed, ${different} different\n`);
  return different === 0 ? 0 : 1;
}

/** Read whole before the first turn is taken, so that a damaged file is named at once. @throws Error naming the line. */
function readTranscript(text: string): { place: number; turns: z.infer<typeof recorded>['turns'] }[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const place = index + 1;
    const read = recorded.safeParse(parseJson(line));
    if (!read.success)
      throw new Error(`line ${place}: it is not a conversation as \`npm run ask -- --jsonl\` prints it`);
    return [{ place, turns: read.data.turns }];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(before)
    .filter((field) => field !== 'trace' && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => `${field} was ${JSON.stringify(before[field])}, is ${JSON.stringify(after[field])}`);
}

const [file] = positionals;
if (file === undefined) {
  process.stderr.write(
    'Name the transcript to replay: npm run replay -- FILE (lines as printed by `npm run ask -- --jsonl`)\n',
  );
  process.exitCode = 2;
} else {
  try {
    process.exitCode = replay(file);
  } catch (error) {
    process.stderr.write(
      `${file} cannot be replayed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
