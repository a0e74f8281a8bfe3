// The life of the server process: environment in, parts built, signals and faults heeded, exit code out. What it serves is app.ts.
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type App, type AppParts, createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { buildBot } from './conversation/build-bot.ts';
import { ConfigError, ContentError } from './errors.ts';
import { keepWeights } from './keep-weights.ts';
import { loadKnowledge } from './knowledge/load-knowledge.ts';
import { captureConsole, createLog, describeFault, type Log } from './log.ts';
import { createPages } from './pages/create-pages.ts';
import { createMemoryStore } from './store/memory-store.ts';

/** Longest that stopping may take, ms; after that the process ends with code 1. Containers are killed after 10 s. */
const STOP_DEADLINE_MS = 9_000;
/** When the start's memory is given back, ms after it is ready: later than the first page, sooner than the first thought. */
const FREE_AFTER_MS = 400;
/** sysexits.h: bad configuration (EX_CONFIG) and bad data (EX_DATAERR). */
const EXIT = { stopped: 0, fault: 1, badContent: 65, badConfig: 78 } as const;

/** Reads the environment and `.env`, starts, and stays until told to stop. Says in plain words why when it cannot start. */
export async function runServer(root: string, process: NodeJS.Process): Promise<void> {
  try {
    loadEnvFile(root, process);
    await start(root, process);
  } catch (fault) {
    process.stderr.write(`${explain(fault)}\n`);
    process.exitCode = exitCodeOf(fault);
  }
}

async function start(root: string, process: NodeJS.Process): Promise<void> {
  const knowledge = loadKnowledge(root);
  const config = readConfig(process.env, knowledge.regions.keys());
  const log = createLog({ level: config.logLevel });
  captureConsole(log);
  if (config.tokenSecrets.length === 0)
    log.warn('token-secret-made-up', { meaning: 'restarts end conversations' });
  const { region } = config;
  const bot = buildBot(knowledge, {
    region,
    kept: keepWeights(join(root, 'node_modules', '.cache', 'walkwell')),
  });
  const store = createMemoryStore(config.retention);
  const now = () => new Date();
  const assetsDir = join(root, 'dist', 'window');
  const { idleMinutes } = config.retention;
  const looks = {
    knowledge,
    bot,
    region,
    assetsDir,
    idleMinutes,
    frameAncestors: config.frameAncestors,
    now,
  };
  const pages: AppParts['pages'] = (guards) => createPages({ ...looks, ...guards });
  const app = await createApp({ bot, config, store, log, now, pages });
  stopOnSignals(app, config, log, process);
  endOnFaults(log, process);
  const port = await listen(app, config);
  process.stdout.write(`Walkwell is ready. Open http://localhost:${port}\n`);
  log.info('listening', { region, connector: config.connector !== null });
  setTimeout(freeStartMemory, FREE_AFTER_MS).unref();
}

/** Without a `.env` file the environment alone decides. @throws ConfigError when there is one that cannot be read. */
function loadEnvFile(root: string, process: NodeJS.Process): void {
  const file = join(root, '.env');
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch {
    throw new ConfigError(['.env: let the program read this file, or remove it.']);
  }
}

const NO_SUCH_ADDRESS: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']);
const WRONG_HOST =
  'HOST: this machine has no such address. Write 127.0.0.1 for this machine only, or 0.0.0.0 for every network.';

/** Resolves with the port it listens on. @throws ConfigError when the machine has no such address. */
async function listen({ server }: App, { host, port }: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(NO_SUCH_ADDRESS.has(fault.code ?? '') ? new ConfigError([WRONG_HOST]) : fault),
    );
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Gives back what reading and training needed and running does not: 30 to 120 MB, in about 100 ms (measured). */
function freeStartMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: (how: object) => void = runInNewContext('gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** First signal: refuse new work, finish what runs, end. Second signal: end at once. */
function stopOnSignals(app: App, { drainSeconds }: Config, log: Log, process: NodeJS.Process): void {
  const end = ender(log, process);
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) end(EXIT.fault);
    stopping = true;
    log.info('stopping', { signal });
    setTimeout(() => {
      log.error('stop-deadline-passed');
      end(EXIT.fault);
    }, STOP_DEADLINE_MS).unref();
    app.markDraining();
    await new Promise((resolve) => setTimeout(resolve, drainSeconds * 1000));
    await app.close();
    log.info('stopped');
    end(EXIT.stopped);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** A fault nobody caught leaves the process in a state nobody knows: it ends, and whatever runs it starts it again. */
function endOnFaults(log: Log, process: NodeJS.Process): void {
  const end = ender(log, process);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (fault: unknown) => {
      log.error(event, describeFault(fault));
      end(EXIT.fault);
    });
  }
}

function ender(log: Log, process: NodeJS.Process): (code: number) => never {
  return (code) => {
    log.flush();
    process.exit(code);
  };
}

function exitCodeOf(fault: unknown): number {
  if (fault instanceof ConfigError) return EXIT.badConfig;
  return fault instanceof ContentError ? EXIT.badContent : EXIT.fault;
}

function explain(fault: unknown): string {
  if (fault instanceof ConfigError || fault instanceof ContentError) return fault.message;
  const code = (fault as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program. Stop that, or set PORT to another number.';
  if (code === 'EACCES')
    return 'This port needs more rights than the program has. Set PORT to a number above 1023.';
  // An error made by us to say what to do carries what caused it; for any other the place is the best help.
  if (fault instanceof Error)
    return fault.cause === undefined ? (fault.stack ?? fault.message) : fault.message;
  return 'The server could not start.';
}
