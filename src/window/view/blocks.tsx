// Blocks of a reply as elements. Text goes in as text nodes only; a link that is not on the allow-list stays text.
import type { JSX } from 'preact';
import type { Block } from '../../conversation/reply.ts';
import { safeHref, safeTel, visibleHost } from '../safe-link.ts';
import type { Strings } from '../strings/strings.ts';
import { Icon } from './icons.tsx';

/** A link to another site: opens beside the conversation and says where it leads. */
export function OutLink({ href, label }: { href: string; label: string }): JSX.Element {
  const address = safeHref(href);
  if (address === null) return <span>{label}</span>;
  return (
    <a href={address} target="walkwell-source" rel="noopener noreferrer" dir="auto">
      {label} <span class="host">({visibleHost(address)})</span>
    </a>
  );
}

function Action({ block }: { block: Extract<Block, { type: 'action' }> }): JSX.Element {
  const tel = safeTel(block.tel);
  if (tel !== null)
    return (
      <p class="act">
        <a class="call" href={tel}>
          <Icon name="phone" />
          {block.label}
        </a>
      </p>
    );
  return (
    <p class="act">
      {block.href === undefined ? block.label : <OutLink href={block.href} label={block.label} />}
    </p>
  );
}

function CareCard({
  block,
  strings,
}: {
  block: Extract<Block, { type: 'care-card' }>;
  strings: Strings;
}): JSX.Element {
  return (
    <section class={`care care-${block.level}`}>
      <h2 class="care-head">
        <Icon name={block.level} />
        <span>
          <span class="care-level">{strings.level[block.level]}: </span>
          {block.heading}
        </span>
      </h2>
      <div class="care-body">
        <Blocks blocks={block.blocks} strings={strings} />
      </div>
    </section>
  );
}

function BlockView({ block, strings }: { block: Block; strings: Strings }): JSX.Element {
  switch (block.type) {
    case 'heading':
      return <h3 dir="auto">{block.text}</h3>;
    case 'paragraph':
      return <p dir="auto">{block.text}</p>;
    case 'list': {
      const items = block.items.map((item) => <li>{item}</li>);
      return block.ordered ? <ol dir="auto">{items}</ol> : <ul dir="auto">{items}</ul>;
    }
    case 'action':
      return <Action block={block} />;
    case 'care-card':
      return <CareCard block={block} strings={strings} />;
  }
}

export function Blocks({ blocks, strings }: { blocks: readonly Block[]; strings: Strings }): JSX.Element {
  return (
    <>
      {blocks.map((block) => (
        <BlockView block={block} strings={strings} />
      ))}
    </>
  );
}
