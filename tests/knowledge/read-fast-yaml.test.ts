// Two libraries read the same files: the quick one must never differ from the careful one. It agrees or gives up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readFast } from '../../src/knowledge/read-fast-yaml.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { projectFolder } from './knowledge-folder.ts';

function expectAgreement(text: string): void {
  const fast = readFast(text);
  if (fast === undefined) return;
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  expect(document.errors, text).toEqual([]);
  expect(fast.value ?? null, text).toEqual(document.toJS() ?? null);
}

test('it reads every file of the project, and agrees with the careful library', () => {
  for (const { file, text } of readFolder(projectFolder).files.filter(({ file }) => file.endsWith('.yaml'))) {
    expect(readFast(text), file).toBeDefined();
    expectAgreement(text);
  }
});

test.each([
  'a: &x b\n',
  'a: *x\n',
  '- *x\n',
  'a: !t b\n',
  '[&x b]\n',
  '%YAML 1.2\n---\na: b\n',
  'a: b\n---\nc: d\n',
  'a: 1\na: 2\n',
  'a: [\n',
])('it leaves %j to the careful library', (text) => {
  expect(readFast(text)).toBeUndefined();
});

test('it agrees or gives up on lists and fields of any words', () => {
  const words = fc.string({ unit: fc.constantFrom(...'abc019 .-_é'), minLength: 1, maxLength: 12 });
  const items = fc.array(words, { minLength: 1, maxLength: 6 });
  fc.assert(fc.property(items, (list) => expectAgreement(list.map((word) => `- x${word}x\n`).join(''))));
  fc.assert(
    fc.property(items, (list) => expectAgreement(list.map((word, i) => `k${i}: "${word}"\n`).join(''))),
  );
});
