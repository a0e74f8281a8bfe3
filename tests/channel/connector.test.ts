import dns from 'node:dns';
import { Socket } from 'node:net';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isServiceUrl } from '../../src/channel/connector-body.ts';
import { checkConnectorToken } from '../../src/channel/connector-token.ts';
import { captureConsole, silentLog } from '../../src/log.ts';
import { call } from './client.ts';
import { startApp, stopAll } from './start-app.ts';

const appId = '11111111-2222-3333-4444-555555555555';
const credentials = { MicrosoftAppId: appId, MicrosoftAppPassword: 'not-a-real-password' };
const now = Math.floor(Date.now() / 1000);

const good = {
  type: 'message',
  id: 'a1',
  text: 'hello',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  conversation: { id: 'c1' },
  from: { id: 'user' },
  recipient: { id: 'bot' },
  timestamp: '2026-11-21T10:00:00.000Z',
};
const without = (field: keyof typeof good) =>
  Object.fromEntries(Object.entries(good).filter(([name]) => name !== field));

/** A token that only a look at its signature can tell from a real one. */
function looksRight(claims: object = {}, header: object = {}): string {
  const issued = { iss: 'https://api.botframework.com', aud: appId, nbf: now, exp: now + 600 };
  const parts = [
    { alg: 'RS256', kid: 'k', ...header },
    { ...issued, ...claims },
  ];
  return `Bearer ${parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.c2ln`;
}

afterEach(async () => {
  vi.restoreAllMocks();
  await stopAll();
});

/** Hosts the process connects to, apart from the test's own server. */
function watchConnections(): string[] {
  const hosts: string[] = [];
  const original = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    const [options] = args.flat() as { host?: string }[];
    if (options?.host !== undefined && options.host !== '127.0.0.1') hosts.push(options.host);
    return Reflect.apply(original, this, args);
  });
  return hosts;
}

describe('/api/messages without an app id', () => {
  it.each(['GET', 'POST', 'PUT', 'DELETE'])('does not exist: %s', async (method) => {
    const { url } = await startApp();
    const answer = await call(`${url}/api/messages`, method, method === 'GET' ? {} : { body: good });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NotFound' } } });
  });
});

