// What stands around every plain page: header, emergency strip, main part, foot. It knows nothing of what is in the main part.
import { safeTel } from '../window/safe-link.ts';
import { en } from '../window/strings/en.ts';
import type { Strings } from '../window/strings/strings.ts';
import { html, type SafeHtml } from './html.ts';
import { type PagesContext, regionOf } from './pages-context.ts';

/** The emergency line: in the page before any script, outside everything that scrolls. */
export function emergencyStrip(context: PagesContext, strings: Strings = en): SafeHtml {
  const { emergency } = regionOf(context);
  const tel = safeTel(emergency.tel);
  const number =
    tel === null
      ? html`<b dir="auto">${emergency.text}</b>`
      : html`<a href="${tel}" dir="auto">${emergency.text}</a>`;
  const signs = [...context.knowledge.intents.values()].find(({ role }) => role === 'emergency-signs');
  const link =
    signs &&
    html`<a class="strip-signs" href="/topics/${signs.id}" target="walkwell-page">${strings.strip.signs}</a>`;
  return html`<aside class="strip" aria-label="${strings.strip.label}"><p>${strings.strip.lead} ${strings.strip.call} ${number}</p>${link}</aside>`;
}

export function brand(context: PagesContext, strings: Strings, target: string | null): SafeHtml {
  const inside = html`<img class="logo" src="${context.assets.address('logo')}" width="36" height="36" alt="">
<span class="brand-name">${strings.appName}<span class="brand-line">${strings.tagline}</span></span>`;
  return target === null
    ? html`<div class="brand">${inside}</div>`
    : html`<a class="brand" href="${target}">${inside}</a>`;
}

export interface PageParts {
  title: string;
  description: string;
  /** Path of the page, to mark it in the navigation. */
  path: string;
  main: SafeHtml;
}

function navigation(path: string): SafeHtml {
  const links = [
    ['/topics', en.page.topics],
    ['/about', en.page.about],
  ] as const;
  return html`<nav aria-label="${en.page.pages}">${links.map(([href, label]) =>
    path === href
      ? html`<a href="${href}" aria-current="page">${label}</a>`
      : html`<a href="${href}">${label}</a>`,
  )}</nav>`;
}

/** The way to a person, in the same place on every page. */
function helpLine({ knowledge }: PagesContext): SafeHtml | null {
  const human = [...knowledge.intents.values()].find(({ role }) => role === 'talk-to-human');
  return human === undefined ? null : html`<p><a href="/topics/${human.id}">${en.menu.human}</a></p>`;
}

/** The whole document. */
export function pageFrame(context: PagesContext, { title, description, path, main }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title} – ${en.appName}</title>
<meta name="description" content="${description}">
<link rel="icon" href="${context.assets.address('favicon')}" type="image/svg+xml">
<link rel="stylesheet" href="${context.assets.address('pagesStyle')}">
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="top">${brand(context, en, '/')}${navigation(path)}</header>
${emergencyStrip(context)}
<main id="main" tabindex="-1">
${main}
</main>
<footer class="foot">${helpLine(context)}<p>General information about low back pain and walking. Not a diagnosis, and not for emergencies. ${en.notChecked}.</p></footer>
</body>
</html>
`.text;
}

/** Sent by POST, so that what somebody asks about their health stands in no address, history or log. */
export function searchForm(question = ''): SafeHtml {
  return html`<form class="search" method="post" action="/search" role="search">
<label for="q">${en.page.searchLabel}</label>
<input id="q" name="q" type="text" maxlength="2000" autocomplete="off" value="${question}" aria-describedby="q-hint" required>
<button type="submit">${en.page.search}</button>
<p id="q-hint">${en.inputHint}</p>
</form>`;
}
