import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { builtWindow, describeInBrowser, openPage, type Watched } from './support/browser.ts';
import { samplePages } from './support/sample-pages.ts';
import { answer, sampleAnswer, welcome } from './support/sample-replies.ts';
import { type ScriptedChannel, startScriptedChannel } from './support/scripted-channel.ts';

let built: Awaited<ReturnType<typeof builtWindow>>;
let channel: ScriptedChannel;
let host: Server;
let view: Watched;
let page = '';
let policy = '';

/** The clinic's site, on another origin than the chat. */
const hostUrl = () => `http://localhost:${(host.address() as AddressInfo).port}`;
const include = (attributes = '') => `<script src="${channel.url}/embed.js" ${attributes}></script>`;
const launcher = () => view.page.getByRole('button', { name: /Ask about back pain/ });

async function visit(body: string, head = ''): Promise<void> {
  page = `<!doctype html><html lang="en"><head><title>Clinic</title>${head}</head><body><main><h1>Clinic</h1><a href="#x">A link</a></main>${body}</body></html>`;
  view = await openPage(hostUrl(), { viewport: { width: 1000, height: 800 } });
}

async function chat(): Promise<Frame> {
  await expect.poll(() => view.page.frames().length).toBe(2);
  const frame = view.page.frames()[1];
  if (frame === undefined) throw new Error('There is no frame.');
  await frame.locator('.entry.bot').first().waitFor();
  return frame;
}

const foreign = (faults: string[]) =>
  faults.filter(
    (fault) => !fault.includes(channel.url) && !fault.includes(channel.url.replace('http', 'ws')),
  );

