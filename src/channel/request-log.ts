// One log line per request: route pattern, method, status, duration. Never the address asked for, which may hold ids or tokens.
import type { Request, RequestHandler } from 'express';
import type { Log } from '../log.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function logRequests(log: Log): RequestHandler {
  return (req, res, next) => {
    const startedMs = performance.now();
    res.once('close', () => {
      log.info('request', {
        method: METHODS.has(req.method) ? req.method : 'other',
        route: routeOf(req),
        status: res.statusCode,
        ms: Math.round((performance.now() - startedMs) * 10) / 10,
        aborted: res.writableFinished ? undefined : true,
      });
    });
    next();
  };
}

/** The pattern a route was declared with; `-` when none matched. */
function routeOf(req: Request): string {
  const pattern: unknown = req.route?.path;
  return typeof pattern === 'string' ? pattern : '-';
}
