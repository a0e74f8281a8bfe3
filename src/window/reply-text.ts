// A reply as plain text: what a screen reader is told and what a transcript holds. No markup.
import type { Block, Reply } from '../conversation/reply.ts';
import { splitLeadingCards } from './leading-cards.ts';
import type { Strings } from './strings/strings.ts';

function blockLines(block: Block, strings: Strings): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items.map((item, index) => (block.ordered ? `${index + 1}. ${item}` : `- ${item}`));
    case 'action':
      return [`${block.label}${block.href === undefined ? '' : ` (${block.href})`}`];
    case 'care-card':
      return [
        `${strings.level[block.level]}: ${block.heading}`,
        ...block.blocks.flatMap((inner) => blockLines(inner, strings)),
      ];
  }
}

/** Warning cards, title and blocks, one line each. */
export function replyLines(reply: Reply, strings: Strings): string[] {
  const lines = (blocks: readonly Block[]) => blocks.flatMap((block) => blockLines(block, strings));
  const { cards, rest } = splitLeadingCards(reply);
  const title = reply.title === null || reply.kind === 'escalate' ? [] : [reply.title];
  return [...lines(cards), ...title, ...lines(rest)];
}

/** One line for the live region: sender, words, and how many suggested replies follow. */
export function spokenReply(reply: Reply, strings: Strings): string {
  const words = replyLines(reply, strings)
    .map((line) => (/[.!?:؟]$/.test(line) ? line : `${line}.`))
    .join(' ');
  const count = reply.choices.length;
  return `${strings.assistantSaid} ${words}${count === 0 ? '' : ` ${strings.suggestionCount(count)}`}`;
}
