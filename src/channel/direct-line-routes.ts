// The Direct Line 3.0-shaped routes: HTTP in, calls on `conversations`, HTTP out. The rules of a conversation are not here.
import { type Request, type Response, Router } from 'express';
import type { Config } from '../config.ts';
import type { Page } from '../store/conversation-store.ts';
import { ApiError } from './api-error.ts';
import { clientAddress } from './client-key.ts';
import type { Conversations } from './conversations.ts';
import { methodNotAllowed } from './error-shape.ts';
import { readJsonBody } from './json-body.ts';
import { type Incoming, parseActivity } from './parse-activity.ts';
import type { RateLimits } from './rate-limits.ts';
import { checkOrigin, streamOrigin } from './request-origin.ts';
import { CLOSE, frameOf, type StreamHub } from './stream-hub.ts';
import type { Session, Tokens } from './tokens.ts';

export interface DirectLineParts {
  config: Config;
  tokens: Tokens;
  conversations: Conversations;
  hub: StreamHub;
  limits: RateLimits;
  clientKey: (address: string) => string;
  now: () => Date;
}

const BASE = '/v3/directline';
const CONVERSATION = `${BASE}/conversations/:conversationId`;

/** A router with whole paths, so that the pattern alone can stand in the log. */
export function createDirectLineRoutes(parts: DirectLineParts): Router {
  const router = Router({ caseSensitive: true });
  const { conversations, hub, limits, tokens, now } = parts;
  const clientOf = (req: Request) => parts.clientKey(clientAddress(req, parts.config.trustProxyHops));
  const open = async (req: Request): Promise<Session> => authorise(req, parts, clientOf(req));

  router.use(BASE, (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.use(BASE, checkOrigin(parts.config));
  router.post(`${CONVERSATION}/upload`, () => {
    throw new ApiError(415, 'NoUploads', 'Files cannot be sent here.');
  });
  router.use(BASE, readJsonBody);

  router.post(`${BASE}/tokens/generate`, async (req, res) => {
    await limits.newConversation(clientOf(req));
    res.json(await tokens.issue(tokens.newSession(now()), now()));
  });

  router.post(`${BASE}/tokens/refresh`, async (req, res) => {
    const session = await open(req);
    await limits.read(session.conversationId);
    res.json(await tokens.issue(session, now()));
  });

  router.post(`${BASE}/conversations`, async (req, res) => {
    const isAnonymous = req.headers.authorization === undefined;
    if (isAnonymous) await limits.newConversation(clientOf(req));
    const session = isAnonymous ? tokens.newSession(now()) : await open(req);
    await limits.read(session.conversationId);
    const isNew = await conversations.start(session);
    res.status(isNew ? 201 : 200).json(await describe(req, session, 0, parts));
  });

  router.get(CONVERSATION, async (req, res) => {
    const session = await open(req);
    await limits.read(session.conversationId);
    const from = watermarkOf(req, now());
    await conversations.resume(session, from);
    res.json(await describe(req, session, from, parts));
  });

  router.delete(CONVERSATION, async (req, res) => {
    const session = await open(req);
    const erased = await conversations.forget(session);
    hub.close(session.conversationId, CLOSE.forgotten);
    res.json({ erased: { activities: erased }, at: now().toISOString() });
  });

  router.get(`${CONVERSATION}/activities`, async (req, res) => {
    const session = await open(req);
    await limits.read(session.conversationId);
    sendPage(res, await conversations.read(session, watermarkOf(req, now())));
  });

  router.post(`${CONVERSATION}/activities`, async (req, res) => {
    const session = await open(req);
    await limits.message(session.conversationId, clientOf(req));
    const id = await take(parts, session, parseActivity(req.body));
    // The client learns the id of its message before the stream brings the echo and the answer.
    res.once('close', () => hub.notify(session.conversationId));
    res.json({ id });
  });

  refuseOtherMethods(router);
  return router;
}

async function take(
  { conversations }: DirectLineParts,
  session: Session,
  incoming: Incoming,
): Promise<string> {
  if (incoming.type === 'message') return (await conversations.say(session, incoming)).id;
  if (incoming.type === 'feedback') return (await conversations.rate(session, incoming)).id;
  return `${session.conversationId}|typing`;
}

/**
 * The session of the bearer token. A conversation in the path must be the token's own; any other is as good as not there.
 * @throws ApiError 401 without a token, 403 with a bad one, 404 for another conversation
 */
async function authorise(
  req: Request,
  { tokens, limits, now }: DirectLineParts,
  client: string,
): Promise<Session> {
  const token = /^Bearer ([\w.-]{1,2000})$/i.exec(req.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new ApiError(401, 'NotAuthorised', 'A token is needed for this.');
  const session = await tokens.verify(token, now()).catch(async (refused: unknown) => {
    await limits.badToken(client);
    throw refused;
  });
  const { conversationId } = req.params;
  if (conversationId !== undefined && conversationId !== session.conversationId)
    throw new ApiError(404, 'NotFound', 'There is no such conversation.');
  return session;
}

/** Watermarks run a little ahead of the clock in busy conversations, never by a day. */
const WATERMARK_AHEAD_MS = 24 * 60 * 60_000;

function watermarkOf(req: Request, now: Date): number {
  const { watermark = '' } = req.query;
  if (watermark === '') return 0;
  const value =
    typeof watermark === 'string' && /^\d{1,15}$/.test(watermark) ? Number(watermark) : Number.NaN;
  if (value <= now.getTime() + WATERMARK_AHEAD_MS) return value;
  throw new ApiError(400, 'BadWatermark', 'The watermark is not one this server gave.');
}

async function describe(
  req: Request,
  session: Session,
  from: number,
  { tokens, config, now }: DirectLineParts,
): Promise<object> {
  const ticket = await tokens.issueTicket(session, from, now());
  const address = `${streamOrigin(req, config)}${BASE}/conversations/${session.conversationId}/stream`;
  return { ...(await tokens.issue(session, now())), streamUrl: `${address}?t=${ticket}` };
}

function sendPage(res: Response, page: Page): void {
  res.type('application/json').send(frameOf(page));
}

function refuseOtherMethods(router: Router): void {
  for (const path of ['tokens/generate', 'tokens/refresh', 'conversations'])
    router.all(`${BASE}/${path}`, methodNotAllowed('POST'));
  router.all(CONVERSATION, methodNotAllowed('GET', 'DELETE'));
  router.all(`${CONVERSATION}/activities`, methodNotAllowed('GET', 'POST'));
  router.all(`${CONVERSATION}/upload`, methodNotAllowed('POST'));
}
