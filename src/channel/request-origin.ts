// Which pages may call: our own, and the sites the configuration names, letter for letter. Also which host names we answer to.
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { BadRequestError } from '../errors.ts';
import { ApiError } from './api-error.ts';

type OriginConfig = Pick<Config, 'allowedOrigins' | 'publicUrl' | 'allowedHosts'>;

/** `own`: same origin, or a program that is no browser and says nothing. `allowed`: a site from the list. */
export function judgeOrigin(req: IncomingMessage, config: OriginConfig): 'own' | 'allowed' | 'foreign' {
  const { origin, host } = req.headers;
  if (origin === undefined) return 'own';
  if (config.allowedOrigins.includes(origin)) return 'allowed';
  if (config.publicUrl !== null) return origin === config.publicUrl ? 'own' : 'foreign';
  // Without a public address our scheme is not known (a proxy may hold the certificate), so host and port decide.
  return URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).host === host?.toLowerCase()
    ? 'own'
    : 'foreign';
}

const ALLOWED_HEADERS = 'authorization, content-type, x-ms-bot-agent, x-requested-with';
const PREFLIGHT_SECONDS = '600';

/** Lets listed sites read answers and refuses calls from pages of any other. No cookies are ever involved. */
export function checkOrigin(config: OriginConfig): RequestHandler {
  return (req, res, next) => {
    res.vary('Origin');
    const verdict = judgeOrigin(req, config);
    if (verdict === 'foreign')
      throw new ApiError(403, 'ForeignOrigin', 'This page may not talk to this service.');
    if (verdict === 'allowed') {
      res.setHeader('Access-Control-Allow-Origin', String(req.headers.origin));
      res.setHeader('Access-Control-Expose-Headers', 'Retry-After');
      // The answers are for that site to read, which the default header would forbid.
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (req.method !== 'OPTIONS') return next();
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    res.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
    res.setHeader('Access-Control-Max-Age', PREFLIGHT_SECONDS);
    res.status(204).end();
  };
}

/** True when the Host header is one this server answers to. */
export function isKnownHost(req: IncomingMessage, { allowedHosts }: OriginConfig): boolean {
  if (allowedHosts.length === 0) return true;
  const host = req.headers.host?.toLowerCase() ?? '';
  return allowedHosts.includes(host) || allowedHosts.includes(host.replace(/:\d+$/, ''));
}

/** 400 for requests that name no host, 421 for other hosts, against pages that point a name of their own at this machine. */
export function checkHost(config: OriginConfig): RequestHandler {
  return (req, _res, next) => {
    if (req.headers.host === undefined) throw new BadRequestError(400, 'The request names no host.');
    if (!isKnownHost(req, config))
      throw new ApiError(421, 'UnknownHost', 'This server does not answer under that name.');
    next();
  };
}

/** `wss://chat.clinic.example`: where the stream of this server is reached. */
export function streamOrigin(req: IncomingMessage & { protocol: string }, config: OriginConfig): string {
  const origin = config.publicUrl ?? `${req.protocol}://${req.headers.host ?? 'localhost'}`;
  return origin.replace(/^http/, 'ws');
}
