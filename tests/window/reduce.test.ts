import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/window/read-activity.ts';
import { type ChatEvent, mergeActivities, reduce } from '../../src/window/reduce.ts';
import { emptyState, openChoices, topicTitle } from '../../src/window/state.ts';
import { answer } from './support/sample-replies.ts';

const own = (id: string, clientId: string): Activity => ({
  id,
  from: 'you',
  text: 'hello',
  reply: null,
  clientId,
  at: 1,
});
const bot = (id: string): Activity => ({ id, from: 'bot', text: '', reply: answer, clientId: null, at: 2 });
const run = (...events: ChatEvent[]) => events.reduce(reduce, emptyState);
const sent: ChatEvent = { type: 'sent', clientId: 'c1', text: 'hello', at: 0 };
const received = (...activities: Activity[]): ChatEvent => ({ type: 'received', activities, now: 5 });

describe('what the window shows', () => {
  it('shows a message at once and marks it sent when its echo comes', () => {
    expect(run(sent).messages).toMatchObject([{ text: 'hello', delivery: 'sending' }]);
    expect(run(sent, received(own('a1', 'c1'))).messages).toMatchObject([{ id: 'a1', delivery: 'sent' }]);
  });

  it('shows an activity once, however often it arrives', () => {
    const state = run(
      sent,
      received(own('a1', 'c1'), bot('a2')),
      received(own('a1', 'c1')),
      received(bot('a2')),
    );
    expect(state.messages.map(({ id }) => id)).toEqual(['a1', 'a2']);
  });

  it('keeps order and shows each activity once under any repetition of the stream', () => {
    const log = Array.from({ length: 8 }, (_, index) =>
      index % 2 ? bot(`a${index}`) : own(`a${index}`, `c${index}`),
    );
    const slice = fc.tuple(fc.nat(7), fc.nat(8)).map(([from, length]) => log.slice(from, from + length));
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 6 }), (frames) => {
        // A stream that goes on from a watermark may repeat, never skip: everything up to each frame has been seen.
        let messages = mergeActivities([], [], 0);
        let seen = 0;
        for (const frame of frames) {
          const first = frame[0] === undefined ? 0 : log.indexOf(frame[0]);
          if (first > seen) continue;
          messages = mergeActivities(messages, frame, 0);
          seen = Math.max(seen, first + frame.length);
        }
        expect(messages.map(({ id }) => id)).toEqual(log.slice(0, seen).map(({ id }) => id));
      }),
    );
  });

  it('shows a refused message as not sent, with the reason, and stops waiting', () => {
    const state = run(sent, { type: 'failed', clientId: 'c1', problem: 'offline', detail: null });
    expect(state.messages[0]).toMatchObject({ delivery: 'failed', problem: 'offline' });
    expect(state.awaiting).toBe(false);
  });

  it('believes the echo over a request that seemed to fail', () => {
    const state = run(sent, received(own('a1', 'c1')), {
      type: 'failed',
      clientId: 'c1',
      problem: 'offline',
      detail: null,
    });
    expect(state.messages[0]).toMatchObject({ delivery: 'sent', problem: null });
  });

  it('sends a failed message again as the same message', () => {
    const state = run(
      sent,
      { type: 'failed', clientId: 'c1', problem: 'busy', detail: 'Wait.' },
      { type: 'retried', clientId: 'c1' },
    );
    expect(state.messages).toMatchObject([{ key: 'c1', delivery: 'sending', problem: null, detail: null }]);
  });

  it('offers the replies of the last answer, and none while an answer is awaited', () => {
    const answered = run(sent, received(own('a1', 'c1'), bot('a2')));
    expect(openChoices(answered)).toBe(answer.choices);
    expect(openChoices(reduce(answered, { ...sent, clientId: 'c2' }))).toEqual([]);
  });

  it('stops showing that it thinks when the answer comes', () => {
    const thinking = run(sent, { type: 'thinking' });
    expect(thinking.thinking).toBe(true);
    expect(reduce(thinking, received(bot('a2')))).toMatchObject({
      thinking: false,
      awaiting: false,
      slow: false,
    });
  });

  it('never starts to think after the answer', () => {
    expect(
      run(sent, received(own('a1', 'c1'), bot('a2')), { type: 'thinking' }, { type: 'slow' }),
    ).toMatchObject({
      thinking: false,
      slow: false,
    });
  });

  it('takes a rating back', () => {
    const rated = run({ type: 'rated', id: 'a2', rating: { rating: 'up', reason: null } });
    expect(rated.ratings).toEqual({ a2: { rating: 'up', reason: null } });
    expect(reduce(rated, { type: 'rated', id: 'a2', rating: null }).ratings).toEqual({});
  });

  it('keeps what is being typed when the conversation is cleared', () => {
    expect(run({ type: 'typed', draft: 'is it' }, sent, { type: 'cleared' })).toEqual({
      ...emptyState,
      draft: 'is it',
    });
  });

  it('says what short follow-ups are about', () => {
    expect(topicTitle(run(received(bot('a2'))))).toBe('Is it OK to walk with back pain?');
    expect(topicTitle(emptyState)).toBeNull();
  });

  it('names no earlier subject beside an emergency', () => {
    const emergency = { ...bot('a2'), reply: { ...answer, level: 'emergency' as const } };
    expect(topicTitle(run(received(bot('a1'), emergency)))).toBeNull();
  });
});
