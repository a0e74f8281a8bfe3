// The way onto a stream: checks host, origin and a ticket that works once, then upgrades the connection. What flows is stream-hub.ts.
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Config } from '../config.ts';
import { BadRequestError } from '../errors.ts';
import { ApiError } from './api-error.ts';
import type { Conversations } from './conversations.ts';
import { errorBody, refusalOfStatus } from './error-shape.ts';
import { MAX_BODY_BYTES } from './json-body.ts';
import { isKnownHost, judgeOrigin } from './request-origin.ts';
import type { StreamHub } from './stream-hub.ts';
import { SESSION_LIFE_SECONDS, TICKET_LIFE_SECONDS, type Ticket, type Tokens } from './tokens.ts';

export interface StreamUpgradeParts {
  config: Config;
  tokens: Tokens;
  conversations: Conversations;
  hub: StreamHub;
  now: () => Date;
}

export type UpgradeHandler = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Streams open at once. Each takes some 20 KB. */
const MAX_STREAMS = 2_000;
const path = /^\/v3\/directline\/conversations\/([\w-]{22})\/stream\?t=([\w.-]{1,1000})$/;

/** Handler for a server's `upgrade` event. */
export function createStreamUpgrade(parts: StreamUpgradeParts): UpgradeHandler {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_BODY_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const spend = createOnce();
  return (req, socket, head) => {
    socket.on('error', () => socket.destroy());
    admit(req, parts, spend)
      .then((ticket) => {
        if (socket.destroyed) return;
        server.handleUpgrade(req, socket, head, (opened) => {
          parts.hub.attach(opened, streamOf(ticket, parts));
        });
      })
      .catch((thrown: unknown) => refuse(socket, thrown));
  };
}

/** @throws ApiError when the request may not become a stream. */
async function admit(
  req: IncomingMessage,
  { config, tokens, hub, now }: StreamUpgradeParts,
  spend: (id: string, nowMs: number) => boolean,
): Promise<Ticket> {
  const [, conversationId, sent] = path.exec(req.url ?? '') ?? [];
  if (conversationId === undefined || sent === undefined)
    throw new ApiError(404, 'NotFound', 'There is nothing here.');
  if (!isKnownHost(req, config))
    throw new BadRequestError(421, 'This server does not answer under that name.');
  if (judgeOrigin(req, config) === 'foreign')
    throw new ApiError(403, 'ForeignOrigin', 'This page may not talk to this service.');
  const ticket = await tokens.verifyTicket(sent, now());
  if (ticket.conversationId !== conversationId) throw new ApiError(404, 'NotFound', 'There is nothing here.');
  if (!spend(ticket.ticketId, now().getTime()))
    throw new ApiError(403, 'TicketSpent', 'This stream address was used before.');
  if (hub.count() >= MAX_STREAMS) throw new ApiError(503, 'Unavailable', 'The service is busy.', 5);
  return ticket;
}

function streamOf(ticket: Ticket, { conversations, now }: StreamUpgradeParts) {
  const endMs = (ticket.startedAtSeconds + SESSION_LIFE_SECONDS) * 1000;
  return {
    conversationId: ticket.conversationId,
    from: ticket.from,
    lifeMs: Math.max(0, endMs - now().getTime()),
    read: (from: number) => conversations.read(ticket, from),
  };
}

/** True the first time an id is seen. Remembers ids for as long as a ticket lives. */
function createOnce(): (id: string, nowMs: number) => boolean {
  const seen = new Map<string, number>();
  return (id, nowMs) => {
    for (const [old, atMs] of seen) {
      if (nowMs - atMs <= (TICKET_LIFE_SECONDS + 1) * 1000) break;
      seen.delete(old);
    }
    if (seen.has(id)) return false;
    seen.set(id, nowMs);
    return true;
  };
}

function refuse(socket: Duplex, thrown: unknown): void {
  const refusal = refusalOfStatus(thrown instanceof BadRequestError ? thrown.status : 500);
  const code = thrown instanceof ApiError ? thrown.code : refusal.code;
  const message = thrown instanceof BadRequestError ? thrown.publicMessage : refusal.message;
  endWith(socket, refusal.status, code, message);
}

/** Answers on a bare socket in the usual shape and closes it. */
export function endWith(socket: Duplex, status: number, code: string, message: string): void {
  if (socket.destroyed || !socket.writable) return void socket.destroy();
  const body = JSON.stringify(errorBody(code, message));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
