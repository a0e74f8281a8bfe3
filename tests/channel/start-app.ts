// Starts a real server on a free port for one test, with a clock the test can move and a log it can read.
import type { AddressInfo } from 'node:net';
import { type AppParts, createApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { echoBot } from './echo-bot.ts';

export interface Running {
  url: string;
  port: number;
  config: Config;
  /** Log lines so far. */
  lines: string[];
  clock: { now: Date };
  markDraining(): void;
  stop(): Promise<void>;
}

const running: Running[] = [];

export async function startApp(
  env: Record<string, string> = {},
  parts: Partial<AppParts> = {},
): Promise<Running> {
  const config = readConfig({ NEW_CONVERSATIONS_PER_MINUTE: '1000', MESSAGES_PER_MINUTE: '1000', ...env }, [
    'other',
    'uk',
  ]);
  const lines: string[] = [];
  const clock = { now: new Date() };
  const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  const store = parts.store ?? createMemoryStore(config.retention);
  const app = await createApp({ bot: echoBot, config, store, log, now: () => clock.now, ...parts });
  await new Promise<void>((resolve) =>
    app.server.listen(config.port === 3978 ? 0 : config.port, '127.0.0.1', resolve),
  );
  const { port } = app.server.address() as AddressInfo;
  const started: Running = {
    url: `http://127.0.0.1:${port}`,
    port,
    config,
    lines,
    clock,
    markDraining: app.markDraining,
    stop: async () => {
      const at = running.indexOf(started);
      if (at < 0) return;
      running.splice(at, 1);
      app.server.closeAllConnections();
      await app.close();
    },
  };
  running.push(started);
  return started;
}

/** For afterEach. */
export async function stopAll(): Promise<void> {
  for (const one of [...running]) await one.stop();
}
