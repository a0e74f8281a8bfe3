// Holds the import table of docs/design.md against every import in src/.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');

/** Who may import whom. `*` = everything; a folder may always import itself. */
const mayImport: Record<string, readonly string[]> = {
  'main.ts': ['run-server.ts'],
  'run-server.ts': [
    'keep-weights.ts',
    'app.ts',
    'config.ts',
    'errors.ts',
    'log.ts',
    'conversation',
    'knowledge',
    'store',
    'pages',
  ],
  'app.ts': ['*'],
  'keep-weights.ts': ['matching'],
  cli: ['*'],
  'config.ts': ['errors.ts', 'log.ts'],
  'errors.ts': [],
  'log.ts': [],
  channel: ['conversation', 'store', 'config.ts', 'errors.ts', 'log.ts'],
  // The pages share the window's words and its rule on links, so that both say and allow the same.
  pages: [
    'conversation',
    'matching',
    'knowledge',
    'safety',
    'language',
    'errors.ts',
    'window/strings/',
    'window/safe-link.ts',
    'window/transcript.ts',
  ],
  window: ['conversation/reply.ts'],
  store: ['conversation', 'errors.ts'],
  conversation: ['matching', 'safety', 'knowledge', 'language'],
  matching: ['language', 'knowledge'],
  safety: ['language', 'knowledge'],
  knowledge: ['language', 'errors.ts'],
  language: [],
};

/** The few files each third-party package may enter through. */
const packageFiles: Record<string, readonly RegExp[]> = {
  express: [/^app\.ts$/, /^channel\//, /^pages\//],
  helmet: [/^app\.ts$/, /^channel\//],
  botbuilder: [/^channel\//],
  'botbuilder-core': [/^channel\//],
  'botframework-schema': [/^channel\//],
  'botframework-connector': [/^channel\//],
  ws: [/^channel\//],
  jose: [/^channel\//],
  'rate-limiter-flexible': [/^channel\//],
  pino: [/^log\.ts$/],
  preact: [/^window\//],
  esbuild: [/^cli\/build-window\.ts$/],
  yaml: [/^knowledge\/(read-yaml|read-answer|.*yaml.*)\.ts$/],
  'js-yaml': [/^knowledge\/read-fast-yaml\.ts$/],
  zod: [/^pages\//, /^knowledge\//, /^config\.ts$/, /^channel\//, /^cli\//, /^matching\//],
  natural: [/^language\//],
  'fuse.js': [/^language\//, /^matching\//, /^knowledge\//, /^conversation\//],
  flesch: [/^knowledge\/content-checks\//],
  'flesch-kincaid': [/^knowledge\/content-checks\//],
  syllable: [/^knowledge\/content-checks\//],
  'playwright-core': [/^cli\//],
};

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'),
);
const imports = files.flatMap(importsOf);
const local = imports.filter(({ target }) => target.startsWith('.'));
const foreign = imports.filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'));

describe('imports only go down', () => {
  test.each(files)('%s imports only what the table allows', (file) => {
    const from = placeOf(file);
    const allowed = mayImport[from] ?? [];
    const wrong = local
      .filter((found) => found.file === file)
      .map(({ target }) => relative(src, resolve(src, dirname(file), target)))
      .filter(
        (target) =>
          placeOf(target) !== from &&
          !allowed.some(
            (name) =>
              name === '*' ||
              name === placeOf(target) ||
              name === target ||
              (name.endsWith('/') && target.startsWith(name)),
          ),
      );
    expect(wrong).toEqual([]);
  });

  test('no file is part of a circle of imports', () => {
    const edges = new Map(
      files.map((file) => [
        file,
        local
          .filter((found) => found.file === file && !found.typeOnly)
          .map(({ target }) => relative(src, resolve(src, dirname(file), target))),
      ]),
    );
    expect(findCircle(edges)).toEqual([]);
  });
});

describe('third-party packages enter through the files named for them', () => {
  test.each(foreign.map(({ file, target }) => [file, packageOf(target)] as const))(
    '%s may import %s',
    (file, name) => {
      expect(packageFiles[name]?.some((pattern) => pattern.test(file.split(sep).join('/'))) ?? false).toBe(
        true,
      );
    },
  );
});

test('only the start of the server and the command-line tools touch process', () => {
  const users = files.filter(
    (file) =>
      !/^(main\.ts|run-server\.ts|cli[/\\])/.test(file) &&
      /\bprocess\.(env|exit|argv|on|stdout|stderr|stdin)\b/.test(readFileSync(join(src, file), 'utf8')),
  );
  expect(users).toEqual([]);
});

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const pattern =
    /^(?:import|export)\s+(type\s+)?(?:[\w\s{},*$]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm;
  return [...text.matchAll(pattern)].map(([, typeOnly, target, lazy]) => ({
    file,
    target: target ?? lazy ?? '',
    typeOnly: typeOnly !== undefined,
  }));
}

/** `conversation/steps/x.ts` → `conversation`; a file at the top stands for itself. */
function placeOf(file: string): string {
  return file.split(/[\\/]/)[0] ?? file;
}

function packageOf(target: string): string {
  const parts = target.split('/');
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? target);
}

function findCircle(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of edges.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of edges.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
