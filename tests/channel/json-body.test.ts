import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { depthOf, parseJson } from '../../src/channel/json-body.ts';
import { type Chat, openChat } from './client.ts';
import { startApp, stopAll } from './start-app.ts';

afterEach(stopAll);

async function post(
  chat: Chat,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${chat.url}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${chat.token}`, 'content-type': 'application/json', ...headers },
    body,
  });
  return {
    status: response.status,
    body: (await response.json()) as { error?: { code: string; message: string } },
  };
}

const hello = JSON.stringify({ type: 'message', text: 'hello' });

describe('a request body', () => {
  it('may be 16 KB and not a byte more', async () => {
    const chat = await openChat((await startApp()).url);
    const padded = (bytes: number) => hello + ' '.repeat(bytes - hello.length);
    expect((await post(chat, padded(16_384))).status).toBe(200);
    const refused = await post(chat, padded(16_385));
    expect(refused).toMatchObject({ status: 413, body: { error: { code: 'TooLarge' } } });
    expect((await post(chat, padded(1_000_000))).status).toBe(413);
  });

  it('is refused compressed, so that a small body cannot unfold into a large one', async () => {
    const chat = await openChat((await startApp()).url);
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(10_000_000, ' ')));
    for (const encoding of ['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip'])
      expect((await post(chat, bomb, { 'content-encoding': encoding })).status).toBe(415);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    'application/json; charset=utf-7',
    'application/json5',
    'application/json, text/plain',
    'text/html;application/json',
    '',
  ])('is refused as “%s”', async (type) => {
    const chat = await openChat((await startApp()).url);
    expect(await post(chat, hello, { 'content-type': type })).toMatchObject({
      status: 415,
      body: { error: { code: 'UnsupportedMediaType' } },
    });
    expect((await chat.read()).activities).toHaveLength(1);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'is read as “%s”',
    async (type) => {
      const chat = await openChat((await startApp()).url);
      expect((await post(chat, hello, { 'content-type': type })).status).toBe(200);
    },
  );

  const deep = (levels: number) =>
    `{"type":"message","text":"x","value":${'['.repeat(levels)}${']'.repeat(levels)}}`;

  it.each([
    ['nested 8,000 deep', deep(8_000)],
    ['nested 13 deep', deep(12)],
    ['not JSON', '{"type":'],
    ['a bare word', 'hello'],
    ['a number', '5'],
    ['null', 'null'],
    ['NaN', '{"type":"message","text":NaN}'],
    ['empty', ' '],
    ['a list', '[]'],
    ['an object of nothing', '{}'],
  ])('is refused with 400 in the one shape when it is %s', async (_what, body) => {
    const chat = await openChat((await startApp()).url);
    const refused = await post(chat, body);
    expect(refused.status).toBe(400);
    expect(Object.keys(refused.body)).toEqual(['error']);
    expect(Object.keys(refused.body.error ?? {})).toEqual(['code', 'message']);
  });

  it('is refused when it is not valid UTF-8', async () => {
    const chat = await openChat((await startApp()).url);
    const bytes = new Uint8Array([...Buffer.from('{"type":"message","text":"'), 0xff, ...Buffer.from('"}')]);
    expect(await post(chat, bytes)).toMatchObject({ status: 400, body: { error: { code: 'BadJson' } } });
  });

  it.each([
    ['the last of duplicate keys counts', '{"type":"message","text":"one","text":"two"}', 'two'],
    [
      'numbers beyond range in fields we do not read are dropped',
      '{"type":"message","text":"x","n":1e400}',
      'x',
    ],
    ['a byte order mark is skipped', `\uFEFF${hello}`, 'hello'],
    ['half an emoji becomes the replacement character', '{"type":"message","text":"a\\ud83d"}', 'a\uFFFD'],
  ])('has one documented meaning: %s', async (_what, body, kept) => {
    const chat = await openChat((await startApp()).url);
    expect((await post(chat, body)).status).toBe(200);
    expect((await chat.read()).activities[1]?.text).toBe(kept);
  });

  it('never reaches the prototype of anything', async () => {
    const chat = await openChat((await startApp()).url);
    for (const poison of [
      '"__proto__":{"x":1}',
      '"constructor":{"prototype":{"x":1}}',
      '"channelData":{"__proto__":{"x":1}}',
    ])
      await post(chat, `{"type":"message","text":"x",${poison}}`);
    await fetch(`${chat.url}/activities?__proto__[x]=1&constructor[prototype][x]=1`);
    expect(({} as { x?: unknown }).x).toBeUndefined();
    for (const { from, ...rest } of (await chat.read()).activities)
      expect([Object.keys(from), Object.keys(rest)].flat()).not.toContain('x');
  });
});

describe('depth', () => {
  it('is that of the parsed value, for any JSON', () => {
    const actual = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(actual)) : 0;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(depthOf(JSON.stringify(value))).toBe(actual(value));
      }),
    );
  });

  it('is counted without recursion, also when the brackets never close', () => {
    expect(() => parseJson(Buffer.from('['.repeat(16_384)))).toThrow('nested too deeply');
  });
});
