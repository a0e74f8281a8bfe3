import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { buildWindow, maxEmbedBytes, maxScriptBytes } from '../../src/cli/build-window.ts';

const folder = mkdtempSync(join(tmpdir(), 'walkwell-build-'));
const first = join(folder, 'first');
const manifest = await buildWindow({ outDir: first });
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => readFileSync(join(first, name));
const weight = (name: string) =>
  manifest.files.find((one) => one.name === name)?.gzipBytes ?? Number.POSITIVE_INFINITY;

describe('the built window', () => {
  it('weighs at most 25 KB, everything loaded in English together', () => {
    expect(maxScriptBytes).toBe(25 * 1024);
    const loaded = [
      manifest.script,
      ...[...String(file(manifest.script)).matchAll(/from"\.\/([\w-]+\.js)"/g)].map(([, name]) =>
        String(name),
      ),
    ];
    expect(loaded.reduce((sum, name) => sum + weight(name), 0)).toBeLessThanOrEqual(maxScriptBytes);
  });

  it('has an embed script of at most 2 KB', () => {
    expect(maxEmbedBytes).toBe(2 * 1024);
    expect(weight('embed.js')).toBeLessThanOrEqual(maxEmbedBytes);
  });

  it('is the same, byte for byte, when built again', async () => {
    const second = join(folder, 'second');
    await buildWindow({ outDir: second });
    expect(readdirSync(second)).toEqual(readdirSync(first));
    for (const name of readdirSync(first))
      expect(readFileSync(join(second, name)).equals(file(name)), name).toBe(true);
  });

  it('has a smaller gzip and brotli form of every file, and the same content in each', () => {
    for (const { name, bytes, gzipBytes, brotliBytes } of manifest.files) {
      expect(gzipBytes, name).toBeLessThan(bytes);
      expect(brotliBytes, name).toBeLessThan(bytes);
      expect(gunzipSync(file(`${name}.gz`)).equals(file(name)), name).toBe(true);
      expect(brotliDecompressSync(file(`${name}.br`)).equals(file(name)), name).toBe(true);
    }
  });

  it('has names in its page that exist', () => {
    const page = String(file('index.html'));
    const names = [...page.matchAll(/"\/assets\/([^"]+)"/g)].map(([, name]) => String(name));
    expect(names).toHaveLength(3);
    for (const name of names) expect(manifest.files.map((one) => one.name)).toContain(name);
    expect(page).not.toMatch(/<script(?! type="module" src=)|<style|style=|onload=/);
  });

  it('makes no HTML out of text and runs no text as code', () => {
    for (const { name } of manifest.files.filter((one) => one.name.endsWith('.js')))
      expect(String(file(name)), name).not.toMatch(
        /\beval\(|new Function|document\.write|insertAdjacentHTML|outerHTML/,
      );
  });

  it('names no other site', () => {
    const sites = manifest.files.flatMap(({ name }) =>
      [...String(file(name)).matchAll(/https?:\/\/[^"'`\s)]+/g)].map(([site]) => site),
    );
    expect(sites.filter((site) => !site.startsWith('http://www.w3.org/'))).toEqual([]);
  });
});
