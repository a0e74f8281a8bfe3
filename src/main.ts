// The process: environment, signals, exit codes. The only file that uses `process`; everything it starts is in app.ts.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type App, type AppParts, createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { buildBot } from './conversation/build-bot.ts';
import { ConfigError, ContentError } from './errors.ts';
import { loadKnowledge } from './knowledge/load-knowledge.ts';
import { captureConsole, createLog, describeFault, type Log } from './log.ts';
import { createPages } from './pages/create-pages.ts';
import { createMemoryStore } from './store/memory-store.ts';

const root = join(import.meta.dirname, '..');
/** Longest that stopping may take, ms; after that the process ends with code 1. Containers are killed after 10 s. */
const STOP_DEADLINE_MS = 9_000;
/** sysexits.h: bad configuration (EX_CONFIG) and bad data (EX_DATAERR). */
const EXIT = { stopped: 0, fault: 1, badContent: 65, badConfig: 78 } as const;

loadEnvFile();
try {
  await start();
} catch (fault) {
  process.stderr.write(`${explain(fault)}\n`);
  process.exitCode =
    fault instanceof ConfigError
      ? EXIT.badConfig
      : fault instanceof ContentError
        ? EXIT.badContent
        : EXIT.fault;
}

async function start(): Promise<void> {
  const knowledge = loadKnowledge(root);
  const config = readConfig(process.env, knowledge.regions.keys());
  const log = createLog({ level: config.logLevel });
  captureConsole(log);
  if (config.tokenSecrets.length === 0)
    log.warn('token-secret-made-up', { meaning: 'restarts end conversations' });
  const bot = buildBot(knowledge, { region: config.region });
  const store = createMemoryStore(config.retention);
  const { region, frameAncestors, retention } = config;
  const pages: AppParts['pages'] = (guards) =>
    createPages({
      knowledge,
      bot,
      region,
      frameAncestors,
      assetsDir: join(root, 'dist', 'window'),
      idleMinutes: retention.idleMinutes,
      ...guards,
    });
  const app = await createApp({ bot, config, store, log, now: () => new Date(), pages });
  stopOnSignals(app, config, log);
  endOnFaults(log);
  await listen(app, config);
  log.info('listening', { region: config.region, connector: config.connector !== null });
}

function loadEnvFile(): void {
  try {
    process.loadEnvFile(join(root, '.env'));
  } catch {
    // There is no .env file: the environment alone decides.
  }
}

async function listen({ server }: App, { host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  process.stdout.write(`Walkwell is ready. Open http://localhost:${actual}\n`);
}

/** First signal: refuse new work, finish what runs, end. Second signal: end at once. */
function stopOnSignals(app: App, { drainSeconds }: Config, log: Log): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) end(EXIT.fault, log);
    stopping = true;
    log.info('stopping', { signal });
    setTimeout(() => {
      log.error('stop-deadline-passed');
      end(EXIT.fault, log);
    }, STOP_DEADLINE_MS).unref();
    app.markDraining();
    await new Promise((resolve) => setTimeout(resolve, drainSeconds * 1000));
    await app.close();
    log.info('stopped');
    end(EXIT.stopped, log);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** A fault nobody caught leaves the process in a state nobody knows: it ends, and whatever runs it starts it again. */
function endOnFaults(log: Log): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (fault: unknown) => {
      log.error(event, describeFault(fault));
      end(EXIT.fault, log);
    });
  }
}

function end(code: number, log: Log): never {
  log.flush();
  process.exit(code);
}

function explain(fault: unknown): string {
  if (fault instanceof ConfigError || fault instanceof ContentError) return fault.message;
  const code = (fault as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program. Stop that, or set PORT to another number.';
  if (code === 'EACCES')
    return 'This port needs more rights than the program has. Set PORT to a number above 1023.';
  return fault instanceof Error ? (fault.stack ?? fault.message) : 'The server could not start.';
}
