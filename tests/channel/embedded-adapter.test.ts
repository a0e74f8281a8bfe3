import type { TurnContext } from 'botbuilder-core';
import { describe, expect, it } from 'vitest';
import { EmbeddedAdapter } from '../../src/channel/embedded-adapter.ts';

const run = (logic: (context: TurnContext) => Promise<void>, adapter = new EmbeddedAdapter()) => {
  let count = 0;
  const activity = {
    type: 'message',
    id: 'in',
    text: 'x',
    channelId: 'directline',
    conversation: { id: 'c' } as never,
  };
  const frame = { state: null, isAfresh: false, now: new Date(0) };
  return adapter.runTurn({ activity, frame, nextId: () => `out${++count}`, logic });
};

describe('the embedded adapter', () => {
  it('hands back what the bot says, in order, with ids the bot can refer to', async () => {
    const ids: (string | undefined)[] = [];
    const sent = await run(async (context) => {
      ids.push((await context.sendActivity('one'))?.id, (await context.sendActivity('two'))?.id);
    });
    expect(sent.map(({ id, text }) => [id, text])).toEqual([
      ['out1', 'one'],
      ['out2', 'two'],
    ]);
    expect(ids).toEqual(['out1', 'out2']);
  });

  it('keeps from the person what is meant for machines, above all a hand-off with its transcript', async () => {
    const sent = await run(async (context) => {
      await context.sendActivities([
        { type: 'trace', name: 'debug', value: 'internals' },
        { type: 'invokeResponse', value: { status: 200 } },
        {
          type: 'event',
          name: 'handoff.initiate',
          attachments: [{ contentType: 'x', content: 'transcript' }],
        },
        { type: 'message', text: 'for you' },
      ]);
    });
    expect(sent.map(({ text }) => text)).toEqual(['for you']);
  });

  it('waits when the bot asks for a pause, and not for ever', async () => {
    const startedMs = performance.now();
    await run(async (context) => {
      await context.sendActivities([
        { type: 'delay', value: 30 },
        { type: 'delay', value: -5 },
        { type: 'delay', value: 'x' },
      ]);
    });
    const tookMs = performance.now() - startedMs;
    expect(tookMs).toBeGreaterThanOrEqual(29);
  });

  it('runs middleware and lets a failing turn fail', async () => {
    const adapter = new EmbeddedAdapter();
    const seen: string[] = [];
    adapter.use(async (_context, next) => {
      seen.push('before');
      await next();
    });
    await expect(run(async () => Promise.reject(new Error('broken')), adapter)).rejects.toThrow('broken');
    expect(seen).toEqual(['before']);
  });

  it('does not change, take back or start anything by itself', async () => {
    const adapter = new EmbeddedAdapter();
    await expect(adapter.updateActivity()).rejects.toThrow(TypeError);
    await expect(adapter.deleteActivity()).rejects.toThrow(TypeError);
    await expect(adapter.continueConversation()).rejects.toThrow(TypeError);
  });
});
