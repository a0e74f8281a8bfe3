import { afterEach, describe, expect, it } from 'vitest';
import { call, openChat } from './client.ts';
import { sendRaw } from './raw-http.ts';
import { startApp, stopAll } from './start-app.ts';

afterEach(stopAll);

describe('the headers of an answer', () => {
  it('are the same strict set whatever the answer is', async () => {
    const { url } = await startApp();
    const chat = await openChat(url);
    const answers = [
      await chat.say('hello'),
      await call(`${chat.url}/activities`, 'GET', { token: chat.token }),
      await call(`${chat.url}/activities`, 'GET'),
      await call(`${url}/healthz`, 'GET'),
      await call(`${url}/nowhere`, 'GET'),
    ];
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy':
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
        'permissions-policy': expect.stringContaining('microphone=()'),
        'cache-control': 'no-store',
        'content-type': 'application/json; charset=utf-8',
      });
      for (const name of ['x-powered-by', 'server', 'etag', 'set-cookie', 'access-control-allow-origin'])
        expect(headers.get(name), name).toBeNull();
    }
  });
});

describe('a page of another site', () => {
  const listed = 'https://www.clinic.example';

  it('may call when it is listed, letter for letter, and is named in the answer', async () => {
    const { url } = await startApp({ ALLOWED_ORIGINS: listed });
    const answer = await call(`${url}/v3/directline/conversations`, 'POST', {
      body: {},
      headers: { origin: listed },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe(listed);
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each([
    'null',
    'https://clinic.example',
    'https://evil.www.clinic.example',
    'https://www.clinic.example.evil.example',
    'https://evil-www.clinic.example',
    'http://www.clinic.example',
    'https://www.clinic.example:8443',
    'HTTPS://WWW.CLINIC.EXAMPLE',
    'file://',
    'https://evil.example',
  ])('is refused as %s, and told nothing', async (origin) => {
    const { url } = await startApp({ ALLOWED_ORIGINS: listed });
    for (const method of ['POST', 'OPTIONS']) {
      const answer = await call(`${url}/v3/directline/conversations`, method, { headers: { origin } });
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'ForeignOrigin' } } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('that asks first is told which methods and headers it may use', async () => {
    const { url } = await startApp({ ALLOWED_ORIGINS: listed });
    const headers = {
      origin: listed,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const answer = await call(`${url}/v3/directline/conversations`, 'OPTIONS', { headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toContain('x-ms-bot-agent');
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET, POST, DELETE');
  });

  it('cannot post a form here', async () => {
    const { url } = await startApp();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await call(`${url}/v3/directline/conversations`, 'POST', { body: 'a=b', headers: form });
    expect(answer.status).toBe(415);
  });
});

it('our own page may call, also behind a proxy that holds the certificate', async () => {
  const { url } = await startApp();
  const own = { origin: url.replace('http:', 'https:') };
  expect((await call(`${url}/v3/directline/conversations`, 'POST', { body: {}, headers: own })).status).toBe(
    201,
  );
});

describe('with a public address configured', () => {
  it('only that is our own, and streams are announced there', async () => {
    const publicUrl = 'https://chat.clinic.example';
    const { url } = await startApp({ PUBLIC_URL: publicUrl });
    const from = (origin: string) =>
      call(`${url}/v3/directline/conversations`, 'POST', { body: {}, headers: { origin } });
    const own = await from(publicUrl);
    expect(own.body.streamUrl).toMatch(/^wss:\/\/chat\.clinic\.example\/v3\/directline\//);
    expect((await from(url)).status).toBe(403);
  });
});

describe('a host name that is not ours', () => {
  it('is refused when ours are configured, except for health checks', async () => {
    const { port } = await startApp({ ALLOWED_HOSTS: 'chat.clinic.example,127.0.0.1' });
    const get = (path: string, host: string) =>
      sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await get('/nowhere', 'evil.example')).toMatchObject({
      status: 421,
      body: { error: { code: 'UnknownHost' } },
    });
    expect(await get('/nowhere', 'chat.clinic.example.evil.example')).toMatchObject({ status: 421 });
    for (const host of ['chat.clinic.example', 'CHAT.clinic.example:443', `127.0.0.1:${port}`])
      expect((await get('/nowhere', host)).status, host).toBe(404);
    expect((await get('/healthz', 'evil.example')).status).toBe(200);
  });
});
