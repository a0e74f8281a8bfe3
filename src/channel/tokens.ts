// Tokens of the embedded channel: each names one conversation and one person in it, and nothing else opens that
// conversation. Keeps no list of them: signature, times and purpose are in the token.
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { ID_PATTERN, randomId } from './random-id.ts';

/** Direct Line's own token life: the client refreshes at half of it. */
export const TOKEN_LIFE_SECONDS = 30 * 60;
/** A conversation cannot be kept open by refreshing for longer than this. */
export const SESSION_LIFE_SECONDS = 12 * 60 * 60;
/** A stream address must be used within this time, once. Direct Line's own figure. */
export const TICKET_LIFE_SECONDS = 60;

const ISSUER = 'walkwell';
const AUDIENCE = 'walkwell/directline';
const TOKEN_TYPE = 'walkwell-token+jwt';
const TICKET_TYPE = 'walkwell-ticket+jwt';

export interface Session {
  conversationId: string;
  /** `dl_` and 22 random characters; Direct Line clients take it over from the token. */
  userId: string;
  /** When the conversation began, in seconds since 1970. */
  startedAtSeconds: number;
}

export interface IssuedToken {
  conversationId: string;
  token: string;
  expires_in: number;
}

export interface Ticket extends Session {
  /** Watermark the stream starts from. */
  from: number;
  /** Unique per ticket, so that it can be spent once. */
  ticketId: string;
}

export interface Tokens {
  newSession(now: Date): Session;
  /** @throws ApiError 403 SessionEnded when the session is over. */
  issue(session: Session, now: Date): Promise<IssuedToken>;
  /** @throws ApiError 403: TokenExpired, or TokenInvalid for anything that is not a token of ours. */
  verify(token: string, now: Date): Promise<Session>;
  issueTicket(session: Session, from: number, now: Date): Promise<string>;
  /** @throws ApiError 403 */
  verifyTicket(ticket: string, now: Date): Promise<Ticket>;
  /** Keyed hash of what a client sent under one id. */
  digest(conversationId: string, content: string): string;
}

const claimsSchema = z.object({
  conv: z.string().regex(ID_PATTERN),
  user: z.string().regex(/^dl_[\w-]{22}$/),
  start: z.int().min(0),
});
const ticketSchema = claimsSchema.extend({ from: z.int().min(0), jti: z.string().regex(ID_PATTERN) });

/** Clients know these three answers: 403 means "this token is of no use any more". */
const expired = () =>
  new ApiError(403, 'TokenExpired', 'This conversation has timed out. Please start a new one.');
const ended = () =>
  new ApiError(403, 'SessionEnded', 'This conversation has been open for 12 hours. Please start a new one.');
const invalid = () =>
  new ApiError(403, 'TokenInvalid', 'This token is not valid here. Please start a new conversation.');

interface Key {
  kid: string;
  secret: Uint8Array;
}

/**
 * @param secrets the first signs, all verify; when empty a random one is made, so that tokens end with the process.
 */
export function createTokens(secrets: readonly string[]): Tokens {
  const keys = (secrets.length === 0 ? [randomBytes(32).toString('base64url')] : secrets).map(toKey);
  const [signing] = keys;
  if (signing === undefined) throw new TypeError('no signing key');

  const sign = (
    typ: string,
    session: Session,
    lifeSeconds: number,
    now: Date,
    more: Record<string, unknown>,
  ) =>
    new SignJWT({
      conv: session.conversationId,
      user: session.userId,
      start: session.startedAtSeconds,
      ...more,
    })
      .setProtectedHeader({ alg: 'HS256', typ, kid: signing.kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(toSeconds(now))
      .setExpirationTime(toSeconds(now) + lifeSeconds)
      .sign(signing.secret);

  const verifyAs = async <T>(token: string, typ: string, schema: z.ZodType<T>, now: Date): Promise<T> => {
    try {
      const { payload } = await jwtVerify(token, (header) => secretOf(keys, header.kid), {
        algorithms: ['HS256'],
        typ,
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['exp', 'iat'],
        currentDate: now,
      });
      return schema.parse(payload);
    } catch (fault) {
      throw fault instanceof errors.JWTExpired ? expired() : invalid();
    }
  };

  return {
    newSession: (now) => ({
      conversationId: randomId(),
      userId: `dl_${randomId()}`,
      startedAtSeconds: toSeconds(now),
    }),
    issue: async (session, now) => {
      const left = session.startedAtSeconds + SESSION_LIFE_SECONDS - toSeconds(now);
      if (left <= 0) throw ended();
      const life = Math.min(TOKEN_LIFE_SECONDS, left);
      const token = await sign(TOKEN_TYPE, session, life, now, {});
      return { conversationId: session.conversationId, token, expires_in: life };
    },
    verify: async (token, now) => {
      const { conv, user, start } = await verifyAs(token, TOKEN_TYPE, claimsSchema, now);
      if (start + SESSION_LIFE_SECONDS <= toSeconds(now)) throw ended();
      return { conversationId: conv, userId: user, startedAtSeconds: start };
    },
    issueTicket: (session, from, now) =>
      sign(TICKET_TYPE, session, TICKET_LIFE_SECONDS, now, { from, jti: randomId() }),
    verifyTicket: async (ticket, now) => {
      const { conv, user, start, from, jti } = await verifyAs(ticket, TICKET_TYPE, ticketSchema, now);
      return { conversationId: conv, userId: user, startedAtSeconds: start, from, ticketId: jti };
    },
    digest: (conversationId, content) =>
      createHmac('sha256', signing.secret).update(`${conversationId}\n${content}`).digest('base64url'),
  };
}

function toKey(secret: string): Key {
  const derived = new Uint8Array(hkdfSync('sha256', secret, 'walkwell', 'token signing', 32));
  return { kid: createHash('sha256').update(derived).digest('base64url').slice(0, 8), secret: derived };
}

function secretOf(keys: readonly Key[], kid: string | undefined): Uint8Array {
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) throw invalid();
  return key.secret;
}

function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
