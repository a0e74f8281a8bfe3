// Reads a request's JSON body within its limits: type, size, encoding, depth. What the JSON means is decided elsewhere.
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';

/** Largest body, in bytes. The longest message in four-byte characters takes 8 KB. */
export const MAX_BODY_BYTES = 16 * 1024;
/** Deepest nesting of objects and lists. Web Chat's activities go to 4. */
const MAX_DEPTH = 12;

/** Skips a byte order mark. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

const notJson = (message: string) => new ApiError(400, 'BadJson', message);
const tooLarge = () => new ApiError(413, 'TooLarge', 'The request is larger than 16 KB.');

/**
 * Sets `req.body`; a request without a body passes with none. Refuses at the first byte too many, where express.json would
 * read a body of any size to its end before it says so.
 */
export const readJsonBody: RequestHandler = async (req, _res, next) => {
  const length = Number(req.headers['content-length'] ?? 0);
  const hasBody = req.headers['transfer-encoding'] !== undefined || length !== 0;
  if (hasBody) {
    requireJson(req);
    if (length > MAX_BODY_BYTES) throw tooLarge();
    req.body = parseJson(await readBytes(req));
  }
  next();
};

/** @throws ApiError 415 for anything but plain JSON in UTF-8 */
function requireJson({ headers }: IncomingMessage): void {
  const type = /^application\/json\s*(?:;\s*charset="?([\w-]+)"?\s*)?$/i.exec(headers['content-type'] ?? '');
  const charset = type?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (type === null || charset !== 'utf-8' || encoding !== 'identity')
    throw new ApiError(415, 'UnsupportedMediaType', 'Send JSON in UTF-8, without compression.');
}

/** @throws ApiError 413 at the first byte over the limit, 400 when the client goes away */
function readBytes(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      else {
        req.off('data', take);
        reject(tooLarge());
      }
    };
    req.on('data', take);
    req.once('end', () => resolve(Buffer.concat(chunks)));
    req.once('close', () => reject(notJson('The request ended early.')));
    req.once('error', () => reject(notJson('The request ended early.')));
  });
}

/**
 * The object or list that the bytes spell. Of duplicate keys the last counts; a key `__proto__` is a key like any other.
 * @throws ApiError 400 for bytes that are not UTF-8, not JSON, neither object nor list, or nested too deeply
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  if (depthOf(text) > MAX_DEPTH) throw notJson('The JSON is nested too deeply.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notJson('The request is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null) throw notJson('The request is not a JSON object.');
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw notJson('The request is not valid UTF-8.');
  }
}

/** Deepest nesting of brackets outside strings; exact for valid JSON. One pass, no recursion. */
export function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < json.length; i += 1) {
    const char = json[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']') depth -= 1;
  }
  return deepest;
}
