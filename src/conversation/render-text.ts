// Reply → plain text that reads whole on any channel, from a terminal to a text message. It leaves nothing of a warning out.
import type { Level } from '../safety/level.ts';
import type { Block, Reply } from './reply.ts';

const CARD_LABEL: Record<Level, string> = {
  emergency: 'EMERGENCY',
  urgent: 'TODAY',
  routine: 'BOOK A VISIT',
};

/**
 * The reply as paragraphs separated by blank lines. `choices: 'numbered'` adds the buttons as a numbered list, for
 * channels that have none; the numbers can be typed back.
 */
export function renderText(reply: Reply, options: { choices?: 'numbered' | 'none' } = {}): string {
  const parts = reply.blocks.map(renderBlock);
  if (options.choices === 'numbered' && reply.choices.length > 0) {
    parts.push(reply.choices.map(({ label }, i) => `${i + 1}. ${label}`).join('\n'));
  }
  return parts.join('\n\n');
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${item}`).join('\n');
    case 'action':
      return renderAction(block);
    case 'care-card':
      return [`${CARD_LABEL[block.level]}: ${block.heading}`, ...block.blocks.map(renderBlock)].join('\n');
  }
}

function renderAction({ label, tel, href }: Block & { type: 'action' }): string {
  const target = tel ?? href;
  return target === undefined || label.replace(/\s/g, '').includes(target) ? label : `${label}: ${target}`;
}
