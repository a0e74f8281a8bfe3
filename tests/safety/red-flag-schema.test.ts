import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../src/knowledge/red-flag-pattern.ts';
import { parseRedFlagFiles } from '../../src/knowledge/red-flag-schema.ts';
import { readParsed, redFlagFiles } from './support/red-flags.ts';

const rule = {
  id: 'dvt',
  level: 'urgent',
  reason: 'One swollen leg can mean a clot.',
  source: { title: 'NHS, DVT', link: 'https://www.nhs.uk/conditions/' },
  reviewer: 'none',
  review_by: '2027-05-21',
  check: 'Is one leg bigger?',
  fire: ['swollen ..4 calf'],
  examples: {},
};
const part = { concepts: { swollen: { words: 'swollen, puffy' }, calf: { words: 'calf' } } };
function problems(rules: unknown, partValue: unknown = part): string[] {
  const result = parseRedFlagFiles({
    rules: { file: 'intents/red-flags.yaml', value: rules },
    parts: [{ file: 'intents/red-flags/words.yaml', value: partValue }],
    escalation: readParsed('content/escalation.yaml'),
  });
  return result.ok ? [] : result.problems.map(({ file, field, message }) => `${file} ${field}: ${message}`);
}

describe('the red-flag files', () => {
  it('are good as they stand', () => expect(parseRedFlagFiles(redFlagFiles).ok).toBe(true));
  it('accept a small good rule', () => expect(problems([rule])).toEqual([]));

  it.each([
    [
      'a pattern over an unknown concept',
      [{ ...rule, fire: ['swolen calf'] }],
      part,
      'there is no concept "swolen"',
    ],
    [
      'a pattern with nothing beside +',
      [{ ...rule, fire: ['swollen +'] }],
      part,
      'put a concept on both sides of + and &',
    ],
    [
      'a rule that nothing fires',
      [{ ...rule, fire: [] }],
      part,
      'write at least one pattern that fires the rule',
    ],
    ['a level that does not exist', [{ ...rule, level: 'soon' }], part, 'write emergency, urgent or routine'],
    ['the same rule twice', [rule, rule], part, 'the rule "dvt" is there twice'],
    ['a key nobody reads', [{ ...rule, levle: 'urgent' }], part, 'levle'],
    [
      'a concept made of itself',
      [rule],
      { concepts: { ...part.concepts, a: { includes: ['b'] }, b: { includes: ['a'] } } },
      'is made of itself',
    ],
    [
      'a comma at the end of a word list',
      [rule],
      { concepts: { swollen: { words: 'swollen,' }, calf: { words: 'calf' } } },
      'two commas stand side by side',
    ],
    [
      'a guided question for an unknown rule',
      [rule],
      { ...part, guided_check: [{ id: 'x', ask: 'Is it so?', rule: 'nope' }] },
      'there is no rule "nope"',
    ],
  ])('refuse %s and say what to type', (_, rules, value, message) => {
    expect(problems(rules, value).join('\n')).toContain(message);
  });

  it('report every fault at once and never throw', () => {
    expect(problems([{ ...rule, fire: ['nope'], level: 'x' }, 7, null], 'text').length).toBeGreaterThan(3);
  });
});

describe('a pattern', () => {
  it('is read with gaps, windows, choices and exceptions', () => {
    expect(parsePattern('numb|tingly ..8 leg +30 new & cancer !chair !!fine')).toEqual({
      ok: true,
      pattern: {
        text: 'numb|tingly ..8 leg +30 new & cancer !chair !!fine',
        unless: ['chair'],
        unlessAnywhere: ['fine'],
        groups: [
          {
            within: 30,
            members: [
              [
                { anyOf: ['numb', 'tingly'], gap: 4 },
                { anyOf: ['leg'], gap: 8 },
              ],
              [{ anyOf: ['new'], gap: 4 }],
            ],
          },
          { within: 14, members: [[{ anyOf: ['cancer'], gap: 4 }]] },
        ],
      },
    });
  });
});