describeInBrowser('the embedded chat on a clinic’s site', () => {
  beforeAll(async () => {
    built = await builtWindow();
    host = createServer((_req, res) => {
      res.setHeader('content-type', 'text/html; charset=utf-8');
      if (policy !== '') res.setHeader('content-security-policy', policy);
      res.end(page);
    });
    await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
  });
  afterAll(() => {
    built.remove();
    host.close();
  });
  beforeEach(async () => {
    policy = '';
    channel = await startScriptedChannel(samplePages({ ...built, frameAncestors: [hostUrl()] }));
    channel.script.welcome = welcome;
    channel.script.answer = sampleAnswer;
  });
  afterEach(async () => {
    await view.close();
    await channel.close();
  });

  it('opens with a click, answers, closes with Esc and gives the focus back', async () => {
    await visit(include());
    expect(view.page.frames()).toHaveLength(1);
    expect(await launcher().getAttribute('aria-expanded')).toBe('false');
    await launcher().click();
    expect(await launcher().getAttribute('aria-expanded')).toBe('true');
    const frame = await chat();
    await expect.poll(() => frame.evaluate(() => document.activeElement?.id)).toBe('say');
    await view.page.keyboard.type('walk');
    await view.page.keyboard.press('Enter');
    await frame.locator('.entry.bot').nth(1).waitFor();
    await view.page.keyboard.press('Escape');
    await expect.poll(() => launcher().getAttribute('aria-expanded')).toBe('false');
    expect(
      await launcher().evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button),
    ).toBe(true);
    expect(await view.page.locator('iframe').isVisible()).toBe(false);
    await view.page.keyboard.press('Enter');
    await expect.poll(() => view.page.locator('iframe').isVisible()).toBe(true);
    await frame.getByRole('button', { name: 'Close the chat' }).click();
    await expect.poll(() => view.page.locator('iframe').isVisible()).toBe(false);
    expect(await frame.locator('.entry.bot').count()).toBe(2);
    expect(foreign(await view.faults())).toEqual([]);
  });

  it('names its frame and takes its words, side and theme from the attributes', async () => {
    await visit(
      include(
        'data-label="Ask about back pain, please" data-title="Hill Clinic chat" data-side="start" data-theme="dark"',
      ),
    );
    await launcher().click();
    const frame = await chat();
    expect(await view.page.locator('iframe').getAttribute('title')).toBe('Hill Clinic chat');
    expect(await frame.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect((await launcher().boundingBox())?.x).toBeLessThan(100);
  });

  it('survives a hostile style sheet, altered built-ins, clobbering forms and being included twice', async () => {
    await visit(
      `<form id="config" name="walkwell"><input name="parentNode"><input id="body" name="body"></form><div id="walkwell"></div>${include()}${include()}`,
      `<style>*,div,button,iframe{display:none!important;visibility:hidden!important;opacity:0!important;position:static!important;width:1px!important;height:1px!important;color:red!important} main,h1,html,body{display:block!important;visibility:visible!important}</style>
       <script>Array.prototype.evil=1;Array.prototype.forEach=Array.prototype.map=function(){throw Error('no')};Object.prototype.polluted='x';String.prototype.trim=function(){return 'bad'};</script>`,
    );
    await expect.poll(() => launcher().count()).toBe(1);
    const box = await launcher().boundingBox();
    expect(box && box.width > 100 && box.height >= 44).toBe(true);
    await launcher().click();
    const frame = await chat();
    const size = await view.page.locator('iframe').boundingBox();
    expect(size && size.width > 300 && size.height > 400).toBe(true);
    expect(await frame.locator('.chip').first().isVisible()).toBe(true);
  });

  it('works under a strict policy that names only our script and frame, without a violation', async () => {
    policy = `default-src 'none'; script-src ${channel.url}; frame-src ${channel.url}`;
    await visit(include());
    await launcher().click();
    const frame = await chat();
    expect(await frame.locator('.chip').count()).toBeGreaterThan(0);
    expect((await launcher().boundingBox())?.width).toBeGreaterThan(100);
    expect(foreign(await view.faults())).toEqual([]);
  });

  it('loads with the integrity of its pinned name', async () => {
    const { readFileSync } = await import('node:fs');
    const manifest = JSON.parse(readFileSync(`${built.assetsDir}/manifest.json`, 'utf8'));
    await visit(
      `<script src="${channel.url}/assets/${manifest.embed}" integrity="${manifest.embedIntegrity}" crossorigin="anonymous"></script>`,
    );
    await launcher().waitFor();
  });

  it('counts answers that come while it is closed, on its button', async () => {
    await visit(include());
    await launcher().click();
    await chat();
    await view.page.keyboard.press('Escape');
    await expect.poll(() => launcher().getAttribute('aria-expanded')).toBe('false');
    channel.push(answer);
    await view.page.getByRole('button', { name: /1 new/ }).waitFor();
    await launcher().click();
    await expect.poll(() => view.page.getByRole('button', { name: /new/ }).count()).toBe(0);
  });

  it('listens to nobody but its own frame, and its frame to nobody but the page that holds it', async () => {
    await visit(`${include()}<iframe id="other" srcdoc="<p>x</p>"></iframe>`);
    await launcher().click();
    await expect.poll(() => view.page.frames().length).toBe(3);
    const frame = view.page.frames().find((one) => one.url().startsWith(channel.url));
    await frame?.locator('.entry.bot').first().waitFor();
    await view.page.evaluate(() => postMessage({ walkwell: 1, type: 'close' }, '*'));
    await view.page.locator('#other').evaluate((other) => {
      const inner = (other as HTMLIFrameElement).contentWindow as unknown as { eval: (code: string) => void };
      inner.eval("parent.postMessage({ walkwell: 1, type: 'close' }, '*')");
    });
    for (const forged of [
      null,
      'close',
      { type: 'close' },
      { walkwell: 2, type: 'close' },
      { walkwell: 1, type: 'unread', count: '<b>9</b>' },
    ])
      await frame?.evaluate((message) => parent.postMessage(message, '*'), forged);
    await view.page.waitForTimeout(200);
    expect(await launcher().getAttribute('aria-expanded')).toBe('true');
    expect(await view.page.getByRole('button', { name: /9/ }).count()).toBe(0);
  });

  it('is full screen on a phone, with a way to close it', async () => {
    await visit(include());
    await view.page.setViewportSize({ width: 390, height: 700 });
    await launcher().click();
    const frame = await chat();
    expect(await view.page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 700 });
    await frame.getByRole('button', { name: 'Close the chat' }).click();
    await launcher().waitFor();
  });

  it('is not shown by a site that was not named', async () => {
    await channel.close();
    channel = await startScriptedChannel(
      samplePages({ ...built, frameAncestors: ['https://other.example'] }),
    );
    channel.script.welcome = welcome;
    await visit(include());
    await launcher().click();
    await view.page.waitForTimeout(800);
    const inside = await view.page
      .frames()[1]
      ?.evaluate(() => document.querySelectorAll('.strip').length)
      .catch(() => 0);
    expect(inside ?? 0).toBe(0);
  });

  it('can be tried on the demo page', async () => {
    view = await openPage(`${channel.url}/demo`, { viewport: { width: 1000, height: 800 } });
    await launcher().click();
    const frame = await chat();
    await frame.locator('.chip').first().waitFor();
    expect(await view.axe()).toEqual([]);
    expect(await view.faults()).toEqual([]);
  });
});
