import { describe, expect, test } from 'vitest';
import { ownKnowledge } from '../../src/cli/open-bot.ts';
import { buildTitleFinder } from '../../src/conversation/find-titles.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';

const find = buildTitleFinder([...loadKnowledge(ownKnowledge).intents.values()]);

describe('titles that resemble a short message', () => {
  test.each([
    ['brid dgo', 'bird-dog'],
    ['donky kick', 'donkey-kick'],
    ['farmer carry', 'farmers-carry'],
    ['piriformus', 'piriformis-syndrome'],
  ])('%s → %s', (message, id) => {
    expect(find(message)).toContain(id);
  });

  test.each(['', '   ', 'qwe rty', 'x'.repeat(500), 'a long story about my back that goes on and on and on'])(
    'none for %j',
    (message) => {
      expect(find(message)).toEqual([]);
    },
  );

  test('at most three', () => {
    expect(find('plank').length).toBeLessThanOrEqual(3);
  });
});
