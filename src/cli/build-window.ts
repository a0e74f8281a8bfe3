// Builds the chat window for the browser: one command, the same files every time. It serves nothing.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type OutputFile } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const source = join(root, 'src', 'window');

/** Most the window's script may weigh, in bytes after gzip -9: what a slow phone must fetch before it can be used. */
export const maxScriptBytes = 25 * 1024;
/** Most the embed script may weigh, in bytes after gzip -9. */
export const maxEmbedBytes = 2 * 1024;
/** Browsers the scripts are written down to: phones from 2021 on. */
const targets = ['chrome90', 'safari14.1', 'firefox90', 'edge90'];

export interface Manifest {
  script: string;
  style: string;
  pagesStyle: string;
  logo: string;
  favicon: string;
  /** The embed script under a name that never changes what it stands for; `embed.js` always stands for the newest. */
  embed: string;
  /** For the `integrity` of a host page that pins `embed`. */
  embedIntegrity: string;
  files: { name: string; bytes: number; gzipBytes: number; brotliBytes: number }[];
}

interface Asset {
  name: string;
  data: Uint8Array;
}

async function bundle(): Promise<Asset[]> {
  const shared = {
    bundle: true,
    minify: true,
    target: targets,
    write: false,
    outdir: join(root, 'out'),
    absWorkingDir: root,
    legalComments: 'none',
    charset: 'utf8',
  } as const;
  const window = await build({
    ...shared,
    entryPoints: {
      window: join(source, 'main.tsx'),
      look: join(source, 'styles', 'window.css'),
      pages: join(source, 'styles', 'pages.css'),
    },
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const embed = await build({ ...shared, entryPoints: [join(source, 'embed.ts')], format: 'iife' });
  return [...window.outputFiles, ...embed.outputFiles].map(({ path, contents }: OutputFile) => ({
    name: basename(path),
    data: contents,
  }));
}

/** `logo.svg` → `logo-1a2b3c4d.svg`: the name changes with the content, so that browsers may keep it for ever. */
function hashed({ name, data }: Asset): Asset {
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 8);
  const dot = name.lastIndexOf('.');
  return { name: `${name.slice(0, dot)}-${hash}${name.slice(dot)}`, data };
}

function named(assets: readonly Asset[], pattern: RegExp): Asset {
  const asset = assets.find(({ name }) => pattern.test(name));
  if (asset === undefined) throw new Error(`The build made no file like ${pattern}.`);
  return asset;
}

function checkWeight(asset: Asset, maxBytes: number): void {
  const bytes = gzipSync(asset.data, { level: 9 }).length;
  if (bytes > maxBytes)
    throw new Error(
      `${asset.name} weighs ${bytes} bytes gzipped, more than the ${maxBytes} allowed. Make it smaller.`,
    );
}

function compress(asset: Asset): { gzip: Buffer; brotli: Buffer } {
  return {
    gzip: gzipSync(asset.data, { level: 9 }),
    brotli: brotliCompressSync(asset.data, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: asset.data.length,
      },
    }),
  };
}

function writePage(manifest: Manifest): Asset {
  const page = readFileSync(join(source, 'index.html'), 'utf8')
    .replace('__FAVICON__', `/assets/${manifest.favicon}`)
    .replace('__STYLE__', `/assets/${manifest.style}`)
    .replace('__SCRIPT__', `/assets/${manifest.script}`);
  return { name: 'index.html', data: Buffer.from(page) };
}

/**
 * Builds into `outDir`, replacing what is there, and returns the manifest it wrote.
 * @throws Error when a script is heavier than it may be.
 */
export async function buildWindow({ outDir }: { outDir: string }): Promise<Manifest> {
  const built = await bundle();
  const art = (name: string) => hashed({ name, data: readFileSync(join(source, 'art', name)) });
  const embed = named(built, /^embed\.js$/);
  const pinned = hashed(embed);
  const assets = [...built, pinned, art('logo.svg'), art('favicon.svg')];
  const script = named(built, /^window-.*\.js$/);
  checkWeight(script, maxScriptBytes);
  checkWeight(embed, maxEmbedBytes);

  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const files = assets.map((asset) => {
    const { gzip, brotli } = compress(asset);
    writeFileSync(join(outDir, asset.name), asset.data);
    writeFileSync(join(outDir, `${asset.name}.gz`), gzip);
    writeFileSync(join(outDir, `${asset.name}.br`), brotli);
    return { name: asset.name, bytes: asset.data.length, gzipBytes: gzip.length, brotliBytes: brotli.length };
  });
  const manifest: Manifest = {
    script: script.name,
    style: named(built, /^look-.*\.css$/).name,
    pagesStyle: named(built, /^pages-.*\.css$/).name,
    logo: named(assets, /^logo-/).name,
    favicon: named(assets, /^favicon-/).name,
    embed: pinned.name,
    embedIntegrity: `sha384-${createHash('sha384').update(pinned.data).digest('base64')}`,
    files: files.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
  const page = writePage(manifest);
  writeFileSync(join(outDir, page.name), page.data);
  writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

if (import.meta.main) {
  const outDir = join(root, 'dist', 'window');
  const { files } = await buildWindow({ outDir });
  const weights = files
    .filter(({ name }) => /^(window|look|embed)/.test(name))
    .map(({ name, gzipBytes }) => `${name} ${(gzipBytes / 1024).toFixed(1)} KB`);
  process.stdout.write(`${relative(root, outDir)}: ${weights.join(', ')} (gzipped)\n`);
}
