// Ask without script: `/search` takes one question and shows what the bot would say. Nothing is remembered between two questions.
import { MAX_MESSAGE_CHARS, readMessageText } from '../conversation/message-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { initialState } from '../conversation/state.ts';
import { sourcesHtml } from './answer-page.ts';
import { blocksHtml } from './blocks-html.ts';
import { html, type SafeHtml } from './html.ts';
import { pageFrame, searchForm } from './page-frame.ts';
import type { PagesContext } from './pages-context.ts';

function choicesHtml(context: PagesContext, reply: Reply): SafeHtml | null {
  const links = reply.choices
    .filter(({ intent }) => intent !== undefined && context.knowledge.intents.has(intent))
    .map(({ label, intent }) => html`<li><a href="/topics/${intent}">${label}</a></li>`);
  return links.length === 0
    ? null
    : html`<nav class="next" aria-label="Related questions"><ul>${links}</ul></nav>`;
}

function replyHtml(context: PagesContext, reply: Reply): SafeHtml {
  return html`${reply.title !== null && reply.kind === 'answer' && html`<h2>${reply.title}</h2>`}
<div class="answer">${blocksHtml(reply.blocks)}</div>
${reply.about !== null && sourcesHtml({ ...reply.about, sources: [...reply.sources] })}
${reply.kind !== 'ask' && choicesHtml(context, reply)}`;
}

/** Both ways a question about a warning sign can go: without script there is no second turn. */
function bothWays(context: PagesContext, question: string, now: Date): SafeHtml {
  const { state } = context.bot.takeTurn(question, initialState, now);
  const yes = context.bot.takeTurn('Yes', state, now).reply;
  const no = context.bot.takeTurn('No', state, now).reply;
  return html`<h2>If yes, or if you are not sure</h2><div class="answer">${blocksHtml(yes.blocks)}</div>
<h2>If no</h2>${replyHtml(context, no)}`;
}

function found(context: PagesContext, question: string): SafeHtml {
  const now = context.now();
  const { reply } = context.bot.takeTurn(question, initialState, now);
  return html`${replyHtml(context, reply)}${reply.kind === 'ask' && bothWays(context, question, now)}`;
}

/** `question`: what was asked, or an empty text for the bare form. Too long a question is refused in a sentence. */
export function searchPage(context: PagesContext, question: string): string {
  const asked = readMessageText(question);
  const result =
    asked.kind === 'too-long'
      ? html`<p>That question is too long. Please keep it under 2,000 characters.</p>`
      : asked.kind === 'text' && html`<p>You asked: ${asked.text}</p>${found(context, asked.text)}`;
  const main = html`<p class="crumbs"><a href="/topics">All topics</a></p>
<h1>Find an answer</h1>
${result}
${asked.kind !== 'empty' && html`<h2>Ask again</h2>`}
${searchForm(asked.kind === 'too-long' ? question.slice(0, MAX_MESSAGE_CHARS) : '')}
<p><a class="chat-link" href="/">Open the chat</a></p>`;
  return pageFrame(context, {
    title: 'Find an answer',
    description: 'Ask a question about low back pain and walking.',
    path: '/search',
    main,
  });
}
