import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/conversation/bot.ts';
import { buildBot } from '../../src/conversation/build-bot.ts';
import type { Block, ReplyKind } from '../../src/conversation/reply.ts';
import { BadRequestError } from '../../src/errors.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { createPages, type PagesOptions } from '../../src/pages/create-pages.ts';
import { builtWindow } from '../window/support/browser.ts';
import { sampleBot, sampleIntent, sampleKnowledge } from '../window/support/sample-pages.ts';

const root = join(import.meta.dirname, '..', '..');
const knowledge = loadKnowledge(root);
let built: Awaited<ReturnType<typeof builtWindow>>;
const servers: Server[] = [];

async function serve(options: Partial<PagesOptions> = {}): Promise<string> {
  const app = express();
  const bot = options.bot ?? buildBot(knowledge, { region: 'uk' });
  app.use(
    createPages({
      knowledge,
      bot,
      region: 'uk',
      assetsDir: built.assetsDir,
      frameAncestors: ['https://clinic.example'],
      ...options,
    }),
  );
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const search = (url: string, q: string) =>
  fetch(`${url}/search`, { method: 'POST', body: new URLSearchParams({ q }) });

let url = '';
beforeAll(async () => {
  built = await builtWindow();
  url = await serve();
});
afterAll(() => {
  for (const server of servers) server.close();
  built.remove();
});

describe('the plain pages', () => {
  it('show every answer, with its title, sources, review state, and the emergency number, without script', async () => {
    for (const [id, { answer }] of knowledge.intents) {
      const response = await fetch(`${url}/topics/${id}`);
      const page = await response.text();
      expect(response.status, id).toBe(200);
      expect(page, id).toContain('tel:999');
      expect(page, id).toContain('Not yet checked by a clinician');
      for (const { link } of answer.sources)
        expect(page, id).toContain(new URL(link).host.replace('www.', ''));
      expect(page, id).not.toMatch(
        /<script|\{(emergency_number|health_line|crisis_line|poisons_line|clinic_\w+)\}/,
      );
      expect(page, id).toContain('>Talk to a person</a>');
      if (answer.safetyLine) expect(page, id).toContain('class="safety"');
    }
  });

  it('list every answer once, under its topic', async () => {
    const page = await (await fetch(`${url}/topics`)).text();
    for (const id of knowledge.intents.keys())
      expect(page.split(`href="/topics/${id}"`).length - 1, id).toBeGreaterThanOrEqual(1);
  });

  it('lead only to pages that exist', async () => {
    const pages = await Promise.all(
      ['/', '/topics', '/about', '/search', '/demo', '/topics/is-walking-good'].map(async (path) =>
        (await fetch(url + path)).text(),
      ),
    );
    const links = new Set(
      pages.flatMap((page) =>
        [...page.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)].map(([, link]) => String(link)),
      ),
    );
    expect(links.size).toBeGreaterThan(90);
    for (const link of links) expect((await fetch(url + link)).status, link).toBe(200);
  });

  it('answer a question sent by a form, with the words in no address', async () => {
    const response = await search(url, 'Is it OK to walk with lower back pain?');
    expect(response.url).toBe(`${url}/search`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toMatch(/<h2>.*walk/i);
  });

  it('show an emergency card first', async () => {
    const page = await (await search(url, 'cant feel my bum when i wipe')).text();
    expect(page.indexOf('care-emergency')).toBeGreaterThan(0);
    expect(page).toContain('tel:999');
  });

  it('show what to do either way when the bot would ask about a warning sign', async () => {
    const kinds: Record<string, ReplyKind> = { Yes: 'escalate', No: 'answer' };
    const asking: Bot = {
      ...sampleBot,
      takeTurn: (text, state) => {
        const blocks: Block[] = [{ type: 'paragraph', text: `reply to ${text}` }];
        return {
          reply: { ...sampleBot.welcome, kind: kinds[text] ?? 'ask', blocks },
          state,
          trace: {} as never,
        };
      },
    };
    const page = await (await search(await serve({ bot: asking }), 'numb?')).text();
    expect(page).toMatch(
      /reply to numb\?[\s\S]*If yes, or if you are not sure[\s\S]*reply to Yes[\s\S]*If no[\s\S]*reply to No/,
    );
  });

  it.each([
    ['', 200],
    ['   ', 200],
    ['<script>alert(1)</script>', 200],
    ['a'.repeat(2_001), 200],
    ['\uFDFA'.repeat(1_500), 200],
    ['a'.repeat(20_000), 413],
  ])('survive the question %.20s', async (q, status) => {
    const response = await search(url, q);
    expect(response.status).toBe(status);
    const page = await response.text();
    expect(page).toContain('tel:999');
    expect(page).not.toContain('<script');
  });

  it('count and clean a question as the chat does', async () => {
    const family = await (await search(url, '👩‍👩‍👧‍👦'.repeat(215))).text();
    expect(family).toContain('You asked: 👩‍👩‍👧‍👦');
    const cleaned = await (await search(url, 'is\u0000 wal\u202Eking good')).text();
    expect(cleaned).toContain('You asked: is walking good<');
    expect(await (await search(url, '\u0000\u2066')).text()).not.toContain('You asked');
  });

  it('say in a page that too many questions came at once', async () => {
    const busy = await serve({
      limitSearch: (_req, _res, next) => next(new BadRequestError(429, 'Too many.')),
    });
    const response = await search(busy, 'walk');
    expect(response.status).toBe(429);
    expect(await response.text()).toContain('Wait a minute');
  });

  it('show text of authors as text', async () => {
    const nasty = '"><img src=x onerror=alert(1)>';
    const intent = sampleIntent(
      'x',
      nasty,
      { followUps: [{ to: 'x', say: nasty }] },
      {
        blocks: [
          { type: 'heading', text: nasty },
          { type: 'list', ordered: true, items: [nasty] },
        ],
        sources: [{ title: nasty, link: 'javascript:alert(1)' }],
        toBeConfirmed: [nasty],
        clinicalReview: { by: nasty, on: '2026-11-01' },
      },
    );
    const hostile = await serve({ knowledge: sampleKnowledge([intent]), bot: sampleBot });
    for (const path of ['/topics', '/topics/x', '/about']) {
      const page = await (await fetch(hostile + path)).text();
      expect(page, path).not.toContain('<img src=x');
      expect(page, path).not.toContain('javascript:');
    }
  });

  it('answer an unknown topic with a page that leads on', async () => {
    const response = await fetch(`${url}/topics/no-such`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('href="/topics"');
  });

  it('answer a mistyped address with a page for a person, and leave programs to the server', async () => {
    const browser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
    const person = await fetch(`${url}/topcis`, browser);
    expect(person.status).toBe(404);
    expect(person.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await person.text()).toContain('This page does not exist');
    const program = await fetch(`${url}/topcis`);
    expect(program.status).toBe(404);
    expect(await program.text()).not.toContain('This page does not exist');
  });

  it('say what has been checked and what has not', async () => {
    const page = await (await fetch(`${url}/about`)).text();
    expect(page).toContain(`There are ${knowledge.intents.size} answers. A clinician has checked 0 of them.`);
    expect(page).toContain('to be confirmed');
    expect(page).toContain('999 or 112');
  });

  it('refuse a region that is not in the table', async () => {
    const strange = await serve({ region: 'atlantis' });
    expect((await fetch(`${strange}/about`)).status).toBe(500);
  });

  it('show no clinic where there is none, and the clinic where there is one', async () => {
    const clinic = {
      ...knowledge.clinic,
      name: 'Hill Clinic',
      phone: '01234 567890',
      booking: 'https://hill.example/book',
    };
    const own = await (await fetch(`${await serve({ knowledge: { ...knowledge, clinic } })}/`)).text();
    expect(own).toContain('tel:01234567890');
    expect(own).toContain('https://hill.example/book');
    expect(await (await fetch(`${url}/`)).text()).not.toContain('hill.example');
  });
});

describe('the page of the chat', () => {
  it('has the emergency strip and the first words before any script could run', async () => {
    const page = await (await fetch(url)).text();
    expect(page.indexOf('tel:999')).toBeGreaterThan(page.indexOf('<body'));
    expect(page).toContain('automated information tool');
    expect(page).not.toMatch(/<script(?! type="module" src="\/assets\/)|style=|__[A-Z]/);
  });

  it.each([
    ['?lang=ar', 'lang="ar" dir="rtl" data-language="ar"'],
    ['?lang=xx', 'lang="en" dir="ltr" data-language="en"'],
    ['?theme=dark', 'data-theme="dark"'],
    ['?theme="><script>', 'data-theme="auto"'],
    ['?lang=ar&lang=en', 'lang="en"'],
  ])('with %s is %s', async (query, expected) => {
    expect(await (await fetch(`${url}/${query}`)).text()).toContain(expected);
  });

  it('may be framed by the sites named, and the plain pages by this one alone', async () => {
    const policyOf = async (path: string) =>
      (await fetch(url + path)).headers.get('content-security-policy') ?? '';
    expect(await policyOf('/')).toContain("frame-ancestors 'self' https://clinic.example;");
    expect(await policyOf('/about')).toContain("frame-ancestors 'self'");
    for (const path of ['/', '/topics', '/search', '/demo']) {
      const policy = await policyOf(path);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/unsafe|\*/);
    }
  });

  it('shows the number of each region, and words where there is no number', async () => {
    for (const [region, { emergency }] of knowledge.regions) {
      const page = await (await fetch(`${await serve({ region, bot: sampleBot })}/`)).text();
      const strip = /<aside class="strip"[\s\S]*?<\/aside>/.exec(page)?.[0] ?? '';
      expect(strip, region).toContain(emergency.text);
      expect(strip.includes('tel:'), region).toBe(emergency.tel !== undefined);
    }
  });
});

describe('the built files', () => {
  const script = async () => /src="(\/assets\/[^"]+)"/.exec(await (await fetch(url)).text())?.[1] ?? '';

  it('come compressed, are kept for a year and have the right type', async () => {
    for (const encoding of ['br', 'gzip']) {
      const response = await fetch(url + (await script()), { headers: { 'accept-encoding': encoding } });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(await response.text()).toContain('function');
    }
    const plain = await fetch(url + (await script()), { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });

  it('are not sent again when the browser has them', async () => {
    const first = await fetch(`${url}/embed.js`);
    const again = await fetch(`${url}/embed.js`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it.each([
    '/assets/nothing.js',
    '/assets/..%2f..%2fpackage.json',
    '/assets/manifest.json',
    '/assets/__proto__',
  ])('do not include %s', async (path) => {
    expect((await fetch(url + path)).status).toBe(404);
  });
});
