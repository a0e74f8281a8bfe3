// The calls of the Direct Line routes, each as a value that says what came of it. It keeps no state and never retries.
import { type Frame, readFrame } from './read-activity.ts';

export type Failure = {
  ok: false;
  /** expired: the token is no longer good · ended: the conversation is gone · busy: try later · broken: the server's fault. */
  why: 'offline' | 'expired' | 'ended' | 'busy' | 'refused' | 'broken';
  /** A sentence of the server for the person; null when it gave none. */
  detail: string | null;
  /** When to try again, in ms; null when it did not say. */
  retryAfterMs: number | null;
};
export type Outcome<T> = { ok: true; value: T } | Failure;

export interface Session {
  conversationId: string;
  token: string;
}
export interface OpenSession extends Session {
  /** Address of the stream; null when the server offers none. */
  streamUrl: string | null;
  /** Life of the token in seconds. */
  expiresInS: number;
}

export interface DirectLine {
  open(): Promise<Outcome<OpenSession>>;
  reopen(session: Session, watermark: string | null): Promise<Outcome<OpenSession>>;
  read(session: Session, watermark: string | null): Promise<Outcome<Frame>>;
  post(session: Session, activity: object): Promise<Outcome<{ id: string }>>;
  refresh(session: Session): Promise<Outcome<{ token: string; expiresInS: number }>>;
  forget(session: Session): Promise<void>;
}

/** Used when the server does not say how long a token lives. Seconds; the usual life is 1,800. */
const usualTokenLifeS = 1_800;
/** A call without an answer is given up after this long, in ms: a phone in a lift must not look as if it were sending. */
const callTimeoutMs = 15_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function reasonFor(status: number): Failure['why'] {
  if (status === 401 || status === 403) return 'expired';
  if (status === 404 || status === 410) return 'ended';
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'broken' : 'refused';
}

async function failure(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null);
  const fault = isRecord(body) && isRecord(body.error) ? body.error : {};
  const seconds = Number(response.headers.get('retry-after'));
  return {
    ok: false,
    why: reasonFor(response.status),
    detail: typeof fault.message === 'string' ? fault.message : null,
    retryAfterMs: seconds > 0 ? seconds * 1_000 : null,
  };
}

function readSession(body: unknown, before: Session | null): OpenSession {
  const fields = isRecord(body) ? body : {};
  return {
    conversationId: text(fields.conversationId) || (before?.conversationId ?? ''),
    token: text(fields.token) || (before?.token ?? ''),
    streamUrl: text(fields.streamUrl) || null,
    expiresInS: typeof fields.expires_in === 'number' ? fields.expires_in : usualTokenLifeS,
  };
}

/** `base` is the path of the routes, such as `/v3/directline`. */
export function createDirectLine(base: string, fetchFrom: typeof fetch): DirectLine {
  async function call<T>(
    method: string,
    path: string,
    token: string | null,
    read: (body: unknown) => T,
    body?: object,
  ): Promise<Outcome<T>> {
    const cancel = new AbortController();
    const timer = setTimeout(() => cancel.abort(), callTimeoutMs);
    try {
      const response = await fetchFrom(`${base}${path}`, {
        method,
        signal: cancel.signal,
        cache: 'no-store',
        credentials: 'omit',
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) return await failure(response);
      return { ok: true, value: read(await response.json().catch(() => null)) };
    } catch {
      return { ok: false, why: 'offline', detail: null, retryAfterMs: null };
    } finally {
      clearTimeout(timer);
    }
  }
  const at = (session: Session) => `/conversations/${encodeURIComponent(session.conversationId)}`;
  const after = (watermark: string | null) =>
    watermark === null ? '' : `?watermark=${encodeURIComponent(watermark)}`;

  return {
    async open() {
      const issued = await call('POST', '/tokens/generate', null, (body) => readSession(body, null), {});
      if (!issued.ok) return issued;
      return call(
        'POST',
        '/conversations',
        issued.value.token,
        (body) => readSession(body, issued.value),
        {},
      );
    },
    reopen: (session, watermark) =>
      call('GET', `${at(session)}${after(watermark)}`, session.token, (body) => readSession(body, session)),
    read: (session, watermark) =>
      call('GET', `${at(session)}/activities${after(watermark)}`, session.token, readFrame),
    post: (session, activity) =>
      call('POST', `${at(session)}/activities`, session.token, (body) => ({ id: readId(body) }), activity),
    refresh: (session) =>
      call('POST', '/tokens/refresh', session.token, (body) => readSession(body, session), {}),
    async forget(session) {
      await call('DELETE', at(session), session.token, () => null);
    },
  };
}

function readId(body: unknown): string {
  return isRecord(body) ? text(body.id) : '';
}
