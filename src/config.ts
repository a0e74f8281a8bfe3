// Environment variables → one frozen Config, or every fault at once. Reads no file and no `process`: the variables come in.
import { z } from 'zod';
import { ConfigError } from './errors.ts';
import type { LogLevel } from './log.ts';

export interface ConnectorConfig {
  appId: string;
  appPassword: string;
  appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  appTenantId: string;
}

export interface Config {
  port: number;
  host: string;
  region: string;
  /** The first signs new tokens; all are accepted, so that a secret can be replaced without ending conversations. Empty: make one up. */
  tokenSecrets: readonly string[];
  /** Proxies in front of the server whose X-Forwarded-For is believed, 0 to 5. */
  trustProxyHops: number;
  /** Address people reach the server at, such as https://chat.clinic.example; null: taken from each request. */
  publicUrl: string | null;
  /** Other sites whose pages may call the channel, as exact origins. */
  allowedOrigins: readonly string[];
  /** Sites that may show the chat window in a frame, as CSP sources. */
  frameAncestors: readonly string[];
  /** Host names this server answers to; empty: any. */
  allowedHosts: readonly string[];
  limits: {
    newConversationsPerMinute: number;
    messagesPerMinute: number;
    addressMessagesPerMinute: number;
    maxConnections: number;
  };
  retention: { maxConversations: number; idleMinutes: number };
  drainSeconds: number;
  logLevel: LogLevel;
  /** Null: /api/messages does not exist. */
  connector: ConnectorConfig | null;
}

const number = (min: number, max: number, fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `write a whole number from ${min} to ${max}`,
    })
    .transform(Number);

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''));

const isOrigin = (text: string): boolean =>
  /^https?:\/\/[^/?#@*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
const isFrameSource = (text: string): boolean =>
  ["'self'", "'none'"].includes(text) ||
  /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/.test(text);
const isHost = (text: string): boolean =>
  /^(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/.test(text);

/** Shortest secret accepted, in characters: 32 hexadecimal digits are 128 bits. */
const MIN_SECRET_CHARS = 32;

const variables = z.object({
  PORT: number(0, 65_535, 3978),
  HOST: z
    .string()
    .regex(/^[\w.:-]{1,253}$/, 'write an address to listen on, such as 127.0.0.1')
    .default('0.0.0.0'),
  REGION: z.string().default('other'),
  TOKEN_SECRET: list.refine((all) => all.length <= 3 && all.every((one) => one.length >= MIN_SECRET_CHARS), {
    error: `write at least ${MIN_SECRET_CHARS} characters without spaces; to replace a secret, write the new one, a comma, the old one`,
  }),
  TRUST_PROXY: number(0, 5, 0),
  PUBLIC_URL: z
    .string()
    .default('')
    .refine((text) => text === '' || isOrigin(text), {
      error: 'write the address people use, without a path, such as https://chat.clinic.example',
    }),
  ALLOWED_ORIGINS: list.refine((all) => all.every(isOrigin), {
    error:
      'write exact origins such as https://www.clinic.example, with commas between them and no path or *',
  }),
  FRAME_ANCESTORS: list.refine((all) => all.every(isFrameSource), {
    error: "write 'self', 'none' or sites such as https://www.clinic.example, with commas between them",
  }),
  ALLOWED_HOSTS: list.refine((all) => all.every(isHost), {
    error:
      'write host names such as chat.clinic.example or localhost:3978, in lower case, with commas between them',
  }),
  NEW_CONVERSATIONS_PER_MINUTE: number(1, 100_000, 300),
  MESSAGES_PER_MINUTE: number(1, 100_000, 60),
  ADDRESS_MESSAGES_PER_MINUTE: number(1, 1_000_000, 3_000),
  MAX_CONNECTIONS: number(10, 100_000, 2_000),
  MAX_CONVERSATIONS: number(1, 1_000_000, 5_000),
  IDLE_MINUTES: number(1, 10_080, 120),
  DRAIN_SECONDS: number(0, 5, 0),
  LOG_LEVEL: z.enum(['info', 'warn', 'error', 'silent'], 'write info, warn, error or silent').default('info'),
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppType: z
    .enum(
      ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'],
      'write MultiTenant, SingleTenant or UserAssignedMSI',
    )
    .default('MultiTenant'),
  MicrosoftAppTenantId: z.string().default(''),
});
type Variables = z.infer<typeof variables>;

/**
 * Reads the configuration. An empty variable counts as unset.
 * @throws ConfigError with one line per fault; a line names the variable and what to write, never the value.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  regions: Iterable<string>,
): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = variables.safeParse(set);
  const problems = parsed.success
    ? problemsTogether(parsed.data, [...regions])
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`);
  if (!parsed.success) {
    // The faults between variables are looked for as well, as far as single variables are sound.
    const region = set.REGION ?? 'other';
    problems.push(...regionProblems(region, [...regions]));
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return freezeDeep(toConfig(parsed.data));
}

function regionProblems(region: string, known: readonly string[]): string[] {
  return known.includes(region) ? [] : [`REGION: write one of ${known.join(', ')}.`];
}

function problemsTogether(v: Variables, regions: readonly string[]): string[] {
  const problems = regionProblems(v.REGION, regions);
  const needsPassword = v.MicrosoftAppType !== 'UserAssignedMSI';
  if (v.MicrosoftAppId === '' && v.MicrosoftAppPassword !== '')
    problems.push(
      'MicrosoftAppId: write the id that belongs to MicrosoftAppPassword, or remove the password.',
    );
  if (v.MicrosoftAppId !== '' && needsPassword && v.MicrosoftAppPassword === '')
    problems.push('MicrosoftAppPassword: write the password of the app id, or remove MicrosoftAppId.');
  if (v.MicrosoftAppId !== '' && v.MicrosoftAppType !== 'MultiTenant' && v.MicrosoftAppTenantId === '')
    problems.push('MicrosoftAppTenantId: write the tenant the app belongs to; this app type needs one.');
  return problems;
}

function toConfig(v: Variables): Config {
  return {
    port: v.PORT,
    host: v.HOST,
    region: v.REGION,
    tokenSecrets: v.TOKEN_SECRET,
    trustProxyHops: v.TRUST_PROXY,
    publicUrl: v.PUBLIC_URL === '' ? null : v.PUBLIC_URL,
    allowedOrigins: v.ALLOWED_ORIGINS,
    frameAncestors: v.FRAME_ANCESTORS.length === 0 ? ["'self'"] : v.FRAME_ANCESTORS,
    allowedHosts: v.ALLOWED_HOSTS,
    limits: {
      newConversationsPerMinute: v.NEW_CONVERSATIONS_PER_MINUTE,
      messagesPerMinute: v.MESSAGES_PER_MINUTE,
      addressMessagesPerMinute: v.ADDRESS_MESSAGES_PER_MINUTE,
      maxConnections: v.MAX_CONNECTIONS,
    },
    retention: { maxConversations: v.MAX_CONVERSATIONS, idleMinutes: v.IDLE_MINUTES },
    drainSeconds: v.DRAIN_SECONDS,
    logLevel: v.LOG_LEVEL,
    connector: connectorOf(v),
  };
}

function connectorOf(v: Variables): ConnectorConfig | null {
  if (v.MicrosoftAppId === '') return null;
  return {
    appId: v.MicrosoftAppId,
    appPassword: v.MicrosoftAppPassword,
    appType: v.MicrosoftAppType,
    appTenantId: v.MicrosoftAppTenantId,
  };
}

function freezeDeep<T extends object>(value: T): T {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) freezeDeep(inner);
  return Object.freeze(value);
}
