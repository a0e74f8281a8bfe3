// Measures the window on a simulated slow phone: `node src/cli/bench-window.ts`. It prints figures and judges none: machines differ.
import type { Browser, Page } from 'playwright-core';
import { openChromium } from './open-chromium.ts';
import { startLocalServer } from './start-local-server.ts';

/** A cheap phone on a poor line: processor 4 times slower, 1.6 Mbit/s, 150 ms there and back. */
const phone = { cpuTimes: 4, bitsPerSecond: 1_600_000, latencyMs: 150 };
const runs = 5;
/** Questions asked in one conversation: with the answers, twice as many messages stand in it. */
const questions = 100;

interface Figures {
  firstPaintMs: number;
  usableMs: number;
  bytes: number;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: phone.cpuTimes });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: phone.latencyMs,
    downloadThroughput: phone.bitsPerSecond / 8,
    uploadThroughput: phone.bitsPerSecond / 8,
  });
}

async function firstView(browser: Browser, url: string): Promise<Figures> {
  const page = await browser.newPage({ viewport: { width: 390, height: 760 } });
  await slowDown(page);
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('#say').waitFor();
  const figures = await page.evaluate(() => ({
    firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    usableMs: performance.now(),
    bytes: [
      ...performance.getEntriesByType('resource'),
      ...performance.getEntriesByType('navigation'),
    ].reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0),
  }));
  await page.close();
  return figures;
}

/** Time from the frame with the answer to the paint that shows it, in ms, for each of many messages in one conversation. */
async function answerPaints(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 390, height: 760 } });
  await page.addInitScript(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const construct = (stream: typeof WebSocket, [address]: [string]) => {
      const made = new stream(address);
      made.addEventListener('message', ({ data }) => {
        if (!String(data).includes('"reply"')) return;
        const came = performance.now();
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - came)));
      });
      return made;
    };
    window.WebSocket = new Proxy(WebSocket, { construct });
  });
  await page.goto(url);
  const entries = page.locator('.entry.bot');
  await entries.first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: phone.cpuTimes });
  for (let sent = 1; sent <= questions; sent += 1) {
    await page
      .locator('#say')
      .fill(sent % 2 === 0 ? 'Is it OK to walk with back pain?' : 'Which shoes are best?');
    await page.locator('#say').press('Enter');
    await entries.nth(sent).waitFor();
  }
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  await page.close();
  return times;
}

const middle = (values: readonly number[], share = 0.5): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
};

const server = await startLocalServer();
const browser = await openChromium(process.env.CHROMIUM_PATH);
try {
  const views: Figures[] = [];
  for (let run = 0; run < runs; run += 1) views.push(await firstView(browser, server.url));
  const paints = await answerPaints(browser, server.url);
  const lines = [
    `Simulated phone: processor / ${phone.cpuTimes}, ${phone.bitsPerSecond / 1e6} Mbit/s, ${phone.latencyMs} ms. Middle of ${runs} runs.`,
    `first view painted     ${middle(views.map(({ firstPaintMs }) => firstPaintMs))} ms`,
    `question box usable    ${middle(views.map(({ usableMs }) => usableMs))} ms`,
    `transferred            ${(middle(views.map(({ bytes }) => bytes)) / 1024).toFixed(1)} KB`,
    `answer painted after its frame, ${paints.length} answers: p50 ${middle(paints)} ms, p95 ${middle(paints, 0.95)} ms`,
    `  first 20: p50 ${middle(paints.slice(0, 20))} ms · last 20: p50 ${middle(paints.slice(-20))} ms`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
} finally {
  await browser.close();
  await server.close();
}
