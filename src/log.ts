// The logger: one JSON line per event, with numbers and fixed words only. It never receives what a person typed, a token
// or an address: its fields are flat, and a fault is reduced to its name and the places in our code it passed through.
import { type DestinationStream, pino } from 'pino';

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** Writes what is still buffered. Call it once, before the process ends. */
  flush(): void;
}

export type LogLevel = 'info' | 'warn' | 'error' | 'silent';

/** Bytes of log lines held while standard output is stuck; more are dropped, so that a full pipe never stops the bot. */
const MAX_BUFFERED_BYTES = 1_000_000;
const FRAMES_KEPT = 6;
/** `    at takeTurn (file:///…/take-turn.ts:12:5)` → `take-turn.ts:12:5`. Only files have a place worth naming. */
const FRAME = /^ {4}at .*?([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/;

export interface LogOptions {
  level: LogLevel;
  /** Where the lines go; standard output when left out. */
  destination?: DestinationStream;
}

/** Opens the log. */
export function createLog({ level, destination }: LogOptions): Log {
  const stdout =
    destination === undefined ? pino.destination({ sync: false, maxLength: MAX_BUFFERED_BYTES }) : null;
  const target = destination ?? stdout;
  if (target === null) throw new TypeError('the log has no destination');
  const lines = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    target,
  );
  return {
    info: (event, fields) => lines.info({ ...fields }, event),
    warn: (event, fields) => lines.warn({ ...fields }, event),
    error: (event, fields) => lines.error({ ...fields }, event),
    flush: () => flushQuietly(stdout),
  };
}

/** A log that keeps nothing. */
export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  flush: () => undefined,
};

/** What may be logged of a fault: its class, its code and the places it came from. Its message may quote a request, so it is left out. */
export function describeFault(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const { code } = fault as { code?: unknown };
  return {
    fault: fault.constructor.name,
    code: typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined,
    at: framesOf(fault).join(' < ') || undefined,
  };
}

function framesOf(fault: Error): string[] {
  const stack = fault.stack ?? '';
  const header = stack.indexOf(fault.message);
  // Without the message in it we cannot tell a frame from words that look like one.
  if (header < 0) return [];
  return stack
    .slice(header + fault.message.length)
    .split('\n')
    .map((line) => FRAME.exec(line)?.[1] ?? '')
    .filter((place) => place !== '')
    .slice(0, FRAMES_KEPT);
}

/** The Bot Framework SDK prints whole stacks, with request bodies in them, to the console. Keeps the fact and drops the words. Returns the undo. */
export function captureConsole(log: Log, target: Console = console): () => void {
  const methods = ['log', 'info', 'debug', 'warn', 'error', 'trace'] as const;
  const before = methods.map((method) => [method, target[method]] as const);
  for (const method of methods) {
    target[method] = (...args: unknown[]) => {
      const fault = args.find((arg) => arg instanceof Error);
      log.warn('console', { method, ...(fault === undefined ? {} : describeFault(fault)) });
    };
  }
  return () => {
    for (const [method, original] of before) target[method] = original;
  };
}

function flushQuietly(stream: { flushSync(): void } | null): void {
  try {
    stream?.flushSync();
  } catch {
    // The stream was never opened or is already gone: there is nothing left to write.
  }
}
