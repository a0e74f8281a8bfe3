// The same bot in a terminal: type, read, type again. Ends at end of input or "exit".
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { renderText } from '../conversation/render-text.ts';
import { type ConversationState, initialState } from '../conversation/state.ts';
import { openBot } from './open-bot.ts';

const { values } = parseArgs({ options: { knowledge: { type: 'string' }, region: { type: 'string' } } });

try {
  const bot = openBot({
    ...(values.knowledge ? { knowledge: values.knowledge } : {}),
    ...(values.region ? { region: values.region } : {}),
  });
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\nyou> ' });
  let state: ConversationState = initialState;
  process.stdout.write(`${renderText(bot.welcome, { choices: 'numbered' })}\n`);
  terminal.prompt();
  for await (const line of terminal) {
    if (/^\s*(exit|quit)\s*$/i.test(line)) break;
    const turn = bot.takeTurn(line, state, new Date());
    state = turn.state;
    process.stdout.write(`\n${renderText(turn.reply, { choices: 'numbered' })}\n`);
    terminal.prompt();
  }
  terminal.close();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
