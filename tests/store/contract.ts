// What every conversation store promises. Each store's test file runs this against its own factory.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initialState } from '../../src/conversation/state.ts';
import type { ConversationStore, TurnCommit } from '../../src/store/conversation-store.ts';

export interface StoreLimits {
  maxConversations: number;
  idleMinutes: number;
  maxActivities: number;
}

const t0 = Date.parse('2026-11-21T10:00:00Z');
const minute = 60_000;

export function describeStore(name: string, open: (limits: StoreLimits) => Promise<ConversationStore>): void {
  describe(name, () => {
    let store: ConversationStore;
    beforeEach(async () => {
      store = await open({ maxConversations: 50, idleMinutes: 30, maxActivities: 10 });
    });
    afterEach(() => store.close());

    const create = (id: string, nowMs = t0, base = 100) =>
      store.create({ id, userId: `dl_${id}`, nowMs, base });
    const turn = (
      id: string,
      expectedNext: number,
      texts: string[],
      more: Partial<TurnCommit> = {},
    ): TurnCommit => ({
      conversationId: id,
      expectedNext,
      nowMs: t0,
      state: { ...initialState, turn: expectedNext },
      activities: texts.map((text, i) => ({
        id: `${id}|${expectedNext + i}`,
        role: i % 2 === 0 ? ('user' as const) : ('bot' as const),
        json: JSON.stringify({ text }),
      })),
      ...more,
    });
    const texts = async (id: string, from = 0, nowMs = t0) =>
      (await store.read(id, from, 100, nowMs))?.activities.map(({ json }) => JSON.parse(json).text);

    it('creates a conversation once and leaves an existing one as it is', async () => {
      expect(await create('a')).toBe('created');
      await store.commit(turn('a', 100, ['hi', 'hello']));
      expect(await create('a', t0, 999)).toBe('exists');
      expect(await store.load('a', t0)).toMatchObject({
        id: 'a',
        userId: 'dl_a',
        next: 102,
        state: { turn: 100 },
      });
    });

    it('knows nothing of a conversation that was never created', async () => {
      expect(await store.load('a', t0)).toBeNull();
      expect(await store.read('a', 0, 10, t0)).toBeNull();
      expect(await store.receipt('a', 'k')).toBeNull();
      expect(await store.commit(turn('a', 100, ['x']))).toBe('gone');
      expect(await store.forget('a', t0)).toBe(0);
    });

    it('stores turn, state and receipt together or not at all', async () => {
      await create('a');
      const receipt = { key: 'k1', digest: 'd1', activityId: 'a|100' };
      expect(await store.commit(turn('a', 100, ['one', 'two'], { receipt }))).toBe('stored');
      const late = turn('a', 100, ['late'], { receipt: { ...receipt, key: 'k2' } });
      expect(await store.commit(late)).toBe('conflict');
      expect(await texts('a')).toEqual(['one', 'two']);
      expect(await store.receipt('a', 'k1')).toEqual({ digest: 'd1', activityId: 'a|100' });
      expect(await store.receipt('a', 'k2')).toBeNull();
    });

    it('reads on from a watermark, in order, page by page, with nothing twice', async () => {
      await create('a');
      await store.commit(turn('a', 100, ['1', '2', '3', '4', '5']));
      const first = await store.read('a', 0, 2, t0);
      const second = await store.read('a', first?.watermark ?? -1, 2, t0);
      const third = await store.read('a', second?.watermark ?? -1, 2, t0);
      const all = [first, second, third].flatMap((page) => page?.activities ?? []);
      expect(all.map(({ position }) => position)).toEqual([100, 101, 102, 103, 104]);
      expect(third?.watermark).toBe(105);
      expect(await store.read('a', 105, 2, t0)).toEqual({ activities: [], watermark: 105 });
    });

    it('never gives a watermark lower than the one it was asked with', async () => {
      await create('a');
      expect((await store.read('a', 5_000, 2, t0))?.watermark).toBe(5_000);
    });

    it('keeps the latest activities of a long conversation, and watermarks stay valid', async () => {
      await create('a');
      for (let i = 0; i < 30; i += 1) await store.commit(turn('a', 100 + i, [`m${i}`]));
      expect(await texts('a')).toEqual(Array.from({ length: 10 }, (_, i) => `m${20 + i}`));
      expect(await texts('a', 127)).toEqual(['m27', 'm28', 'm29']);
      expect((await store.load('a', t0))?.next).toBe(130);
    });

    it('holds no more of a conversation of 10,000 turns than of a short one', async () => {
      await create('a');
      for (let i = 0; i < 10_000; i += 1) {
        const receipt = { key: `k${i}`, digest: '', activityId: `a|${i}` };
        await store.commit(turn('a', 100 + i, [`m${i}`], { receipt }));
      }
      expect(await texts('a')).toEqual(Array.from({ length: 10 }, (_, i) => `m${9_990 + i}`));
      const kept = await Promise.all(Array.from({ length: 10_000 }, (_, i) => store.receipt('a', `k${i}`)));
      expect(kept.filter((receipt) => receipt !== null)).toHaveLength(10);
    });

    it('stops serving a conversation the moment it is past retention, and purge erases it', async () => {
      await create('a');
      await store.commit(turn('a', 100, ['hi']));
      const edge = t0 + 30 * minute;
      expect(await texts('a', 0, edge)).toEqual(['hi']);
      await create('b', edge);
      expect(await store.load('a', edge + 1)).toBeNull();
      await create('c', t0);
      expect(await store.purge(edge + 1)).toBe(1);
      expect(await store.count()).toBe(1);
    });

    it('holds at most so many conversations; the one idle longest goes first', async () => {
      for (let i = 0; i < 50; i += 1) await create(`c${i}`, t0 + i);
      await store.commit(turn('c0', 100, ['still here'], { nowMs: t0 + 100 }));
      await create('new', t0 + 200);
      expect(await store.count()).toBe(50);
      expect(await store.load('c0', t0 + 200)).not.toBeNull();
      expect(await store.load('c1', t0 + 200)).toBeNull();
    });

    it('forgets everything about a conversation at once, and does not let it come back', async () => {
      await create('a');
      await store.commit(
        turn('a', 100, ['hi', 'hello'], { receipt: { key: 'k', digest: 'd', activityId: 'x' } }),
      );
      await store.rate({ conversationId: 'a', replyTo: 'a|101', rating: 'down', reason: null, atMs: t0 });
      expect(await store.isForgotten('a')).toBe(false);
      expect(await store.forget('a', t0)).toBe(2);
      expect(await store.load('a', t0)).toBeNull();
      expect(await store.receipt('a', 'k')).toBeNull();
      expect(await store.feedback()).toEqual([]);
      expect(await store.isForgotten('a')).toBe(true);
      expect(await create('a')).toBe('ended');
      expect(await store.forget('a', t0)).toBe(0);
    });

    it('keeps one rating per reply, the latest, and takes one back', async () => {
      await create('a');
      await store.commit(turn('a', 100, ['hi', 'hello']));
      const rate = (rating: 'up' | 'down' | null, replyTo = 'a|101') =>
        store.rate({ conversationId: 'a', replyTo, rating, reason: null, atMs: t0 });
      expect(await rate('up')).toBe('stored');
      expect(await rate('down')).toBe('stored');
      expect((await store.feedback()).map(({ rating }) => rating)).toEqual(['down']);
      expect(await rate(null)).toBe('stored');
      expect(await store.feedback()).toEqual([]);
      expect(await rate('up', 'a|100'), 'the person’s own message').toBe('unknown-reply');
      expect(await rate('up', 'b|1')).toBe('unknown-reply');
    });

    it('gives back any JSON it was given', async () => {
      await fc.assert(
        fc.asyncProperty(fc.json(), fc.uuid(), async (json, id) => {
          await create(id);
          await store.commit({ ...turn(id, 100, []), activities: [{ id: 'x', role: 'user', json }] });
          expect((await store.read(id, 0, 1, t0))?.activities[0]?.json).toBe(json);
        }),
        { numRuns: 50 },
      );
    });

    it('shows every reader one order without gaps, however reads and turns interleave', async () => {
      const steps = fc.array(fc.oneof(fc.constant('read' as const), fc.integer({ min: 1, max: 3 })), {
        maxLength: 40,
      });
      await fc.assert(
        fc.asyncProperty(steps, fc.uuid(), async (plan, id) => {
          await create(id);
          let next = 100;
          let watermark = 0;
          const seen: number[] = [];
          for (const step of [...plan, 'read' as const]) {
            if (step === 'read') {
              const page = await store.read(id, watermark, 10, t0);
              seen.push(...(page?.activities.map(({ position }) => position) ?? []));
              watermark = page?.watermark ?? watermark;
            } else if (next - Math.max(watermark, 100) + step <= 10) {
              await store.commit(turn(id, next, Array<string>(step).fill('m')));
              next += step;
            }
          }
          expect(seen).toEqual(Array.from({ length: next - 100 }, (_, i) => 100 + i));
        }),
        { numRuns: 50 },
      );
    });
  });
}
