// The same script through the bot itself, as plain text with typed numbers, and over HTTP: the same replies on each.
import { afterEach, describe, expect, test } from 'vitest';
import { openBot } from '../../src/cli/open-bot.ts';
import type { Turn } from '../../src/conversation/bot.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Block, Reply } from '../../src/conversation/reply.ts';
import { initialState } from '../../src/conversation/state.ts';
import { openChat } from '../channel/client.ts';
import { startApp, stopAll } from '../channel/start-app.ts';

/** One thing a person does: type words, or take the button at this place, counted from 0. */
type Move = string | { take: number };

const scripts: Record<string, readonly Move[]> = {
  'follow-ups and elliptical questions': [
    'is it ok to walk with back pain',
    { take: 0 },
    'is it safe?',
    { take: 1 },
    'go back',
    'thanks',
  ],
  'topics and exercises': ['topics', { take: 3 }, { take: 1 }, 'another', { take: 0 }, 'shorter'],
  'fallbacks and choices': [
    'vrax plomby dwint',
    'qwop zindle',
    { take: 2 },
    { take: 0 },
    'not what I asked',
    { take: 0 },
  ],
  'an emergency that stands and is taken back': [
    'I have lost control of my bowels and my back hurts',
    'thanks',
    { take: 0 },
    { take: 1 },
    'what is sciatica',
  ],
  'a crisis': ['I want to kill myself because of this pain', 'how do I do the bridge', { take: 0 }],
  'an urgent sign with a question': [
    'I have a fever and shivering with the back pain',
    'is it ok to walk with back pain',
    { take: 0 },
  ],
  'the guided check to an emergency': [
    'check my warning signs',
    { take: 1 },
    { take: 1 },
    { take: 2 },
    'thanks',
  ],
};
const bot = openBot({ region: 'uk' });
const now = new Date('2026-01-05T10:00:00Z');

afterEach(stopAll);

/** What is typed for a move: the words, or the button's label, or its number. */
function typed(move: Move, before: Reply, by: 'label' | 'number'): string {
  if (typeof move === 'string') return move;
  const label = before.choices[move.take]?.label;
  if (label === undefined) throw new Error(`there is no button ${move.take}`);
  return by === 'label' ? label : String(move.take + 1);
}

function talk(moves: readonly Move[], by: 'label' | 'number'): Turn[] {
  const turns: Turn[] = [];
  for (const move of moves) {
    const before = turns.at(-1);
    turns.push(
      bot.takeTurn(typed(move, before?.reply ?? bot.welcome, by), before?.state ?? initialState, now),
    );
  }
  return turns;
}

/** Everything a warning card says and every number on it, in the order it must be read. */
function warningParts(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.type === 'care-card' ? partsOf(block) : []));
}

function partsOf(block: Block): string[] {
  switch (block.type) {
    case 'care-card':
      return [block.heading, ...block.blocks.flatMap(partsOf)];
    case 'list':
      return [...block.items];
    case 'action':
      return [block.label];
    default:
      return [block.text];
  }
}

describe.each(Object.entries(scripts))('%s', (_title, moves) => {
  const direct = talk(moves, 'label').map(({ reply }) => reply);

  test('plain text offers every button by number, and the number does what the button does', () => {
    expect(talk(moves, 'number').map(({ reply }) => reply)).toEqual(direct);
    for (const reply of direct) {
      const text = renderText(reply, { choices: 'numbered' });
      reply.choices.forEach(({ label }, i) => void expect(text).toContain(`${i + 1}. ${label}`));
      expectWhole(text, reply);
    }
  });

  test('over HTTP the same replies come, as data, as text and as suggested actions', async () => {
    const { url, clock } = await startApp({}, { bot });
    clock.now = now;
    const chat = await openChat(url);
    let { watermark } = await chat.read();
    let before: Reply = bot.welcome;
    for (const [i, move] of moves.entries()) {
      expect((await chat.say(typed(move, before, 'label'))).status).toBe(200);
      const read = await chat.read(watermark);
      watermark = read.watermark;
      const [answer, ...others] = read.activities.filter(({ from }) => from.role === 'bot');
      const reply = direct[i] ?? bot.welcome;
      expect(others).toEqual([]);
      expect(answer?.channelData?.reply).toEqual(reply);
      expect(answer?.text).toBe(renderText(reply, { choices: 'none' }));
      expectWhole(answer?.text ?? '', reply);
      const labels = reply.choices.map(({ label }) => label);
      expect((answer?.suggestedActions?.actions ?? []).map(({ value }) => value)).toEqual(labels);
      before = reply;
    }
  });
});

test('the scripts show a warning card of an emergency and of a lesser level', () => {
  const levels = Object.values(scripts)
    .flatMap((moves) => talk(moves, 'label'))
    .filter(({ reply }) => warningParts(reply.blocks).length > 0)
    .map(({ reply }) => reply.level);
  expect(new Set(levels)).toEqual(new Set(['emergency', 'urgent']));
});

function expectWhole(text: string, reply: Reply): void {
  let from = 0;
  for (const part of warningParts(reply.blocks)) {
    const at = text.indexOf(part, from);
    expect(at, `"${part}" is in the text, in its order`).toBeGreaterThanOrEqual(0);
    from = at + part.length;
  }
}
