// What Walkwell is, what is confirmed and what is not, and what happens to what people type: `/about`.
import type { Knowledge, Region } from '../knowledge/knowledge.ts';
import { outLink } from './blocks-html.ts';
import { html, type SafeHtml } from './html.ts';
import { pageFrame } from './page-frame.ts';
import { filled, type PagesContext, regionOf } from './pages-context.ts';

function counts({ intents }: Knowledge): SafeHtml {
  const answers = [...intents.values()].map(({ answer }) => answer);
  const checked = answers.filter(({ clinicalReview }) => clinicalReview !== 'none').length;
  const open = answers.filter(({ toBeConfirmed }) => toBeConfirmed.length > 0).length;
  return html`<p>There are ${answers.length} answers. A clinician has checked ${checked} of them. ${open} hold a claim that still needs a source.</p>`;
}

function openClaims({ intents }: Knowledge): SafeHtml | null {
  const rows = [...intents.values()]
    .filter(({ answer }) => answer.toBeConfirmed.length > 0)
    .map(
      ({ id, answer }) =>
        html`<tr><th scope="row"><a href="/topics/${id}">${answer.title}</a></th><td>${answer.toBeConfirmed.join('; ')}</td></tr>`,
    );
  if (rows.length === 0) return null;
  return html`<details><summary>Claims still to be confirmed</summary>
<table><thead><tr><th scope="col">Answer</th><th scope="col">To be confirmed</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

function numbers(region: Region): SafeHtml {
  const rows = [
    ['Emergency', region.emergency],
    ['Health line', region.health_line],
    ['In a crisis', region.crisis_line],
    ['Poisoning', region.poisons_line],
  ] as const;
  return html`<table><thead><tr><th scope="col">For ${region.name}</th><th scope="col">Number</th><th scope="col">State</th></tr></thead><tbody>
${rows.map(
  ([name, contact]) =>
    html`<tr><th scope="row">${name}</th><td>${contact.text}</td><td>${contact.to_be_confirmed ? 'to be confirmed' : 'confirmed'}</td></tr>`,
)}</tbody></table>`;
}

function sources({ intents }: Knowledge): SafeHtml {
  const all = [...intents.values()].flatMap(({ answer }) => [...answer.sources]);
  const byLink = new Map(all.map((source) => [source.link, source.title]));
  const list = [...byLink]
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([link, title]) => html`<li>${outLink(link, title)}</li>`);
  return html`<details><summary>All ${byLink.size} sources</summary><ul>${list}</ul></details>`;
}

/** Said as built: change it together with the channel and the store. */
function privacy(idleMinutes: number): SafeHtml {
  return html`<ul>
<li>No account, no cookies, no tracking, nothing loaded from other sites.</li>
<li>Please do not type your name, address or phone number. Nobody needs them here.</li>
<li>The server keeps a conversation so that it can go on after a break. It is deleted ${idleMinutes} minutes after the last message.</li>
<li>“Clear and start over” deletes it at once, here and on the server.</li>
<li>Your browser keeps, in this tab only, a key to the conversation and the words you have not sent yet. The window clears itself after 30 minutes without use.</li>
<li>Logs hold no words, no addresses and no keys. A rating is kept without your words.</li>
<li>Copying, printing and saving a conversation happen in your browser.</li>
</ul>`;
}

export function aboutPage(context: PagesContext): string {
  const { knowledge } = context;
  const welcome = knowledge.replies.welcome.map((line) => html`<p>${filled(context, line)}</p>`);
  const main = html`<h1>About Walkwell</h1>
<section class="answer">${welcome}</section>
<h2>How it answers</h2>
<p>It compares your question with questions people ask, and shows the answer written for the nearest one. No text is made up on the spot. Every message is first read for warning signs. When it is not sure what you mean, it asks or says so.</p>
<h2>What has been checked</h2>
${counts(knowledge)}
<p>Each answer names its sources, the day it was written and the day it must be read again.</p>
${sources(knowledge)}${openClaims(knowledge)}
<h2>Emergency and help numbers</h2>
${numbers(regionOf(context))}
<h2>Privacy</h2>
${privacy(context.idleMinutes)}
<p class="sources">Content version ${knowledge.version.slice(0, 12)}</p>
<p><a class="chat-link" href="/">Open the chat</a></p>`;
  return pageFrame(context, {
    title: 'About',
    description: 'What Walkwell is, what has been checked, and what happens to what you type.',
    path: '/about',
    main,
  });
}
