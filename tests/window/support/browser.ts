// Debian's Chromium for tests, and a page that writes down what must never happen: foreign requests, policy violations, lost focus.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { buildWindow } from '../../../src/cli/build-window.ts';
import { runAxe } from './axe.ts';

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the browser, or null when there is none. */
function findChromium(): string | null {
  return (
    [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
      (path) => path !== undefined && existsSync(path),
    ) ?? null
  );
}

let browser: Browser | null = null;

/** Tests in a real browser. Without one they are skipped, which is said loudly; with REQUIRE_BROWSER=1 they fail. */
export function describeInBrowser(title: string, tests: () => void): void {
  const executablePath = findChromium();
  if (executablePath === null && process.env.REQUIRE_BROWSER !== '1') {
    process.stderr.write(
      `\n!!! NO CHROMIUM FOUND: "${title}" WAS NOT TESTED IN A BROWSER.\n!!! Install chromium or set CHROMIUM_PATH.\n\n`,
    );
    describe.skip(`${title} (SKIPPED: no Chromium found, set CHROMIUM_PATH)`, tests);
    return;
  }
  describe(title, () => {
    beforeAll(async () => {
      if (executablePath === null)
        throw new Error('REQUIRE_BROWSER=1, and there is no Chromium. Set CHROMIUM_PATH.');
      browser = await chromium.launch({ executablePath, args: flags });
    });
    afterAll(async () => {
      await browser?.close();
      browser = null;
    });
    tests();
  });
}

/** The window, built once for a test file. */
export async function builtWindow(): Promise<{ assetsDir: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'walkwell-window-'));
  const assetsDir = join(folder, 'window');
  await buildWindow({ outDir: assetsDir });
  return { assetsDir, remove: () => rmSync(folder, { recursive: true }) };
}

export interface Watched {
  page: Page;
  context: BrowserContext;
  /** What was said in the live regions, in order. */
  heard(): Promise<{ polite: string[]; alert: string[] }>;
  /** Times the focus was found on the body after it had been somewhere. */
  focusLosses(): Promise<number>;
  /** Everything that must not happen, in words. Empty when all is well. */
  faults(): Promise<string[]>;
  axe(): Promise<string[]>;
  close(): Promise<void>;
}

interface Notes {
  polite: string[];
  alert: string[];
  violations: string[];
  losses: number;
}

/** Runs in the page before anything else. */
function watch(): void {
  const notes: Notes = { polite: [], alert: [], violations: [], losses: 0 };
  (window as unknown as { notes: Notes }).notes = notes;
  document.addEventListener('securitypolicyviolation', (event) =>
    notes.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
  addEventListener('DOMContentLoaded', () => {
    for (const id of ['polite', 'alert'] as const) {
      const region = document.getElementById(id);
      if (region === null) continue;
      new MutationObserver(() => {
        const line = region.textContent ?? '';
        if (line !== '') notes[id].push(line);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  // The embed's shadow is closed to the host page; a test must look in.
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (how) {
    return attachShadow.call(this, { ...how, mode: 'open' });
  };
  let hadFocus = false;
  setInterval(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (!isLost) hadFocus = true;
    else if (hadFocus) notes.losses += 1;
  }, 10);
}

export async function openPage(
  url: string,
  options: BrowserContextOptions & { before?: (page: Page) => Promise<unknown> } = {},
): Promise<Watched> {
  if (browser === null) throw new Error('The browser is not running.');
  const { before, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...contextOptions });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const { origin } = new URL(url);
  const faults: string[] = [];
  context.on('request', (request) => {
    const address = new URL(request.url());
    const isOwn = address.origin === origin || ['data:', 'blob:', 'about:'].includes(address.protocol);
    if (!isOwn) faults.push(`request to ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(url).host) faults.push(`stream to ${socket.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) faults.push(message.text());
  });
  const isScripted = contextOptions.javaScriptEnabled !== false;
  if (isScripted) await page.addInitScript(watch);
  await before?.(page);
  await page.goto(url);
  const notes = (): Promise<Notes> =>
    isScripted
      ? page.evaluate(() => (window as unknown as { notes: Notes }).notes)
      : Promise.resolve({ polite: [], alert: [], violations: [], losses: 0 });
  return {
    page,
    context,
    heard: notes,
    focusLosses: async () => (await notes()).losses,
    faults: async () => [...faults, ...(await notes()).violations],
    axe: () => runAxe(page),
    close: () => context.close(),
  };
}
