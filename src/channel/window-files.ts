// Serves the built chat window from memory: read once at start, so that no request ever names a file on disk.
// Building it is `src/cli/build-window.ts`.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Request, type Response, Router } from 'express';
import { methodNotAllowed } from './error-shape.ts';

interface WindowFile {
  name: string;
  type: string;
  etag: string;
  cache: string;
  /** The bytes per content coding; `identity` is always there. */
  bodies: Readonly<Record<Coding, Buffer>>;
}

const codings = ['br', 'gzip', 'identity'] as const;
type Coding = (typeof codings)[number];

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webp: 'image/webp',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
};

/** Names the build made from the content: `chat-4QX7M2KD.js`. Such a file never changes. */
const HASHED = /[-.]([A-Z0-9]{8}|[0-9a-f]{8,64})\.\w+$/;
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_EVERY_TIME = 'no-cache';
/** The script that other sites load, also with an integrity check, for which a browser wants to read it. */
const FOR_OTHER_SITES = /^embed(-\w+)?\.js$/;
/** At fixed addresses; every other file is below `/assets/`. */
const FIXED: Readonly<Record<string, string>> = { 'index.html': '/', 'embed.js': '/embed.js' };

/**
 * Routes for the files of `directory`. Null when no window has been built there.
 * @param policy Content-Security-Policy of its page
 */
export function createWindowRoutes(directory: string, policy: string): Router | null {
  if (!existsSync(join(directory, 'index.html'))) return null;
  const router = Router({ caseSensitive: true });
  for (const name of readdirSync(directory).filter((one) => types[extensionOf(one)] !== undefined)) {
    const file = readWindowFile(join(directory, name));
    const path = (FIXED[name] ?? `/assets/${name}`).replace(/[{}()[\]+?!:*\\]/g, '\\$&');
    router.get(path, (req, res) => send(req, res, file, policy));
    router.all(path, methodNotAllowed('GET', 'HEAD'));
  }
  return router;
}

function readWindowFile(path: string): WindowFile {
  const identity = readFileSync(path);
  const name = basename(path);
  // What the build did not compress, such as the page itself, is small.
  const compressed = (ending: string, make: (data: Buffer) => Buffer) =>
    existsSync(path + ending) ? readFileSync(path + ending) : make(identity);
  return {
    name,
    type: types[extensionOf(name)] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    cache: HASHED.test(name) ? FOREVER : ASK_EVERY_TIME,
    bodies: { identity, br: compressed('.br', brotliCompressSync), gzip: compressed('.gz', gzipSync) },
  };
}

function send(req: Request, res: Response, file: WindowFile, policy: string): void {
  const coding = codings.find((one) => req.acceptsEncodings(one) !== false) ?? 'identity';
  res.setHeader('Cache-Control', file.cache);
  res.setHeader('ETag', file.etag);
  res.vary('Accept-Encoding');
  if (file.type.startsWith('text/html')) res.setHeader('Content-Security-Policy', policy);
  if (FOR_OTHER_SITES.test(file.name)) {
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.setHeader('Access-Control-Allow-Origin', '*');
  }
  if (req.headers['if-none-match'] === file.etag) return void res.status(304).end();
  if (coding !== 'identity') res.setHeader('Content-Encoding', coding);
  res.setHeader('Content-Type', file.type);
  res.end(file.bodies[coding]);
}

function extensionOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1] ?? '';
}
