// One answer as a page: `/topics/<intent>`. The same text, safety line, sources and review state as in the chat.
import type { ContentBlock, Intent } from '../knowledge/knowledge.ts';
import { en } from '../window/strings/en.ts';
import { reviewLine } from '../window/transcript.ts';
import { blocksHtml, outLink } from './blocks-html.ts';
import { html, type SafeHtml } from './html.ts';
import { pageFrame, searchForm } from './page-frame.ts';
import { filled, type PagesContext } from './pages-context.ts';

const aspectTitles: Readonly<Record<string, string>> = {
  'how-long': 'How long?',
  'how-often': 'How often?',
  'how-much': 'How much?',
  'is-it-safe': 'Is it safe?',
  'how-to': 'How to do it',
  why: 'Why?',
  'what-else': 'What else?',
  'when-to-stop': 'When to stop',
  'when-to-see-someone': 'When to see someone',
  more: 'More about this',
};

function fillBlock(context: PagesContext, block: ContentBlock): ContentBlock {
  return block.type === 'list'
    ? { ...block, items: block.items.map((item) => filled(context, item)) }
    : { ...block, text: filled(context, block.text) };
}

function contentHtml(context: PagesContext, blocks: readonly ContentBlock[]): SafeHtml {
  return blocksHtml(blocks.map((block) => fillBlock(context, block)));
}

/** Sources and review state, below an answer. */
export function sourcesHtml(
  answer: Pick<Intent['answer'], 'sources' | 'drafted' | 'reviewBy' | 'clinicalReview'>,
): SafeHtml {
  const list = answer.sources.map(({ title, link }) => html`<li>${outLink(link, title)}</li>`);
  return html`<section class="sources"><h2>Where this comes from</h2>
<p class="${answer.clinicalReview === 'none' ? 'unchecked' : 'checked'}">${reviewLine(answer, en)}</p>
${list.length > 0 && html`<ul>${list}</ul>`}
<p>${en.drafted(answer.drafted)}. ${en.reviewDue(answer.reviewBy)}.</p></section>`;
}

function next(context: PagesContext, intent: Intent): SafeHtml | null {
  const links = intent.followUps
    .filter(({ to }) => context.knowledge.intents.has(to))
    .map(({ to, say }) => html`<li><a href="/topics/${to}">${say}</a></li>`);
  return links.length === 0
    ? null
    : html`<nav class="next" aria-label="Related questions"><h2>Related questions</h2><ul>${links}</ul></nav>`;
}

function unconfirmed({ answer }: Intent): SafeHtml | null {
  if (answer.toBeConfirmed.length === 0) return null;
  return html`<p class="sources">Still to be confirmed: ${answer.toBeConfirmed.join('; ')}.</p>`;
}

/** Null when there is no such intent. */
export function answerPage(context: PagesContext, intentId: string): string | null {
  const intent = context.knowledge.intents.get(intentId);
  if (intent === undefined) return null;
  const { answer } = intent;
  const sections = [...answer.sections].map(
    ([aspect, blocks]) => html`<h2>${aspectTitles[aspect] ?? 'More'}</h2>${contentHtml(context, blocks)}`,
  );
  const topic = context.knowledge.replies.topic_names[intent.topic];
  const main = html`<p class="crumbs"><a href="/topics">${en.page.topics}</a>${topic && html` › <a href="/topics#${intent.topic}">${topic}</a>`}</p>
<h1>${answer.title}</h1>
<article class="answer">${contentHtml(context, answer.blocks)}${sections}
${answer.safetyLine && html`<p class="safety">${filled(context, context.knowledge.replies.safety_line)}</p>`}</article>
${sourcesHtml(answer)}${unconfirmed(intent)}
${next(context, intent)}
<h2>Ask something else</h2>
${searchForm()}
<p><a class="chat-link" href="/">Open the chat</a></p>`;
  return pageFrame(context, {
    title: answer.title,
    description: answer.title,
    path: `/topics/${intentId}`,
    main,
  });
}
