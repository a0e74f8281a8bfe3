// Serves the built chat window from memory: read once at start, so that no request ever names a file on disk.
// Building it is `src/cli/build-window.ts`.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { methodNotAllowed } from './error-shape.ts';

interface WindowFile {
  type: string;
  etag: string;
  cache: string;
  /** The bytes per content coding; `identity` is always there. */
  bodies: Partial<Record<Coding, Buffer>> & { identity: Buffer };
}

const codings = ['br', 'gzip', 'identity'] as const;
type Coding = (typeof codings)[number];
const suffix: Record<Coding, string> = { br: '.br', gzip: '.gz', identity: '' };

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
/** The one script that other sites load. */
const FOR_OTHER_SITES = new Set(['/embed.js']);

/**
 * Routes for every file under `directory`, `index.html` also at `/`. Null when nothing has been built there.
 * @param policy Content-Security-Policy of its pages
 */
export function createWindowRoutes(directory: string, policy: string): Router | null {
  if (!existsSync(join(directory, 'index.html'))) return null;
  const files = readFiles(directory);
  const router = Router({ caseSensitive: true });
  const serve = (path: string): RequestHandler => {
    const file = files.get(path);
    return (req, res) => file !== undefined && send(req, res, path, file, policy);
  };
  for (const path of files.keys()) {
    const pattern = escapePattern(path);
    router.get(pattern, serve(path));
    router.all(pattern, methodNotAllowed('GET', 'HEAD'));
  }
  router.get('/', serve('/index.html'));
  router.all('/', methodNotAllowed('GET', 'HEAD'));
  return router;
}

function readFiles(directory: string): ReadonlyMap<string, WindowFile> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const plain = names.filter((name) => types[extensionOf(name)] !== undefined);
  return new Map(plain.map((name) => [urlOf(directory, name), readWindowFile(name)]));
}

function readWindowFile(name: string): WindowFile {
  const identity = readFileSync(name);
  const file: WindowFile = {
    type: types[extensionOf(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    cache: HASHED.test(name) ? FOREVER : ASK_EVERY_TIME,
    bodies: { identity },
  };
  for (const coding of ['br', 'gzip'] as const) {
    if (existsSync(name + suffix[coding])) file.bodies[coding] = readFileSync(name + suffix[coding]);
  }
  return file;
}

function send(req: Request, res: Response, path: string, file: WindowFile, policy: string): void {
  const coding =
    codings.find((one) => file.bodies[one] !== undefined && req.acceptsEncodings(one) !== false) ??
    'identity';
  res.setHeader('Cache-Control', file.cache);
  res.setHeader('ETag', file.etag);
  res.vary('Accept-Encoding');
  if (file.type.startsWith('text/html')) res.setHeader('Content-Security-Policy', policy);
  if (FOR_OTHER_SITES.has(path)) res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (req.headers['if-none-match'] === file.etag) return void res.status(304).end();
  if (coding !== 'identity') res.setHeader('Content-Encoding', coding);
  res.setHeader('Content-Type', file.type);
  res.end(file.bodies[coding] ?? file.bodies.identity);
}

function extensionOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1] ?? '';
}

function urlOf(directory: string, name: string): string {
  return name.slice(directory.length).split(sep).join('/').replace(/^\/?/, '/');
}

/** Letters that mean something in a route pattern stand for themselves. */
function escapePattern(path: string): string {
  return path.replace(/[{}()[\]+?!:*\\]/g, '\\$&');
}
