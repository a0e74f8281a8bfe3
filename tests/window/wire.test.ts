import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActivity, readFrame } from '../../src/window/read-activity.ts';
import { plainReply, readReply } from '../../src/window/read-reply.ts';
import { safeHref, safeTel, visibleHost } from '../../src/window/safe-link.ts';
import { streamAddress } from '../../src/window/stream-address.ts';
import { answer, emergency } from './support/sample-replies.ts';

describe('what comes from the wire', () => {
  it.each([answer, emergency])('takes a reply as the bot made it', (reply) => {
    expect(readReply(JSON.parse(JSON.stringify(reply)))).toEqual(reply);
  });

  it('never throws and never gives anything but text, whatever arrives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        readReply(value);
        const frame = readFrame({
          activities: [value, { type: 'message', id: 'a', channelData: { reply: value } }],
          watermark: value,
        });
        for (const { text } of frame.activities) expect(typeof text).toBe('string');
      }),
    );
  });

  it('leaves out blocks it does not know and keeps the rest', () => {
    const reply = readReply({
      ...answer,
      blocks: [
        { type: 'html', text: '<b>x</b>' },
        { type: 'paragraph', text: 'kept' },
      ],
    });
    expect(reply?.blocks).toEqual([{ type: 'paragraph', text: 'kept' }]);
  });

  it('cuts cards that hold themselves over and over', () => {
    let block: object = { type: 'paragraph', text: 'deep' };
    for (let depth = 0; depth < 1_000; depth += 1)
      block = { type: 'care-card', level: 'urgent', heading: 'h', blocks: [block] };
    expect(JSON.stringify(readReply({ ...answer, blocks: [block] }))).not.toContain('deep');
  });

  it('reads a card of unknown level as an emergency', () => {
    const reply = readReply({
      ...answer,
      blocks: [{ type: 'care-card', level: 'mild', heading: 'h', blocks: [] }],
    });
    expect(reply?.blocks).toMatchObject([{ level: 'emergency' }]);
  });

  it('shows a bot that speaks plain Direct Line, with its buttons', () => {
    const activity = readActivity({
      type: 'message',
      id: 'a1',
      from: { role: 'bot' },
      text: 'One.\n\nTwo.',
      suggestedActions: { actions: [{ type: 'imBack', title: 'Yes', value: 'Yes' }] },
    });
    expect(activity?.reply).toEqual(plainReply('One.\n\nTwo.', [{ label: 'Yes' }]));
    expect(activity?.reply?.blocks).toHaveLength(2);
  });

  it.each(['typing', 'event', 'conversationUpdate'])('does not show a %s activity', (type) => {
    expect(readActivity({ type, id: 'a1', from: { role: 'bot' } })).toBeNull();
  });
});

describe('links', () => {
  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'http://nhs.uk/',
    '//nhs.uk/',
    '/topics',
    'blob:https://x/1',
    'https://user:word@nhs.uk/',
    'ftp://nhs.uk',
    '',
    null,
    {},
  ])('does not open %j', (href) => {
    expect(safeHref(href)).toBeNull();
  });

  it('opens https pages and names their host', () => {
    expect(safeHref('https://www.nhs.uk/conditions/')).toBe('https://www.nhs.uk/conditions/');
    expect(visibleHost('https://www.nhs.uk/conditions/')).toBe('nhs.uk');
  });

  it.each([
    ['999', 'tel:999'],
    ['+441234567890', 'tel:+441234567890'],
    ['9', null],
    ['999;ext=1', null],
    ['javascript:1', null],
    ['99 9', null],
    [null, null],
  ])('calls %j as %j', (tel, expected) => {
    expect(safeTel(tel)).toBe(expected);
  });
});

describe('the address of the stream', () => {
  it.each([
    ['ws://127.0.0.1:3978/v3/stream?t=1', 'http:', 'localhost:3978', 'ws://localhost:3978/v3/stream?t=1'],
    ['ws://inner:80/v3/stream?t=1', 'https:', 'clinic.example', 'wss://clinic.example/v3/stream?t=1'],
    ['/v3/stream', 'https:', 'clinic.example', 'wss://clinic.example/v3/stream'],
    [null, 'https:', 'clinic.example', null],
  ])('%j seen from %s//%s is %j', (streamUrl, protocol, host, expected) => {
    expect(streamAddress(streamUrl, { protocol, host })).toBe(expected);
  });
});
