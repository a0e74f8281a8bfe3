// The routes of everything people look at: the chat at `/`, the plain pages, the demo and the built files. It holds no conversation.
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import type { Bot } from '../conversation/bot.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { aboutPage } from './about-page.ts';
import { answerPage } from './answer-page.ts';
import { loadAssets, sendAsset, sendEmbed } from './assets.ts';
import { demoPage } from './demo-page.ts';
import { html } from './html.ts';
import { pageFrame, searchForm } from './page-frame.ts';
import { sendPage } from './page-headers.ts';
import type { PagesContext } from './pages-context.ts';
import { searchPage } from './search-page.ts';
import { topicsPage } from './topics-page.ts';
import { windowPage } from './window-page.ts';

export interface PagesOptions {
  /** Read at each request, so that a getter may give newer knowledge and a newer bot. */
  knowledge: Knowledge;
  bot: Bot;
  /** Id in the region table. */
  region: string;
  /** Where `build-window` put its files. */
  assetsDir: string;
  /** Sites that may frame the chat window, as CSP sources. Empty: only this site. Plain pages may not be framed by others. */
  frameAncestors?: readonly string[];
  now?: () => Date;
  /** How long the server keeps a conversation nobody uses, in minutes: said on the about page. */
  idleMinutes?: number;
  /** Guards `/search`, where each request costs a turn of the bot. */
  limitSearch?: RequestHandler;
}

/** Largest form taken, in bytes. Percent-encoded, 2,000 Arabic letters are 12 KB. */
const maxFormBytes = 16 * 1024;

function notFound(context: PagesContext): string {
  const main = html`<h1>This page does not exist</h1><p>Look through <a href="/topics">all topics</a>, or ask:</p>${searchForm()}`;
  return pageFrame(context, { title: 'Not found', description: 'This page does not exist.', path: '', main });
}

/** What somebody sees whose question was refused: too many at once, or no question form at all. */
function refusedPage(context: PagesContext, status: number): string {
  const isBusy = status === 429 || status === 503;
  const words = isBusy
    ? 'Too many questions came at once. Wait a minute, then try again.'
    : 'That question could not be read. Please type it again, in fewer words.';
  const main = html`<h1>${isBusy ? 'One moment' : 'Not understood'}</h1><p>${words}</p>${searchForm()}`;
  return pageFrame(context, { title: 'Find an answer', description: words, path: '/search', main });
}

/** The status of a refusal, or null for a fault of our own. */
function refusalStatus(fault: unknown): number | null {
  const status =
    typeof fault === 'object' && fault !== null ? Number((fault as { status?: unknown }).status) : 0;
  return (status >= 400 && status < 500) || status === 503 ? status : null;
}

function questionOf(req: Request): string {
  const body: unknown = req.body;
  const q: unknown = req.method === 'POST' ? (body as { q?: unknown } | undefined)?.q : req.query.q;
  return typeof q === 'string' ? q : '';
}

/** @throws Error when the window has not been built. */
export function createPages(options: PagesOptions): Router {
  const assets = loadAssets(options.assetsDir);
  const self = { frameAncestors: ["'self'"] };
  const context = (): PagesContext => ({
    knowledge: options.knowledge,
    bot: options.bot,
    region: options.region,
    assets,
    now: options.now ?? (() => new Date()),
    idleMinutes: options.idleMinutes ?? 120,
  });
  const limitSearch: RequestHandler = options.limitSearch ?? ((_req, _res, next) => next());
  const readForm = express.urlencoded({
    extended: false,
    limit: maxFormBytes,
    parameterLimit: 10,
    inflate: false,
  });
  const router = Router({ caseSensitive: true });

  router.get('/', async (req, res) => {
    sendPage(res, await windowPage(context(), req.query), { frameAncestors: options.frameAncestors ?? [] });
  });
  router.get('/topics', (_req, res) => sendPage(res, topicsPage(context()), self));
  router.get('/topics/:intent', (req, res) => {
    const page = answerPage(context(), String(req.params.intent));
    sendPage(res, page ?? notFound(context()), { ...self, status: page === null ? 404 : 200 });
  });
  router.get('/about', (_req, res) => sendPage(res, aboutPage(context()), self));
  router.get('/demo', (_req, res) => sendPage(res, demoPage(context()), self));
  router.get('/search', limitSearch, (req, res) =>
    sendPage(res, searchPage(context(), questionOf(req)), self),
  );
  router.post('/search', limitSearch, readForm, (req, res) =>
    sendPage(res, searchPage(context(), questionOf(req)), self),
  );
  const showRefusal: ErrorRequestHandler = (fault, _req, res, next) => {
    const status = refusalStatus(fault);
    if (status === null || res.headersSent) return next(fault);
    sendPage(res, refusedPage(context(), status), { ...self, status });
  };
  router.use('/search', showRefusal);
  router.get(
    '/embed.js',
    sendEmbed(() => assets),
  );
  router.get(
    '/assets/:name',
    sendAsset(() => assets),
  );
  router.use((req, res, next) => {
    // A person who mistypes an address gets a page; a program gets the server's own refusal.
    const isPerson = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    if (isPerson) sendPage(res, notFound(context()), { ...self, status: 404 });
    else next();
  });
  return router;
}
