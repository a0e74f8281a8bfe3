// The built window files, read once into memory and sent compressed. It builds nothing.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';

const manifestSchema = z.object({
  script: z.string(),
  style: z.string(),
  pagesStyle: z.string(),
  logo: z.string(),
  favicon: z.string(),
  embed: z.string(),
  embedIntegrity: z.string(),
  files: z.array(z.object({ name: z.string() })),
});
type Named = 'script' | 'style' | 'pagesStyle' | 'logo' | 'favicon' | 'embed';

interface StoredFile {
  type: string;
  etag: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

export interface Assets {
  /** The built page with its placeholders. */
  page: string;
  /** `/assets/window-1a2b3c4d.js`. */
  address: (name: Named) => string;
  file: (name: string) => StoredFile | undefined;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** @throws Error when the window has not been built into `directory`. */
export function loadAssets(directory: string): Assets {
  const read = (name: string) => readFileSync(join(directory, name));
  let manifest: z.infer<typeof manifestSchema>;
  try {
    manifest = manifestSchema.parse(JSON.parse(read('manifest.json').toString('utf8')));
  } catch (cause) {
    throw new Error(`The chat window is not built in ${directory}. Run: npm run prestart`, { cause });
  }
  const files = new Map<string, StoredFile>();
  for (const { name } of manifest.files) {
    const plain = read(name);
    const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const etag = `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`;
    files.set(name, { type, etag, plain, gzip: read(`${name}.gz`), brotli: read(`${name}.br`) });
  }
  return {
    page: read('index.html').toString('utf8'),
    address: (name) => `/assets/${manifest[name]}`,
    file: (name) => files.get(name),
  };
}

function send(req: Request, res: Response, file: StoredFile): void {
  const encoding = req.acceptsEncodings('br', 'gzip', 'identity');
  res.setHeader('Content-Type', file.type);
  res.setHeader('ETag', file.etag);
  res.setHeader('Vary', 'Accept-Encoding');
  if (req.headers['if-none-match'] === file.etag) {
    res.status(304).end();
    return;
  }
  if (encoding === 'br' || encoding === 'gzip') res.setHeader('Content-Encoding', encoding);
  res.end(encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain);
}

/** Files whose name holds their hash: kept by browsers for a year. */
export function sendAsset(assets: () => Assets): RequestHandler {
  return (req, res, next) => {
    const { name } = req.params;
    const file = typeof name === 'string' ? assets().file(name) : undefined;
    if (file === undefined) return next();
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    if (String(name).startsWith('embed-')) letOtherSitesLoad(res);
    send(req, res, file);
  };
}

/** The embed script under its lasting name: looked at again after five minutes. */
export function sendEmbed(assets: () => Assets): RequestHandler {
  return (req, res, next) => {
    const file = assets().file('embed.js');
    if (file === undefined) return next();
    res.setHeader('Cache-Control', 'public, max-age=300');
    letOtherSitesLoad(res);
    send(req, res, file);
  };
}

function letOtherSitesLoad(res: Response): void {
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  // A script with an `integrity` is fetched with CORS. The file is public and the same for everybody.
  res.setHeader('Access-Control-Allow-Origin', '*');
}
