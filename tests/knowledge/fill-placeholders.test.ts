import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fillPlaceholders,
  findUnknownPlaceholders,
  placeholderNames,
  placeholderValues,
} from '../../src/knowledge/fill-placeholders.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { writeFolder } from './knowledge-folder.ts';

const values = { emergency_number: '999 or 112', health_line: 'NHS 111' };

test.each([
  ['Call {emergency_number} now.', 'Call 999 or 112 now.'],
  ['{health_line} or {emergency_number}', 'NHS 111 or 999 or 112'],
  ['{{emergency_number}}', '{{emergency_number}}'],
  [
    '{{constructor}} {constructor} {__proto__} {toString}',
    '{{constructor}} {constructor} {__proto__} {toString}',
  ],
  ['$' + '{emergency_number', '$' + '{emergency_number'],
  ['%s $& $1 {unknown_name}', '%s $& $1 {unknown_name}'],
])('%j becomes %j', (text, filled) => {
  expect(fillPlaceholders(text, values)).toBe(filled);
});

test('what is filled in is not filled again, whatever it holds', () => {
  const tricky = { emergency_number: '{health_line} $& $1', health_line: 'NHS 111' };
  expect(fillPlaceholders('{emergency_number}', tricky)).toBe('{health_line} $& $1');
});

test('any text without a known name in single braces stays letter for letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!placeholderNames.some((name) => text.includes(`{${name}}`)));
      expect(fillPlaceholders(text, values)).toBe(text);
    }),
  );
});

test('every known placeholder has words in every region, with and without a clinic', () => {
  const { regions } = loadKnowledge(writeFolder());
  for (const region of regions.values())
    for (const clinic of [{ name: '' }, { name: 'The practice', phone: '01632 960 001' }]) {
      const filled = placeholderValues(region, clinic);
      for (const name of placeholderNames) expect(filled[name].length).toBeGreaterThan(1);
    }
});

test('unknown names, doubled and lonely braces are found', () => {
  expect(findUnknownPlaceholders('{emergency_number} {x} {{health_line}} }')).toEqual([
    'x',
    'health_line',
    '',
  ]);
});
