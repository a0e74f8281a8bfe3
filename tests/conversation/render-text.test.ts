import { describe, expect, test } from 'vitest';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Block, Reply } from '../../src/conversation/reply.ts';

function replyWith(blocks: readonly Block[], labels: readonly string[] = []): Reply {
  return {
    kind: 'answer',
    blocks,
    choices: labels.map((label) => ({ label })),
    intent: null,
    title: null,
    score: 0,
    level: null,
    rules: [],
    sources: [],
    about: null,
    topic: null,
  };
}

describe('renderText', () => {
  test('sets blocks apart by blank lines and numbers ordered lists', () => {
    const reply = replyWith([
      { type: 'paragraph', text: 'Do this.' },
      { type: 'list', ordered: true, items: ['One', 'Two'] },
      { type: 'list', ordered: false, items: ['Dash'] },
    ]);
    expect(renderText(reply)).toBe('Do this.\n\n1. One\n2. Two\n\n- Dash');
  });

  test('gives every line of a care card, its level first', () => {
    const card: Block = {
      type: 'care-card',
      level: 'emergency',
      heading: 'Get emergency help now',
      blocks: [
        { type: 'paragraph', text: 'Call 999.' },
        { type: 'action', label: 'Call 999', tel: '999' },
      ],
    };
    expect(renderText(replyWith([card]))).toBe('EMERGENCY: Get emergency help now\nCall 999.\nCall 999');
  });

  test.each([
    [{ type: 'action', label: 'Call the clinic', tel: '02079460000' }, 'Call the clinic: 02079460000'],
    [
      { type: 'action', label: 'Book online', href: 'https://clinic.example/book' },
      'Book online: https://clinic.example/book',
    ],
    [{ type: 'action', label: 'Call 111', tel: '111' }, 'Call 111'],
  ] as const)('writes out where an action leads unless its words say it already', (action, text) => {
    expect(renderText(replyWith([action]))).toBe(text);
  });

  test('adds the choices as numbers only where a channel has no buttons', () => {
    const reply = replyWith([{ type: 'paragraph', text: 'Which?' }], ['Heat', 'Ice']);
    expect(renderText(reply)).toBe('Which?');
    expect(renderText(reply, { choices: 'numbered' })).toBe('Which?\n\n1. Heat\n2. Ice');
  });
});
