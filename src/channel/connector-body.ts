// What Azure Bot Service may post to /api/messages, checked before the SDK sees it: the SDK answers some malformed
// activities with 500 and its error text, and sends replies to whatever address an activity names.
import { z } from 'zod';
import { MAX_MESSAGE_UNITS } from '../conversation/message-text.ts';
import { ApiError } from './api-error.ts';

const id = z.string().min(1).max(500);
const account = z.looseObject({ id, name: z.string().max(500).optional() });

/** Loose on purpose: channels add fields of their own. What the bot and the SDK read is pinned. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(50),
  id: id.optional(),
  channelId: id,
  serviceUrl: z.string().max(500),
  conversation: z.looseObject({ id }),
  from: account,
  recipient: account,
  text: z.string().max(MAX_MESSAGE_UNITS).nullish(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  localTimestamp: z.iso.datetime({ offset: true, local: true }).optional(),
  deliveryMode: z.enum(['normal', 'notification', 'expectReplies', 'ephemeral']).optional(),
  membersAdded: z.array(account).max(100).optional(),
});
export type ConnectorActivity = z.infer<typeof activitySchema>;

/**
 * Hosts of Microsoft's connector service. Source: learn.microsoft.com, "Bot Framework Frequently Asked Questions: which
 * specific URLs do I need to allow-list"; Teams answers from smba.trafficmanager.net.
 */
const SERVICE_HOSTS =
  /^([a-z0-9-]+\.)*botframework\.com$|^smba\.trafficmanager\.net$|^smba\.infra\.gcc\.teams\.microsoft\.com$/;

/** True for https addresses of the connector service, without user, port or tricks. */
export function isServiceUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  return (
    protocol === 'https:' && port === '' && username === '' && password === '' && SERVICE_HOSTS.test(hostname)
  );
}

/** @throws ApiError 400 */
export function parseConnectorBody(body: unknown): ConnectorActivity {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success)
    throw new ApiError(400, 'BadActivity', 'The activity lacks a field or has one of the wrong kind.');
  if (!isServiceUrl(parsed.data.serviceUrl))
    throw new ApiError(400, 'BadServiceUrl', 'Replies are not sent to that service address.');
  return parsed.data;
}
