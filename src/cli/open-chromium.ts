// Debian's Chromium for pictures and measurements. The tests have their own way in, which also watches what must not happen.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
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

/** @param path where the browser is; empty: the usual places. @throws Error when there is none. */
export async function openChromium(path: string | undefined): Promise<Browser> {
  const executablePath = [path, ...places].find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined)
    throw new Error('There is no Chromium. Install it, or set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: flags });
}
