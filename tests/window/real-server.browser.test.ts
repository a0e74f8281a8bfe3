import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { buildBot } from '../../src/conversation/build-bot.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { createLog } from '../../src/log.ts';
import { createPages } from '../../src/pages/create-pages.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { builtWindow, describeInBrowser, openPage, type Watched } from './support/browser.ts';

const root = join(import.meta.dirname, '..', '..');
let built: Awaited<ReturnType<typeof builtWindow>>;
let app: App;
let url = '';
let view: Watched;

const bots = () => view.page.locator('.entry.bot');
async function ask(text: string): Promise<void> {
  const before = await bots().count();
  await view.page.locator('#say').fill(text);
  await view.page.locator('#say').press('Enter');
  await bots().nth(before).waitFor();
}

describeInBrowser('the window on the real server with the real content', () => {
  beforeAll(async () => {
    built = await builtWindow();
    const knowledge = loadKnowledge(root);
    const config = readConfig({ REGION: 'uk' }, knowledge.regions.keys());
    const bot = buildBot(knowledge, { region: config.region });
    const now = () => new Date();
    app = await createApp({
      bot,
      config,
      store: createMemoryStore(config.retention),
      log: createLog({ level: 'silent' }),
      now,
      pages: (guards) =>
        createPages({ knowledge, bot, region: config.region, assetsDir: built.assetsDir, now, ...guards }),
    });
    await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await app.close();
    built.remove();
  });

  afterEach(() => view.close());

  it('answers, takes a follow-up, rates, shows the emergency card first and deletes on request', async () => {
    view = await openPage(url);
    await bots().first().waitFor();
    await ask('Is it OK to walk with lower back pain?');
    await view.page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await bots().nth(1).getByText('Not yet checked by a clinician').count()).toBe(1);
    const followUp = view.page.locator('.chip').first();
    const label = await followUp.textContent();
    await followUp.click();
    await bots().nth(2).waitFor();
    expect(await view.page.locator('.entry.you').last().locator('.words').textContent()).toBe(label);
    await bots().nth(2).getByRole('button', { name: 'No, not helpful' }).click();
    await bots().nth(2).locator('.small-chip').first().click();
    await view.page.waitForTimeout(200);
    expect(await view.page.locator('.status').count()).toBe(0);

    await ask('cant feel my bum when i wipe');
    expect(await bots().last().locator('.words > *').first().getAttribute('class')).toContain(
      'care-emergency',
    );
    expect(await bots().last().locator('a[href="tel:999"]').count()).toBeGreaterThan(0);
    expect((await view.heard()).alert).toHaveLength(1);
    expect(await view.axe()).toEqual([]);

    await view.page.reload();
    await bots().nth(3).waitFor();
    expect(await view.page.locator('.entry.you').count()).toBe(3);
    await view.page.getByRole('button', { name: 'Menu' }).click();
    await view.page.getByRole('button', { name: 'Clear and start over' }).click();
    await view.page.getByRole('dialog').getByRole('button', { name: 'Clear and start over' }).click();
    await expect.poll(() => view.page.locator('.entry').count()).toBe(1);
    expect(await view.faults()).toEqual([]);
  });

  it('understands the words its own buttons send', async () => {
    view = await openPage(url);
    await bots().first().waitFor();
    for (const name of ['Talk to a person', 'Check my warning signs']) {
      const before = await bots().count();
      if (name !== 'Talk to a person') await view.page.getByRole('button', { name: 'Menu' }).click();
      await view.page.getByRole('button', { name }).click();
      await bots().nth(before).waitFor();
      expect(await bots().last().textContent()).not.toMatch(/did not follow/);
    }
  });

  it.each(['/topics', '/topics/is-walking-good', '/about', '/search'])(
    'axe finds nothing on %s, light and dark, and it is 320 px wide at most',
    async (path) => {
      view = await openPage(`${url}${path}`, { viewport: { width: 320, height: 640 } });
      expect(await view.axe()).toEqual([]);
      await view.page.emulateMedia({ colorScheme: 'dark' });
      expect(await view.axe()).toEqual([]);
      expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await view.page.locator('.strip').isVisible()).toBe(true);
      expect(await view.faults()).toEqual([]);
    },
  );
});
