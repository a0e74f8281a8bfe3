import { describe, expect, it } from 'vitest';
import { createTurnQueue } from '../../src/channel/turn-queue.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('the turn queue', () => {
  it('runs the jobs of one conversation one at a time and in order, and others beside them', async () => {
    const queue = createTurnQueue();
    const log: string[] = [];
    const job = (name: string, ticks: number) => async () => {
      log.push(`${name} starts`);
      for (let i = 0; i < ticks; i += 1) await tick();
      log.push(`${name} ends`);
    };
    await Promise.all([
      queue.run('a', job('a1', 5)),
      queue.run('a', job('a2', 1)),
      queue.run('b', job('b1', 1)),
    ]);
    expect(log.filter((line) => line.startsWith('a'))).toEqual([
      'a1 starts',
      'a1 ends',
      'a2 starts',
      'a2 ends',
    ]);
    expect(log.indexOf('b1 ends')).toBeLessThan(log.indexOf('a1 ends'));
  });

  it('goes on after a job that failed', async () => {
    const queue = createTurnQueue();
    await expect(queue.run('a', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(queue.run('a', async () => 'yes')).resolves.toBe('yes');
  });

  it('refuses more than so many waiting jobs, then takes new ones', async () => {
    const queue = createTurnQueue(2);
    const jobs = [queue.run('a', tick), queue.run('a', tick)];
    await expect(queue.run('a', tick)).rejects.toMatchObject({ status: 429 });
    await Promise.all(jobs);
    await queue.idle();
    await expect(queue.run('a', async () => 'again')).resolves.toBe('again');
  });

  it('is idle when nothing runs or waits', async () => {
    const queue = createTurnQueue();
    let done = false;
    void queue.run('a', async () => {
      await tick();
      done = true;
    });
    await queue.idle();
    expect(done).toBe(true);
  });
});
