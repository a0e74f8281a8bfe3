// The fast way must never differ from the library: it agrees or gives up. The library is the judge.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { readPlainYaml } from '../../src/knowledge/read-plain-yaml.ts';
import { projectFolder } from './knowledge-folder.ts';

function byLibrary(text: string): { value: unknown; isGood: boolean } {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  return { value: document.toJS(), isGood: document.errors.length + document.warnings.length === 0 };
}

function expectAgreement(text: string): void {
  const fast = readPlainYaml(text);
  if (fast === undefined) return;
  expect({ ...fast, isGood: true }, text).toEqual(byLibrary(text));
}

test('it agrees with the library on every file of the project, and gives up on few', () => {
  const files = readFolder(projectFolder).files.filter(({ file }) => file.endsWith('.yaml'));
  for (const { text } of files) expectAgreement(text);
  const length = (list: typeof files): number => list.reduce((sum, { text }) => sum + text.length, 0);
  const given = files.filter(({ text }) => readPlainYaml(text) === undefined);
  expect(length(given) / length(files)).toBeLessThan(0.1);
});

test.each([
  ['- a\n- b c\n', ['a', 'b c']],
  [
    '- id: a\n  list:\n    - x\n  map:\n    k: v\n- id: b\n',
    [{ id: 'a', list: ['x'], map: { k: 'v' } }, { id: 'b' }],
  ],
  ['a: >-\n  one\n  two\nb: true\n', { a: 'one two', b: true }],
  ['a: "x: \\"y\\""\nb: \'it\'\'s\'\n', { a: 'x: "y"', b: "it's" }],
  ['- { to: a, say: "b, c?" }\n- [x, [y], {}]\n', [{ to: 'a', say: 'b, c?' }, ['x', ['y'], {}]]],
  ['# note\nday: 2026-11-21\n', { day: '2026-11-21' }],
])('%j is read the fast way', (text, value) => {
  expect(readPlainYaml(text)).toEqual({ value });
  expectAgreement(text);
});

test.each([
  'a: 1\n',
  'a: 1.5e3\n',
  'a: null\n',
  'a: ~\n',
  'a:\n',
  'a: yes\n  more\n',
  '- a\n  b\n',
  'a: &x b\n',
  'a: *x\n',
  'a: !t b\n',
  'a: b # c\n',
  'a: |\n  b\n',
  'a: b: c\n',
  'a: 1\na: 2\n',
  'a: x\na: y\n',
  '? a\n',
  '---\na: b\n',
  '%YAML 1.1\n',
  '\ta: b\n',
  'a: "b\\n"\n',
  'a: "b\n',
  "a: 'b\n",
  '- [a, b\n',
  '- {a}\n',
  '- [a,]\n',
  '__proto__: a\n',
  'a: >-\n  b\n\n  c\n',
  'a: >-\n  b\n    c\n',
  'a:\n- b\n',
  '- - a\n',
  '',
  '# only a note\n',
  'null: a\n',
  '- a:b: c\n',
  '- null\n',
  '- [null, a]\n',
  '- {a: b, a: c}\n',
])('%j is left to the library', (text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

const part = fc.constantFrom(
  '- ',
  'a',
  'b: ',
  'key:',
  'key: ',
  '\n',
  '\n  ',
  '\n    ',
  '\n- ',
  '\n  - ',
  '"',
  "'",
  '"x y"',
  "'it''s'",
  '[',
  ']',
  '{',
  '}',
  ', ',
  ',',
  ' #',
  '# n',
  ': ',
  ':',
  '>-',
  '>-\n  ',
  'true',
  'null',
  '12',
  '2026-11-21',
  '1.5',
  '&a ',
  '*a',
  '!t ',
  '|',
  '?',
  '\\',
  '---',
  '\t',
  ' ',
  '=x',
  '(y)',
  'é',
  '.',
  '-',
  '0x1f',
  '1e3',
  '~',
  '%',
  '@',
  '`',
);

test('on any text it agrees with the library or gives up', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => expectAgreement(parts.join(''))),
    { numRuns: 20_000 },
  );
});

test('on a good file with a few characters changed it agrees with the library or gives up', () => {
  const lines = readFileSync(join(projectFolder, 'intents/stretches.yaml'), 'utf8').split('\n');
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.nat(60), fc.nat(3), part, (from, column, removed, added) => {
      const text = lines.slice(Math.max(0, from - 12), from + 12).join('\n');
      const at = Math.min(text.length, (text.length >> 1) + column);
      expectAgreement(text.slice(0, at) + added + text.slice(at + removed));
    }),
    { numRuns: 3_000 },
  );
});
