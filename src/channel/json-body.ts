// Reads a request's JSON body within its limits: type, size, encoding, depth. What the JSON means is decided elsewhere.
import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { ApiError } from './api-error.ts';

/** Largest body, in bytes. The longest message in four-byte characters takes 8 KB. */
export const MAX_BODY_BYTES = 16 * 1024;
/** Deepest nesting of objects and lists. Web Chat's activities go to 4. */
const MAX_DEPTH = 12;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Refuses bodies that are not plain UTF-8 JSON before a byte is read, then parses. A request without a body passes with none. */
export function readJsonBody(): RequestHandler[] {
  const parse = express.json({
    limit: MAX_BODY_BYTES,
    strict: true,
    inflate: false,
    type: () => true,
    verify: (_req, _res, bytes) => checkBytes(bytes),
  });
  return [requireJson, parse];
}

const requireJson: RequestHandler = (req, _res, next) => {
  if (!hasBody(req)) return next();
  const type = /^application\/json\s*(?:;\s*charset="?([\w-]+)"?\s*)?$/i.exec(
    req.headers['content-type'] ?? '',
  );
  const charset = type?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = req.headers['content-encoding'] ?? 'identity';
  if (type === null || charset !== 'utf-8' || encoding.toLowerCase() !== 'identity') {
    throw new ApiError(415, 'UnsupportedMediaType', 'Send JSON in UTF-8, without compression.');
  }
  next();
};

function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) !== 0;
}

/** @throws ApiError 400 for bytes that are not UTF-8 and for nesting deeper than the limit. */
export function checkBytes(bytes: Uint8Array): void {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new ApiError(400, 'BadJson', 'The request is not valid UTF-8.');
  }
  if (depthOf(text) > MAX_DEPTH) throw new ApiError(400, 'BadJson', 'The JSON is nested too deeply.');
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
