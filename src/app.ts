// The composition root: builds every part of the server and joins them. It does not listen, read files of knowledge or touch `process`.
import type { Server } from 'node:http';
import express, { type Express, type RequestHandler, type Router } from 'express';
import { clientAddress, createClientKeys } from './channel/client-key.ts';
import type { ConnectorParts } from './channel/connector.ts';
import { createConversations } from './channel/conversations.ts';
import { createDirectLineRoutes, type DirectLineParts } from './channel/direct-line-routes.ts';
import { handleErrors, notFound } from './channel/error-shape.ts';
import { createHealthRoutes } from './channel/health.ts';
import { createHttpServer, defaultServerLimits, type ServerLimits } from './channel/http-server.ts';
import { createOverloadGuard, defaultOverloadLimits, type OverloadLimits } from './channel/overload.ts';
import { createRateLimits } from './channel/rate-limits.ts';
import { logRequests } from './channel/request-log.ts';
import { checkHost } from './channel/request-origin.ts';
import { setSecurityHeaders } from './channel/security-headers.ts';
import { CLOSE, createStreamHub } from './channel/stream-hub.ts';
import { createStreamUpgrade } from './channel/stream-upgrade.ts';
import { createTokens } from './channel/tokens.ts';
import { createTurnQueue } from './channel/turn-queue.ts';
import { WalkwellActivityHandler } from './channel/walkwell-activity-handler.ts';
import type { Config } from './config.ts';
import type { Bot } from './conversation/bot.ts';
import type { Log } from './log.ts';
import type { ConversationStore } from './store/conversation-store.ts';

export interface AppParts {
  bot: Bot;
  config: Config;
  store: ConversationStore;
  log: Log;
  now: () => Date;
  /** Everything people look at, mounted after the channel; `limitSearch` guards what costs a turn. */
  pages?: (guards: { limitSearch: RequestHandler }) => Router;
  /** For tests that cannot wait as long as a slow client may take. */
  serverLimits?: Partial<ServerLimits>;
  overloadLimits?: Partial<OverloadLimits>;
  streamPingMs?: number;
}

export interface App {
  /** Not listening yet. */
  server: Server;
  /** First step of stopping: `/readyz` says no, everything else goes on. */
  markDraining(): void;
  /** Stops taking connections, lets running turns finish, closes streams and the store. */
  close(): Promise<void>;
}

/** Between two looks for conversations past retention, ms. Reading one never returns what is past, whenever this runs. */
const PURGE_EVERY_MS = 60_000;

/** Between two looks for idle connections while stopping, ms. */
const SWEEP_MS = 50;

/** Builds the server. Loads the connector's half of the SDK only when an app id is configured. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, store, log, now } = parts;
  const tokens = createTokens(config.tokenSecrets);
  const queue = createTurnQueue();
  const handler = new WalkwellActivityHandler(parts.bot);
  const conversations = createConversations({ store, handler, tokens, queue, now });
  const hub = createStreamHub(parts.streamPingMs);
  const limits = createRateLimits(config.limits);
  const clientKey = createClientKeys(now);
  const shared = { config, store, handler, tokens, queue, conversations, hub, limits, clientKey, log, now };

  const health = createHealthRoutes({ isReady: () => store.isReady(), now });
  const overload = createOverloadGuard({ ...defaultOverloadLimits, ...parts.overloadLimits });
  const app = createExpress(config);
  app.use(logRequests(log), ...setSecurityHeaders(), health.router, checkHost(config), overload.guard);
  app.use(createDirectLineRoutes(shared));
  if (config.connector !== null) app.use(await connectorRoutes({ ...shared, connector: config.connector }));
  if (parts.pages !== undefined) app.use(parts.pages({ limitSearch: searchGuard(shared) }));
  app.use(notFound);
  app.use(handleErrors(log));

  const server = createHttpServer(
    { ...defaultServerLimits, maxConnections: config.limits.maxConnections, ...parts.serverLimits },
    app,
  );
  server.once('listening', overload.start);
  server.on('upgrade', createStreamUpgrade(shared));
  const purge = setInterval(
    () => void store.purge(now().getTime()).catch(() => log.error('purge-failed')),
    PURGE_EVERY_MS,
  );
  purge.unref();

  return {
    server,
    markDraining: health.markDraining,
    close: async () => {
      health.markDraining();
      clearInterval(purge);
      const closed = new Promise((resolve) => server.close(resolve));
      await queue.idle();
      hub.closeAll(CLOSE.goingAway);
      // A connection falls idle when its last response is out, which may be after this.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      await closed;
      clearInterval(sweep);
      overload.close();
      await store.close();
    },
  };
}

function createExpress(config: Config): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxyHops);
  return app;
}

async function connectorRoutes(parts: ConnectorParts): Promise<Router> {
  const { createConnectorRoutes } = await import('./channel/connector.ts');
  return createConnectorRoutes(parts);
}

type SearchGuardParts = Pick<DirectLineParts, 'limits' | 'clientKey' | 'config'>;

function searchGuard({ limits, clientKey, config }: SearchGuardParts): RequestHandler {
  return async (req, _res, next) => {
    await limits.search(clientKey(clientAddress(req, config.trustProxyHops)));
    next();
  };
}
