// Runs every script in this folder through the bot: `# title`, `> what the person types`, `< what the reply must be`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differences, readScripts } from '../../src/cli/conversation-script.ts';
import { converse } from '../../src/cli/converse.ts';
import { openBot } from '../../src/cli/open-bot.ts';

const bot = openBot({ region: 'uk' });
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.txt'));

describe.each(files)('%s', (file) => {
  const scripts = readScripts(readFileSync(join(import.meta.dirname, file), 'utf8'));

  test.each(scripts.map((script) => [script.title, script] as const))('%s', (_title, { turns }) => {
    const replies = converse(
      bot,
      turns.map(({ user }) => user),
    );
    const wrong = turns.flatMap(({ user, expected }, i) => {
      const reply = replies[i]?.reply;
      return reply
        ? differences(expected, reply).map((difference) => `${user} → ${difference}`)
        : [`${user} → no reply`];
    });
    expect(wrong).toEqual([]);
  });
});
