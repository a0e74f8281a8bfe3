// Blocks of a reply as HTML for the plain pages. The same order, headings and cards as in the window.
import type { Block } from '../conversation/reply.ts';
import type { Level } from '../safety/level.ts';
import { safeHref, safeTel, visibleHost } from '../window/safe-link.ts';
import { en } from '../window/strings/en.ts';
import { html, type SafeHtml } from './html.ts';

const pictures: Readonly<Record<Level, string>> = {
  emergency: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.2v.1',
  urgent: 'M12 3 22 20H2zM12 9v5M12 16.8v.1',
  routine: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4',
};

/** A link to another site that says where it leads; plain words when the address is not one we open. */
export function outLink(href: string, label: string): SafeHtml {
  const address = safeHref(href);
  if (address === null) return html`${label}`;
  return html`<a href="${address}" rel="noopener noreferrer">${label} <span class="host">(${visibleHost(address)})</span></a>`;
}

function action(block: Extract<Block, { type: 'action' }>): SafeHtml {
  const tel = safeTel(block.tel);
  if (tel !== null) return html`<p><a class="call" href="${tel}">${block.label}</a></p>`;
  return html`<p>${block.href === undefined ? block.label : outLink(block.href, block.label)}</p>`;
}

function careCard(block: Extract<Block, { type: 'care-card' }>): SafeHtml {
  return html`<section class="care care-${block.level}"><h2 class="care-head">
<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${pictures[block.level]}"/></svg>
<span><span class="care-level">${en.level[block.level]}: </span>${block.heading}</span></h2>
<div class="care-body">${blocksHtml(block.blocks)}</div></section>`;
}

function blockHtml(block: Block): SafeHtml {
  switch (block.type) {
    case 'heading':
      return html`<h2>${block.text}</h2>`;
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${item}</li>`);
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'action':
      return action(block);
    case 'care-card':
      return careCard(block);
  }
}

export function blocksHtml(blocks: readonly Block[]): SafeHtml {
  return html`${blocks.map(blockHtml)}`;
}
