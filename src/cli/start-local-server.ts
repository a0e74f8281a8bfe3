// The whole server on a free port of this machine, for pictures and measurements. Not how it is run for people: that is main.ts.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { buildBot } from '../conversation/build-bot.ts';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';
import { createLog } from '../log.ts';
import { createPages } from '../pages/create-pages.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { buildWindow } from './build-window.ts';

const root = join(import.meta.dirname, '..', '..');

export interface LocalServer {
  url: string;
  close: () => Promise<void>;
}

/** Builds the window into `dist/window` and serves it with the project's knowledge. Without limits on how often, so that it can be measured. */
export async function startLocalServer(region = 'uk'): Promise<LocalServer> {
  const assetsDir = join(root, 'dist', 'window');
  await buildWindow({ outDir: assetsDir });
  const knowledge = loadKnowledge(root);
  const config = readConfig(
    {
      REGION: region,
      MESSAGES_PER_MINUTE: '100000',
      NEW_CONVERSATIONS_PER_MINUTE: '100000',
      ADDRESS_MESSAGES_PER_MINUTE: '1000000',
    },
    knowledge.regions.keys(),
  );
  const bot = buildBot(knowledge, { region });
  const app = await createApp({
    bot,
    config,
    store: createMemoryStore(config.retention),
    log: createLog({ level: 'silent' }),
    now: () => new Date(),
    pages: (guards) =>
      createPages({
        knowledge,
        bot,
        region,
        assetsDir,
        idleMinutes: config.retention.idleMinutes,
        ...guards,
      }),
  });
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, close: () => app.close() };
}
