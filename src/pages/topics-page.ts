// Every question we answer on one page: `/topics`.
import { en } from '../window/strings/en.ts';
import { html } from './html.ts';
import { pageFrame, searchForm } from './page-frame.ts';
import { type PagesContext, topicsOf } from './pages-context.ts';

export function topicsPage(context: PagesContext): string {
  const topics = topicsOf(context);
  const contents = topics.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`);
  const lists = topics.map(({ id, name, intents }) => {
    const links = intents.map(
      (intent) => html`<li><a href="/topics/${intent.id}">${intent.answer.title}</a></li>`,
    );
    return html`<section><h2 id="${id}">${name}</h2><ul class="topic-list">${links}</ul></section>`;
  });
  const main = html`<h1>${en.page.topics}</h1>
${searchForm()}
<p><a class="chat-link" href="/">Or ask in the chat</a></p>
<nav aria-label="Topics"><ul>${contents}</ul></nav>
${lists}`;
  return pageFrame(context, {
    title: en.page.topics,
    description: 'Every question about low back pain and walking that is answered here.',
    path: '/topics',
    main,
  });
}
