// A few lines of client for the tests: plain fetch, and nothing hidden.
import type { WireActivity } from '../../src/channel/activity.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
  body: any;
}

export async function call(
  url: string,
  method: string,
  { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const request = {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
  // A connection kept alive over a restart of the server fails once; browsers try again, and so does this.
  const response = await fetch(url, request).catch(() => fetch(url, request));
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

export interface Chat {
  id: string;
  token: string;
  streamUrl: string;
  url: string;
  say(text: string, more?: object): Promise<Answer>;
  read(watermark?: string): Promise<{ activities: WireActivity[]; watermark: string }>;
}

/** Opens a conversation. */
export async function openChat(base: string): Promise<Chat> {
  const { status, body } = await call(`${base}/v3/directline/conversations`, 'POST', { body: {} });
  if (status !== 201) throw new Error(`conversation refused: ${status} ${JSON.stringify(body)}`);
  const { conversationId: id, token, streamUrl } = body;
  const url = `${base}/v3/directline/conversations/${id}`;
  return {
    id,
    token,
    streamUrl,
    url,
    say: (text, more = {}) =>
      call(`${url}/activities`, 'POST', { token, body: { type: 'message', text, ...more } }),
    read: async (watermark = '') =>
      (await call(`${url}/activities?watermark=${watermark}`, 'GET', { token })).body,
  };
}
