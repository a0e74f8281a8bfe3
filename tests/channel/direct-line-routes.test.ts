import { afterEach, describe, expect, it } from 'vitest';
import { call, openChat } from './client.ts';
import { startApp, stopAll } from './start-app.ts';

afterEach(stopAll);

describe('a conversation over plain requests', () => {
  it('greets once, then answers each message after its echo', async () => {
    const { url } = await startApp();
    const chat = await openChat(url);
    const sent = await chat.say('hello', { channelData: { clientActivityID: 'a1' } });
    expect(sent.status).toBe(200);
    const { activities } = await chat.read();
    expect(activities.map(({ from, text }) => [from.role, text])).toEqual([
      ['bot', 'Hello.'],
      ['user', 'hello'],
      ['bot', '1: hello'],
    ]);
    const [, echo, reply] = activities;
    expect(echo).toMatchObject({ id: sent.body.id, channelData: { clientActivityID: 'a1' } });
    expect(reply).toMatchObject({
      replyToId: sent.body.id,
      suggestedActions: { actions: [{ type: 'imBack', title: 'More', value: 'More' }] },
      channelData: { reply: { kind: 'answer', blocks: [{ type: 'paragraph', text: '1: hello' }] } },
    });
  });

  it('follows the window: a token first, then the conversation of that token', async () => {
    const { url } = await startApp();
    const issued = await call(`${url}/v3/directline/tokens/generate`, 'POST', { body: {} });
    expect(issued).toMatchObject({ status: 200, body: { expires_in: 1800 } });
    const opened = await call(`${url}/v3/directline/conversations`, 'POST', {
      token: issued.body.token,
      body: {},
    });
    expect(opened).toMatchObject({ status: 201, body: { conversationId: issued.body.conversationId } });
    expect(opened.body.streamUrl).toMatch(
      /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[\w-]{22}\/stream\?t=/,
    );
  });
});
