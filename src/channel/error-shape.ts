// The one shape of every refusal and fault: `{ "error": { "code", "message" } }`. No detail of a fault ever passes it.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { BadRequestError } from '../errors.ts';
import { describeFault, type Log } from '../log.ts';
import { ApiError } from './api-error.ts';

interface Refusal {
  status: number;
  code: string;
  message: string;
  retryAfterSeconds: number | null;
}

/** What is said when a library (Express, the body parser) refuses with a status of its own. */
const byStatus: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadRequest', 'The request could not be read.'],
  401: ['NotAuthorised', 'A token is needed for this.'],
  403: ['Forbidden', 'This is not allowed.'],
  404: ['NotFound', 'There is nothing here.'],
  405: ['MethodNotAllowed', 'This address does not take that kind of request.'],
  408: ['RequestTimeout', 'The request took too long to arrive.'],
  409: ['Conflict', 'The same request was sent before with other content.'],
  413: ['TooLarge', 'The request is larger than 16 KB.'],
  415: ['UnsupportedMediaType', 'Send JSON in UTF-8, without compression.'],
  421: ['UnknownHost', 'This server does not answer under that name.'],
  431: ['HeadersTooLarge', 'The headers of the request are too large.'],
  503: ['Unavailable', 'The service is busy. Please try again in a moment.'],
};
const fault: readonly [string, string] = [
  'ServerError',
  'Something went wrong on our side. Your message was not answered. Please send it again.',
];

/** The JSON body of a refusal. */
export function errorBody(code: string, message: string): { error: { code: string; message: string } } {
  return { error: { code, message } };
}

/** The refusal for a status that came without words. */
export function refusalOfStatus(status: number): Refusal {
  const known = byStatus[status] ?? (status < 500 ? byStatus[400] : undefined) ?? fault;
  return { status, code: known[0], message: known[1], retryAfterSeconds: null };
}

function toRefusal(thrown: unknown): Refusal {
  if (thrown instanceof ApiError) return { ...thrown, message: thrown.publicMessage };
  if (thrown instanceof BadRequestError)
    return { ...refusalOfStatus(thrown.status), message: thrown.publicMessage };
  const status = (thrown as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) return refusalOfStatus(status);
  return refusalOfStatus(500);
}

/** Sends a refusal, also while the request's body is still arriving. */
export function sendRefusal(res: Response, { status, code, message, retryAfterSeconds }: Refusal): void {
  if (retryAfterSeconds !== null) res.setHeader('Retry-After', String(retryAfterSeconds));
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  if (!res.req.complete) discardRest(res.req);
  res.setHeader('Cache-Control', 'no-store');
  res.status(status).json(errorBody(code, message));
}

/** Time for the rest of a refused body, ms: long enough for a client to see why, short enough not to feed a flood. */
const LINGER_MS = 500;

/** Reads past what is still coming, since a connection cut at once would lose the refusal; cuts it when that takes long. */
function discardRest(req: Request): void {
  const cut = setTimeout(() => req.socket.destroy(), LINGER_MS);
  cut.unref();
  req.once('close', () => clearTimeout(cut));
  req.resume();
}

export const notFound: RequestHandler = (_req, res) => sendRefusal(res, refusalOfStatus(404));

/** For an address that exists, asked with a method it does not take. */
export function methodNotAllowed(...allowed: readonly string[]): RequestHandler {
  return (_req, res) => {
    res.setHeader('Allow', allowed.join(', '));
    sendRefusal(res, refusalOfStatus(405));
  };
}

/** The last handler: turns whatever was thrown into a refusal, and logs faults without their words. */
export function handleErrors(log: Log): ErrorRequestHandler {
  return (thrown, _req, res, _next) => {
    const refusal = toRefusal(thrown);
    if (refusal.status >= 500 && refusal.status !== 503) log.error('request-fault', describeFault(thrown));
    if (res.headersSent) res.destroy();
    else sendRefusal(res, refusal);
  };
}
