import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { randomId } from '../../src/channel/random-id.ts';
import { createTokens, SESSION_LIFE_SECONDS, TOKEN_LIFE_SECONDS } from '../../src/channel/tokens.ts';

const start = new Date('2026-11-21T10:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const [secretA, secretB] = ['a'.repeat(32), 'b'.repeat(32)];
const refused = (code: string) => expect.objectContaining({ status: 403, code });

describe('a token', () => {
  it('names one conversation and one person whose id Direct Line clients accept', async () => {
    const tokens = createTokens([]);
    const session = tokens.newSession(start);
    const { token, conversationId, expires_in } = await tokens.issue(session, start);
    expect(session.userId).toMatch(/^dl_[\w-]{22}$/);
    expect([conversationId, expires_in]).toEqual([session.conversationId, 1800]);
    expect(await tokens.verify(token, start)).toEqual(session);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ user: session.userId, conv: conversationId });
  });

  it('is good to the last second and not one longer', async () => {
    const tokens = createTokens([]);
    const { token } = await tokens.issue(tokens.newSession(start), start);
    await expect(tokens.verify(token, later(TOKEN_LIFE_SECONDS - 1))).resolves.toBeDefined();
    await expect(tokens.verify(token, later(TOKEN_LIFE_SECONDS))).rejects.toEqual(refused('TokenExpired'));
    await expect(tokens.verify(token, later(TOKEN_LIFE_SECONDS + 1))).rejects.toEqual(
      refused('TokenExpired'),
    );
  });

  it('can be refreshed for 12 hours from the start of the conversation and no longer', async () => {
    const tokens = createTokens([]);
    let session = tokens.newSession(start);
    for (let at = 0; at < SESSION_LIFE_SECONDS; at += TOKEN_LIFE_SECONDS - 1) {
      const { token, expires_in } = await tokens.issue(session, later(at));
      expect(at + expires_in).toBeLessThanOrEqual(SESSION_LIFE_SECONDS);
      session = await tokens.verify(token, later(at));
    }
    await expect(tokens.issue(session, later(SESSION_LIFE_SECONDS))).rejects.toEqual(refused('SessionEnded'));
  });

  it('is refused with any one byte changed', async () => {
    const tokens = createTokens([]);
    const { token } = await tokens.issue(tokens.newSession(start), start);
    // The last character of a part may hold unused bits, which change nothing.
    const ends = new Set([...token.matchAll(/\.|$/g)].map(({ index }) => index - 1));
    for (let i = 0; i < token.length; i += 1) {
      if (ends.has(i)) continue;
      const changed = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1);
      await expect(tokens.verify(changed, start), `byte ${i}`).rejects.toEqual(refused('TokenInvalid'));
    }
  });

  it('is refused when made by anybody else, for anything else, or in another way', async () => {
    const tokens = createTokens([secretA]);
    const session = tokens.newSession(start);
    const { token } = await tokens.issue(session, start);
    const ticket = await tokens.issueTicket(session, 0, start);
    const [head = '', body = '', mac = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"walkwell-token+jwt"}').toString('base64url');
    const guessed = await new SignJWT({ conv: session.conversationId, user: session.userId, start: 0 })
      .setProtectedHeader({ ...JSON.parse(Buffer.from(head, 'base64url').toString()) })
      .setIssuer('walkwell')
      .setAudience('walkwell/directline')
      .setIssuedAt(start)
      .setExpirationTime(later(60))
      .sign(Buffer.from(secretA));
    const foreign = (await createTokens([secretB]).issue(session, start)).token;
    for (const bad of [
      foreign,
      guessed,
      ticket,
      `${none}.${body}.`,
      `${none}.${body}.${mac}`,
      `${head}.${body}`,
      '',
      'x',
    ])
      await expect(tokens.verify(bad, start)).rejects.toEqual(refused('TokenInvalid'));
    await expect(tokens.verifyTicket(token, start)).rejects.toEqual(refused('TokenInvalid'));
  });

  it('outlives the replacement of the secret while both are configured, and no longer', async () => {
    const session = createTokens([secretA]).newSession(start);
    const { token } = await createTokens([secretA]).issue(session, start);
    await expect(createTokens([secretB, secretA]).verify(token, start)).resolves.toEqual(session);
    await expect(createTokens([secretB]).verify(token, start)).rejects.toEqual(refused('TokenInvalid'));
  });

  it('ends with the process when no secret is configured', async () => {
    const { token } = await createTokens([]).issue(createTokens([]).newSession(start), start);
    await expect(createTokens([]).verify(token, start)).rejects.toEqual(refused('TokenInvalid'));
  });
});

it('ids are 128 random bits in no order', () => {
  const ids = Array.from({ length: 100_000 }, randomId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => Buffer.from(id, 'base64url').length === 16)).toBe(true);
  const ascending = ids.slice(1).filter((id, i) => id > (ids[i] ?? '')).length;
  // Half of the neighbours ascend, give or take six standard deviations.
  expect(Math.abs(ascending - 50_000)).toBeLessThan(6 * Math.sqrt(100_000 / 12));
  const bits = ids.reduce((sum, id) => sum + (Buffer.from(id, 'base64url')[0] ?? 0), 0) / ids.length;
  expect(Math.abs(bits - 127.5)).toBeLessThan(2);
});
