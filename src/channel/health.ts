// Is the process alive, and can it take conversations now? Says nothing else about it: no versions, no counts.
import { Router } from 'express';
import { methodNotAllowed } from './error-shape.ts';

/** How long an answer about readiness is good for, ms: a probe must not become a load. */
const READY_CACHE_MS = 1_000;

export interface HealthParts {
  isReady(): Promise<boolean>;
  now: () => Date;
}

export function createHealthRoutes({ isReady, now }: HealthParts): { router: Router; markDraining(): void } {
  const router = Router({ caseSensitive: true });
  let draining = false;
  let cached = { atMs: Number.NEGATIVE_INFINITY, ready: false };
  const check = async (): Promise<boolean> => {
    const nowMs = now().getTime();
    if (Math.abs(nowMs - cached.atMs) > READY_CACHE_MS) cached = { atMs: nowMs, ready: await isReady() };
    return cached.ready;
  };
  router.use((_req, res, next) => {
    // While it drains each answer is the last of its connection, so that nobody's next request meets a closing one.
    if (draining) res.setHeader('Connection', 'close');
    next();
  });
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/readyz', async (_req, res) => {
    const ready = !draining && (await check());
    res
      .set('Cache-Control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready' });
  });
  router.all('/healthz', methodNotAllowed('GET'));
  router.all('/readyz', methodNotAllowed('GET'));
  return {
    router,
    markDraining: () => {
      draining = true;
    },
  };
}
