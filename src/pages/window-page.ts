// The page of the chat at `/`: the built page with the emergency strip, the first words and the ways to help written in, so that they are
// there before any script and without one.
import { pickStrings, readLanguage } from '../window/strings/pick-strings.ts';
import type { Strings } from '../window/strings/strings.ts';
import { blocksHtml, outLink } from './blocks-html.ts';
import { escapeHtml, html, type SafeHtml } from './html.ts';
import { brand, emergencyStrip } from './page-frame.ts';
import { type PagesContext, topicsOf } from './pages-context.ts';

export interface WindowPageQuery {
  embed?: unknown;
  lang?: unknown;
  theme?: unknown;
}

function navigation(strings: Strings): SafeHtml {
  return html`<nav class="wide" aria-label="${strings.page.pages}"><a href="/topics">${strings.page.topics}</a><a href="/about">${strings.page.about}</a></nav>`;
}

/** What the bot says first, and a form that works without script. The window replaces it once it runs. */
function first(context: PagesContext, strings: Strings): SafeHtml {
  return html`<div class="first"><div class="words">${blocksHtml(context.bot.welcome.blocks)}</div>
<noscript><p>${strings.page.noScript} <a href="/topics">${strings.page.topics}</a></p>
<form method="post" action="/search"><label for="q">${strings.page.searchLabel}</label>
<input id="q" name="q" type="text" maxlength="2000" autocomplete="off" required><button type="submit">${strings.page.search}</button></form></noscript></div>`;
}

function clinicPart({ knowledge: { clinic } }: PagesContext): SafeHtml | null {
  if (clinic.name === '') return null;
  const tel = clinic.phone?.replace(/[^0-9+]/g, '');
  return html`<section><h2>${clinic.name}</h2>
${tel && html`<p><a class="call" href="tel:${tel}">${clinic.phone}</a></p>`}
${clinic.booking && html`<p>${outLink(clinic.booking, 'Book an appointment')}</p>`}</section>`;
}

/** Beside the conversation on wide screens. */
function beside(context: PagesContext, strings: Strings): SafeHtml {
  const topics = topicsOf(context).map(({ id, name }) => html`<li><a href="/topics#${id}">${name}</a></li>`);
  return html`<aside class="beside" aria-label="${strings.page.topics}">
${clinicPart(context)}
<section><h2>${strings.page.topics}</h2><ul>${topics}</ul></section>
<section class="note"><p>${strings.notChecked}. <a href="/about">${strings.menu.about}</a></p></section>
</aside>`;
}

function body(context: PagesContext, strings: Strings, isEmbedded: boolean): SafeHtml {
  return html`<a class="skip" href="#say">${strings.skip}</a>
<header class="top">${brand(context, strings, null)}<h1 class="away">${strings.appName}: ${strings.tagline}</h1>${!isEmbedded && navigation(strings)}<div id="tools"></div></header>
${emergencyStrip(context, strings)}
<main id="chat">${first(context, strings)}</main>
${!isEmbedded && beside(context, strings)}
<div id="polite" class="away" aria-live="polite" aria-atomic="true"></div>
<div id="alert" class="away" role="alert"></div>`;
}

/** The page for one request. Query values that are not understood count as not given. */
export async function windowPage(context: PagesContext, query: WindowPageQuery): Promise<string> {
  const language = readLanguage(query.lang);
  const strings = await pickStrings(language);
  const theme = query.theme === 'dark' || query.theme === 'light' ? query.theme : 'auto';
  const isEmbedded = query.embed === '1';
  const values: Readonly<Record<string, string>> = {
    __TITLE__: escapeHtml(`${strings.appName}: ${strings.tagline}`),
    __DESCRIPTION__: escapeHtml(strings.tagline),
    __BODY__: isEmbedded ? 'window embedded' : 'window',
    __BODY_CONTENT__: body(context, strings, isEmbedded).text,
  };
  const root = html`<html lang="${strings.lang}" dir="${strings.dir}" data-language="${language}" data-theme="${theme}">`;
  return context.assets.page
    .replace('<html lang="en">', () => root.text)
    .replace(/__[A-Z_]+?__/g, (name) => values[name] ?? '');
}
