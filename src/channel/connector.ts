// POST /api/messages for Azure Bot Service (Teams and other channels). Exists only with an app id; keeps state, no transcript.
import { createHash } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import type { Config, ConnectorConfig } from '../config.ts';
import { describeFault, type Log } from '../log.ts';
import type { ConversationStore } from '../store/conversation-store.ts';
import { ApiError } from './api-error.ts';
import { clientAddress } from './client-key.ts';
import { type ConnectorActivity, parseConnectorBody } from './connector-body.ts';
import { checkConnectorToken, notSigned } from './connector-token.ts';
import { methodNotAllowed } from './error-shape.ts';
import { readJsonBody } from './json-body.ts';
import type { RateLimits } from './rate-limits.ts';
import { setFrame } from './turn-frame.ts';
import type { TurnQueue } from './turn-queue.ts';
import type { WalkwellActivityHandler } from './walkwell-activity-handler.ts';

type TurnContext = import('botbuilder-core').TurnContext;

export interface ConnectorParts {
  connector: ConnectorConfig;
  config: Config;
  handler: WalkwellActivityHandler;
  store: ConversationStore;
  queue: TurnQueue;
  limits: RateLimits;
  clientKey: (address: string) => string;
  log: Log;
  now: () => Date;
}

const PATH = '/api/messages';
/** After the key server could not be reached, calls are refused unseen for this long, ms. */
const KEY_SERVER_PAUSE_MS = 30_000;
const SORRY = 'Something went wrong on our side. Please send that again.';

/** Loads the network half of the SDK, which costs 300 ms and nobody needs without an app id. */
export async function createConnectorRoutes(parts: ConnectorParts): Promise<Router> {
  const { connector, config, limits, now } = parts;
  const run = await createRunner(parts);
  let pausedUntilMs = 0;
  const handle: RequestHandler = async (req, res) => {
    const activity = parseConnectorBody(req.body);
    checkConnectorToken(req.headers.authorization, connector.appId, now());
    await limits.message(keyOf(activity), parts.clientKey(clientAddress(req, config.trustProxyHops)));
    if (now().getTime() < pausedUntilMs)
      throw new ApiError(503, 'Unavailable', 'Please try again in a moment.', 30);
    const { status, body, isTrusted } = await run(activity, req.headers.authorization ?? '');
    if (isTrusted && status >= 500) throw new TypeError('the reply could not be delivered');
    if (status >= 500) {
      pausedUntilMs = now().getTime() + KEY_SERVER_PAUSE_MS;
      throw new ApiError(503, 'Unavailable', 'Please try again in a moment.', 30);
    }
    if (status >= 400) throw notSigned();
    res.setHeader('Cache-Control', 'no-store');
    if (body === undefined) res.status(status).end();
    else res.status(status).json(body);
  };
  const router = Router({ caseSensitive: true });
  router.post(PATH, readJsonBody, handle);
  router.all(PATH, methodNotAllowed('POST'));
  return router;
}

interface SdkAnswer {
  status: number;
  body: unknown;
  /** The call was found to be signed by the bot service. */
  isTrusted: boolean;
}

async function createRunner(parts: ConnectorParts) {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = (await import('botbuilder')).default;
  const { appId, appPassword, appType, appTenantId } = parts.connector;
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: appTenantId,
    }),
  );
  adapter.onTurnError = async (context, fault) => {
    parts.log.error('connector-turn-fault', describeFault(fault));
    await context.sendActivity(SORRY);
  };
  return async (activity: ConnectorActivity, authorization: string): Promise<SdkAnswer> => {
    const answer: SdkAnswer = { status: 200, body: undefined, isTrusted: false };
    // The SDK writes its error texts into the response, so it is given one that only takes notes.
    const res = {
      status: (status: number) => {
        answer.status = status;
      },
      send: (body: unknown) => {
        answer.body = body;
      },
      end: () => undefined,
      header: () => undefined,
      socket: null,
    };
    const req = { method: 'POST', headers: { authorization }, body: activity };
    await adapter.process(req, res, (context) => {
      answer.isTrusted = true;
      return takeTurn(context, parts);
    });
    return answer;
  };
}

/** One turn, alone in its conversation; a repeated activity id is answered by silence, since it was answered before. */
async function takeTurn(context: TurnContext, { handler, store, queue, now }: ConnectorParts): Promise<void> {
  const { activity } = context;
  const id = keyOf(activity);
  await queue.run(id, async () => {
    const nowMs = now().getTime();
    await store.create({ id, userId: '', nowMs, base: nowMs });
    const conversation = await store.load(id, nowMs);
    if (conversation === null) throw new TypeError('the conversation could not be opened');
    if (activity.id !== undefined && (await store.receipt(id, activity.id)) !== null) return;
    const frame = { state: conversation.state, now: now(), isAfresh: false };
    setFrame(context, frame);
    await handler.run(context);
    await store.commit({
      conversationId: id,
      expectedNext: conversation.next,
      nowMs,
      state: frame.state,
      activities: [],
      ...(activity.id === undefined
        ? {}
        : { receipt: { key: activity.id, digest: '', activityId: activity.id } }),
    });
  });
}

/** A conversation of another channel under a name that says nothing about it. */
function keyOf({ channelId, conversation }: { channelId: string; conversation: { id: string } }): string {
  return createHash('sha256').update(`${channelId}\n${conversation.id}`).digest('base64url');
}
