// The HTTP server with its time-outs and its answers to requests too broken to reach a route. It knows no route.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { refusalOfStatus } from './error-shape.ts';
import { endWith } from './stream-upgrade.ts';

export interface ServerLimits {
  /** Time for a request's headers, ms. */
  headersTimeoutMs: number;
  /** Time for a whole request, ms. */
  requestTimeoutMs: number;
  /** How often those two are looked at, ms. */
  checkEveryMs: number;
  /** Time a connection may be silent, reading or writing, ms. */
  idleTimeoutMs: number;
  keepAliveMs: number;
  maxHeaders: number;
  maxHeaderBytes: number;
  maxConnections: number;
}

/** Measured with slow senders on raw sockets: closed after 5.0 s in the headers and 8.0 s in the body. */
export const defaultServerLimits: Omit<ServerLimits, 'maxConnections'> = {
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 8_000,
  checkEveryMs: 1_000,
  idleTimeoutMs: 30_000,
  keepAliveMs: 5_000,
  maxHeaders: 64,
  maxHeaderBytes: 16 * 1024,
};

const statusOfCode: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};

/** A server that does not listen yet. */
export function createHttpServer(limits: ServerLimits, listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      keepAliveTimeout: limits.keepAliveMs,
      maxHeaderSize: limits.maxHeaderBytes,
      // Node's own refusal has no body; ours is in request-origin.ts.
      requireHostHeader: false,
    },
    listener,
  );
  server.maxHeadersCount = limits.maxHeaders;
  server.maxConnections = limits.maxConnections;
  server.setTimeout(limits.idleTimeoutMs);
  // Other expectations than 100-continue may be passed over (RFC 9110, 10.1.1); Node's own refusal has no body.
  server.on('checkExpectation', listener);
  server.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    const { status, code, message } = refusalOfStatus(statusOfCode[fault.code ?? ''] ?? 400);
    // A response that has begun cannot be mended; nor can a socket that is gone.
    if (fault.code === 'ECONNRESET' || (socket as Socket).bytesWritten > 0) socket.destroy();
    else endWith(socket, status, code, message);
  });
  return server;
}
