// Questions from a shell: one message, or one conversation per line of standard input. See `npm run ask -- --help`.

import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { renderText } from '../conversation/render-text.ts';
import { ContentError } from '../errors.ts';
import { converse, toJsonTurn } from './converse.ts';
import { explainTurn } from './explain-turn.ts';
import { openBot } from './open-bot.ts';

const HELP = `Ask the bot from a shell.
  npm run --silent ask -- "is it ok to walk with a sore back?"
  npm run --silent ask -- --jsonl < questions     one conversation a line: text, or a JSON array of messages
  --knowledge DIR   answer from another folder with intents/ and content/
  --region ID       whose emergency numbers to print (default: other)
  --explain         add how each reply came about`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean' },
      explain: { type: 'boolean' },
      knowledge: { type: 'string' },
      region: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || (!values.jsonl && positionals.length === 0)) {
    process.stdout.write(`${HELP}\n`);
    return values.help ? 0 : 2;
  }
  const bot = openBot({
    ...(values.knowledge ? { knowledge: values.knowledge } : {}),
    ...(values.region ? { region: values.region } : {}),
  });
  if (!values.jsonl) {
    for (const turn of converse(bot, [positionals.join(' ')])) {
      process.stdout.write(`${renderText(turn.reply, { choices: 'numbered' })}\n`);
      if (values.explain) process.stdout.write(`\n${explainTurn(turn)}\n`);
    }
    return 0;
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const messages = readLine(line);
    const turns = converse(bot, messages).map((turn, i) =>
      toJsonTurn(messages[i] ?? '', turn, values.explain ?? false),
    );
    if (!process.stdout.write(`${JSON.stringify({ turns })}\n`))
      await new Promise((resume) => process.stdout.once('drain', resume));
  }
  return 0;
}

/** A line that is a JSON array of strings is a conversation; anything else is one message, brackets and all. */
function readLine(line: string): string[] {
  if (!line.trimStart().startsWith('[')) return [line];
  try {
    const value: unknown = JSON.parse(line);
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  } catch {
    // Not JSON: somebody's message that happens to start with a bracket.
  }
  return [line];
}

try {
  process.exitCode = await main();
} catch (error) {
  const message =
    error instanceof ContentError || (error instanceof TypeError && 'code' in error)
      ? error.message
      : String(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
