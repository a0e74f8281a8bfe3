import { expect, it } from 'vitest';
import { initialState } from '../../src/conversation/state.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { describeStore } from './contract.ts';

describeStore('the store in memory', async (limits) => createMemoryStore(limits));

it('bounds what all conversations together may hold, and drops the one idle longest', async () => {
  const store = createMemoryStore({ maxConversations: 100, idleMinutes: 30, maxTotalChars: 1_000 });
  for (const [i, id] of ['a', 'b', 'c'].entries()) {
    await store.create({ id, userId: '', nowMs: i, base: 0 });
    const activities = [{ id: `${id}0`, role: 'user' as const, json: 'x'.repeat(400) }];
    await store.commit({ conversationId: id, expectedNext: 0, nowMs: i, state: null, activities });
  }
  expect(await store.load('a', 3)).toBeNull();
  expect((await store.load('c', 3))?.next).toBe(1);
  await store.close();
});

it('bounds the feedback it keeps', async () => {
  const store = createMemoryStore({ maxConversations: 5, idleMinutes: 30, maxFeedback: 3 });
  await store.create({ id: 'a', userId: '', nowMs: 0, base: 0 });
  const activities = Array.from({ length: 6 }, (_, i) => ({ id: `r${i}`, role: 'bot' as const, json: '{}' }));
  await store.commit({ conversationId: 'a', expectedNext: 0, nowMs: 0, state: null, activities });
  for (const { id } of activities)
    await store.rate({ conversationId: 'a', replyTo: id, rating: 'up', reason: null, atMs: 0 });
  expect((await store.feedback()).map(({ replyTo }) => replyTo)).toEqual(['r3', 'r4', 'r5']);
  await store.close();
});

it('lets a flood of conversations in which nobody speaks end none in which somebody does', async () => {
  const store = createMemoryStore({ maxConversations: 10, idleMinutes: 30 });
  await store.create({ id: 'person', userId: '', nowMs: 0, base: 0 });
  const said = { conversationId: 'person', expectedNext: 0, nowMs: 0, state: initialState, activities: [] };
  await store.commit(said);
  for (let i = 0; i < 100; i += 1) await store.create({ id: `flood${i}`, userId: '', nowMs: i, base: 0 });
  expect(await store.load('person', 100)).not.toBeNull();
  expect(await store.load('flood99', 100), 'the newest is let in').not.toBeNull();
  expect(await store.count()).toBe(10);
  await store.close();
});
