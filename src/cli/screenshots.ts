// Takes the pictures of the README: `node src/cli/screenshots.ts [address of a running server]`. Without an address it starts one.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from './open-chromium.ts';
import { startLocalServer } from './start-local-server.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'images');

interface Picture {
  name: string;
  width: number;
  height: number;
  dark?: boolean;
  path?: string;
  ask?: readonly string[];
  prepare?: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'phone-first-view', width: 390, height: 760 },
  { name: 'phone-answer', width: 390, height: 760, ask: ['Is it OK to walk with lower back pain?'] },
  { name: 'phone-emergency', width: 390, height: 760, ask: ['cant feel my bum when i wipe'] },
  {
    name: 'phone-answer-dark',
    width: 390,
    height: 760,
    dark: true,
    ask: ['Is it OK to walk with lower back pain?'],
  },
  { name: 'desktop-answer', width: 1280, height: 800, ask: ['Is it OK to walk with lower back pain?'] },
  { name: 'page-answer', width: 900, height: 760, path: '/topics/is-walking-good' },
  {
    name: 'embedded',
    width: 1000,
    height: 800,
    path: '/demo',
    prepare: async (page) => {
      await page.keyboard.press('Tab');
      await page.mouse.click(900, 756);
      await page
        .frameLocator('iframe')
        .locator('.chip')
        .first()
        .waitFor({ timeout: 5_000 })
        .catch(() => undefined);
      await page.waitForTimeout(600);
    },
  },
];

async function ask(page: Page, question: string): Promise<void> {
  const entries = page.locator('.entry.bot');
  await entries.first().waitFor();
  const before = await entries.count();
  await page.locator('#say').fill(question);
  await page.locator('#say').press('Enter');
  await entries.nth(before).waitFor();
}

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const { name, width, height, dark = false, path = '/' } = picture;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${url}${path}`);
  for (const question of picture.ask ?? []) await ask(page, question);
  if (path === '/') await page.locator('.entry.bot').first().waitFor();
  await picture.prepare?.(page);
  // The pictures show the page, not where the cursor is.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.waitForTimeout(100);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}

const [address] = process.argv.slice(2);
const server = address === undefined ? await startLocalServer() : null;
const browser = await openChromium(process.env.CHROMIUM_PATH);
mkdirSync(folder, { recursive: true });
try {
  for (const picture of pictures) await take(browser, address ?? server?.url ?? '', picture);
} finally {
  await browser.close();
  await server?.close();
}
process.stdout.write(`${pictures.length} pictures are in ${folder}\n`);
