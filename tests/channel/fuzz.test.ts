// Anything at all, sent to every route with every method: never a 5xx, never another shape, never a dead server.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { type Chat, openChat } from './client.ts';
import { type Running, startApp, stopAll } from './start-app.ts';

const rejections: unknown[] = [];
const keep = (fault: unknown) => rejections.push(fault);
let app: Running;
let chat: Chat;

beforeAll(async () => {
  process.on('unhandledRejection', keep);
  const store = createMemoryStore({ maxConversations: 200, idleMinutes: 9 });
  const unlimited = {
    NEW_CONVERSATIONS_PER_MINUTE: '100000',
    MESSAGES_PER_MINUTE: '100000',
    ADDRESS_MESSAGES_PER_MINUTE: '1000000',
  };
  app = await startApp({ ...unlimited, LOG_LEVEL: 'silent' }, { store });
  chat = await openChat(app.url);
});
afterAll(async () => {
  process.off('unhandledRejection', keep);
  await stopAll();
});

const paths = fc.constantFrom(
  '/',
  '/healthz',
  '/readyz',
  '/api/messages',
  '/v3/directline',
  '/v3/directline/tokens/generate',
  '/v3/directline/tokens/refresh',
  '/v3/directline/conversations',
  '/v3/directline/conversations/ID',
  '/v3/directline/conversations/ID/activities',
  '/v3/directline/conversations/ID/upload',
  '/v3/directline/conversations/ID/stream',
);
const activity = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom('message', 'event', 'typing', 'conversationUpdate', 'invoke'),
      fc.anything(),
    ),
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
    name: fc.oneof(fc.constant('feedback'), fc.jsonValue()),
    value: fc.oneof(
      fc.record({ replyTo: fc.string(), rating: fc.constantFrom('up', 'down', 'none', 'x') }),
      fc.jsonValue(),
    ),
    channelData: fc.oneof(
      fc.record({ clientActivityID: fc.oneof(fc.string(), fc.jsonValue()) }),
      fc.jsonValue(),
    ),
    from: fc.jsonValue(),
    attachments: fc.jsonValue(),
  },
  { requiredKeys: ['type'] },
);
const bodies = fc.oneof(
  activity.map((value) => JSON.stringify(value) ?? ''),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '{}', '[]', 'null', '{"__proto__":{"x":1}}'),
);
const header = fc.string({ unit: fc.constantFrom(...'abcXYZ019 .,;:=/*-_"') });

it('survives anything', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        path: paths,
        method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
        query: fc.oneof(
          fc.constant(''),
          fc.constant('?watermark=0'),
          fc.webQueryParameters().map((q) => `?${q}`),
        ),
        body: bodies,
        type: fc.oneof({ weight: 4, arbitrary: fc.constant('application/json') }, header),
        authorization: fc.oneof(
          { weight: 4, arbitrary: fc.constant('token') },
          header,
          fc.constant(undefined),
        ),
        origin: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, header),
      }),
      async ({ path, method, query, body, type, authorization, origin }) => {
        // The one call that may end the conversation would make the rest of the run easy.
        if (method === 'DELETE' && authorization === 'token') return;
        const response = await fetch(app.url + path.replace('ID', chat.id) + query, {
          method,
          headers: {
            'content-type': type,
            ...(authorization === undefined
              ? {}
              : { authorization: authorization === 'token' ? `Bearer ${chat.token}` : authorization }),
            ...(origin === undefined ? {} : { origin }),
          },
          ...(method === 'GET' ? {} : { body }),
        });
        const text = await response.text();
        expect(response.status, `${method} ${path}`).toBeLessThan(500);
        if (response.status >= 400) {
          const refusal = JSON.parse(text);
          expect(Object.keys(refusal)).toEqual(['error']);
          expect(Object.keys(refusal.error)).toEqual(['code', 'message']);
          expect(refusal.error.message).toMatch(/^[A-Z][^\n{}]*\.$/);
          expect(refusal.error.message).not.toMatch(/\.ts|node_modules|Error|undefined|\bat \//);
        }
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 2_000) },
  );
  expect(rejections).toEqual([]);
  expect(({} as { x?: unknown }).x).toBeUndefined();
  expect((await chat.say('still there?')).status).toBe(200);
  const { activities } = await chat.read();
  for (const one of activities)
    expect([
      'type',
      'id',
      'timestamp',
      'channelId',
      'conversation',
      'from',
      'text',
      'textFormat',
      'replyToId',
      'suggestedActions',
      'channelData',
    ]).toEqual(expect.arrayContaining(Object.keys(one)));
});