describe('/api/messages with an app id', () => {
  it.each([
    ['{}', {}],
    ['a list', [good]],
    ['a numeric type', { ...good, type: 5 }],
    ['a numeric text', { ...good, text: 5 }],
    ['a text of 10,000 characters', { ...good, text: 'a'.repeat(10_000) }],
    ['a bad timestamp', { ...good, timestamp: 'garbage' }],
    ['no conversation', without('conversation')],
    ['a null conversation', { ...good, conversation: null }],
    ['no sender', without('from')],
    ['no recipient', without('recipient')],
    ['no channel', without('channelId')],
    ['no service address', without('serviceUrl')],
    [
      'a service address that is ours to reach and nobody else’s',
      { ...good, serviceUrl: 'http://169.254.169.254/' },
    ],
    ['a list as members added', { ...good, membersAdded: ['x'] }],
  ])('refuses %s with 400 before the SDK sees it', async (_what, body) => {
    const { url } = await startApp(credentials);
    const hosts = watchConnections();
    const answer = await call(`${url}/api/messages`, 'POST', { body });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body)).toEqual(['error']);
    expect(hosts).toEqual([]);
  });

  it('refuses what is no JSON, too large, or asked with another method, in the same shape', async () => {
    const { url } = await startApp(credentials);
    const send = (body: string, headers = {}) => call(`${url}/api/messages`, 'POST', { body, headers });
    expect((await send('{')).status).toBe(400);
    expect((await send('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send(JSON.stringify({ ...good, x: 'a'.repeat(17_000) }))).status).toBe(413);
    expect((await call(`${url}/api/messages`, 'GET')).status).toBe(405);
  });

  it('refuses forged calls with 401, without asking any key server and without saying why', async () => {
    const { url } = await startApp(credentials);
    const hosts = watchConnections();
    const none = (claims: object) =>
      ['{"alg":"none","typ":"JWT"}', JSON.stringify(claims)]
        .map((part) => Buffer.from(part).toString('base64url'))
        .join('.');
    const issuer = { iss: 'https://api.botframework.com', aud: appId, exp: now + 600 };
    const hmac = await new SignJWT(issuer)
      .setProtectedHeader({ alg: 'HS256', kid: 'x' })
      .sign(Buffer.from('public key'));
    const tokens = [
      '',
      'garbage',
      'Basic abc',
      `Bearer ${none(issuer)}.`,
      `Bearer ${none(issuer)}.x`,
      `Bearer ${hmac}`,
      'Bearer a.b.c',
    ];
    for (const authorization of tokens) {
      const answer = await call(`${url}/api/messages`, 'POST', { body: good, headers: { authorization } });
      expect(answer.status, authorization).toBe(401);
      expect(answer.body).toEqual({
        error: { code: 'NotAuthorised', message: 'The request is not signed by the bot service.' },
      });
    }
    expect(hosts).toEqual([]);
  });
});

describe('when the key server cannot be reached', () => {
  it('calls that look right are refused without detail, and it is asked once in 30 seconds', async () => {
    const app = await startApp(credentials);
    const logged: unknown[] = [];
    const restore = captureConsole({
      ...silentLog,
      warn: (event, fields) => void logged.push({ event, ...fields }),
    });
    const asked: string[] = [];
    vi.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) => {
      asked.push(host);
      const done = rest.at(-1) as (fault: Error) => void;
      setImmediate(done, Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }));
    }) as never);
    const headers = { authorization: looksRight() };
    const post = () => call(`${app.url}/api/messages`, 'POST', { body: good, headers });
    const refused = {
      status: 503,
      body: { error: { code: 'Unavailable', message: 'Please try again in a moment.' } },
    };
    expect(await post()).toMatchObject(refused);
    const first = asked.length;
    expect(first).toBeGreaterThan(0);
    for (let i = 0; i < 20; i += 1) expect(await post()).toMatchObject(refused);
    expect(asked.length).toBe(first);
    app.clock.now = new Date(app.clock.now.getTime() + 30_001);
    expect(await post()).toMatchObject(refused);
    expect(asked.length).toBe(2 * first);
    expect(new Set(asked)).toEqual(new Set(['login.botframework.com']));
    restore();
    // The SDK prints the whole error; what is kept of it is that it happened.
    expect(logged).toMatchObject(Array(2).fill({ event: 'console', method: 'error', fault: 'FetchError' }));
    expect(JSON.stringify(logged)).not.toContain('login.botframework.com');
  });
});

describe('the service address replies go to', () => {
  it.each([
    ['https://smba.trafficmanager.net/uk/', true],
    ['https://directline.botframework.com/', true],
    ['https://europe.webchat.botframework.com/', true],
    ['http://smba.trafficmanager.net/', false],
    ['https://botframework.com.evil.example/', false],
    ['https://evilbotframework.com/', false],
    ['https://evil.trafficmanager.net/', false],
    ['https://127.0.0.1/', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://localhost/', false],
    ['https://[::1]/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://user@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://ѕmba.trafficmanager.net/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s: %s', (address, allowed) => {
    expect(isServiceUrl(address)).toBe(allowed);
  });
});

describe('the first look at a connector token', () => {
  const passes = (token: string) => {
    try {
      checkConnectorToken(token, appId, new Date(now * 1000));
      return true;
    } catch {
      return false;
    }
  };

  it.each([
    ['of the bot service, for us, in time', looksRight({}), true],
    ['expired within the allowed skew', looksRight({ exp: now - 299 }), true],
    ['expired beyond it', looksRight({ exp: now - 301 }), false],
    ['valid soon, within the skew', looksRight({ nbf: now + 299 }), true],
    ['valid later', looksRight({ nbf: now + 301 }), false],
    ['without an end', looksRight({ exp: undefined }), false],
    ['for another bot', looksRight({ aud: 'other' }), false],
    [
      'of the emulator',
      looksRight({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
      false,
    ],
    ['of another issuer', looksRight({ iss: 'https://evil.example' }), false],
    ['unsigned', looksRight({}, { alg: 'none' }), false],
    ['signed with a shared secret', looksRight({}, { alg: 'HS256' }), false],
    ['without a key id', looksRight({}, { kid: undefined }), false],
  ])('%s', (_what, token, expected) => {
    expect(passes(token)).toBe(expected);
  });
});
