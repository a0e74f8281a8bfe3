import { describe, expect, it } from 'vitest';
import { captureConsole, createLog, describeFault } from '../src/log.ts';

function openLog() {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  return { log, lines, events: () => lines.map((line) => JSON.parse(line)) };
}

describe('the log', () => {
  it('writes one JSON line per event', () => {
    const { log, lines, events } = openLog();
    log.info('started', { port: 3978, odd: 'a\r\n\u2028\u001b[31m' });
    expect(lines).toHaveLength(1);
    for (const control of ['\r', '\n', '\u001b']) expect(lines[0]?.trimEnd()).not.toContain(control);
    expect(events()[0]).toMatchObject({ level: 30, event: 'started', port: 3978 });
  });

  it('keeps of a captured console call only that it happened', () => {
    const { log, events } = openLog();
    const written: unknown[] = [];
    const target = { ...console, error: (...args: unknown[]) => void written.push(args) };
    const restore = captureConsole(log, target);
    target.error('private words', new TypeError('more private words'));
    restore();
    target.error('visible again');
    expect(events()).toMatchObject([{ event: 'console', method: 'error', fault: 'TypeError' }]);
    expect(JSON.stringify(events())).not.toContain('private');
    expect(written).toEqual([['visible again']]);
  });
});

describe('a fault in the log', () => {
  it('has its kind, its code and its places', () => {
    const fault = Object.assign(new RangeError('secret'), { code: 'ERR_OUT_OF_RANGE' });
    expect(describeFault(fault)).toMatchObject({
      fault: 'RangeError',
      code: 'ERR_OUT_OF_RANGE',
      at: expect.stringMatching(/^log\.test\.ts:\d+:\d+/),
    });
  });

  it.each([
    ['a message that looks like a place', new Error('x\n    at secret (secret.ts:1:1)')],
    [
      'a stack without the message',
      Object.assign(new Error('other'), { stack: 'Error: secret\n    at secret.ts:1:1' }),
    ],
    ['a code that is a sentence', Object.assign(new Error('x'), { code: 'secret words' })],
    ['a thrown string', 'secret'],
    ['a thrown object', { message: 'secret' }],
    ['nothing', undefined],
  ])('has no words in it: %s', (_what, fault) => {
    expect(JSON.stringify(describeFault(fault))).not.toContain('secret');
  });
});
