import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepWeights } from '../src/keep-weights.ts';
import { buildMatcher } from '../src/matching/build-matcher.ts';

const entries = [
  { id: 'heat', questions: ['is heat good for my back', 'hot water bottle for a sore back', 'warm bath'] },
  { id: 'walk', questions: ['can i walk with back pain', 'is a stroll ok', 'walking with a bad back'] },
];
const message = 'would a hot bath help my back';

describe('weights kept between starts', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'walkwell-weights-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const kept = () => keepWeights(directory);
  const files = () => readdirSync(directory);
  const answer = () => JSON.stringify(buildMatcher(entries, { kept: kept() }).match(message));

  test('give the same answer as weights just trained, bit for bit', () => {
    const trained = JSON.stringify(buildMatcher(entries).match(message));
    expect(answer()).toBe(trained);
    expect(files()).toHaveLength(1);
    expect(answer()).toBe(trained);
  });

  test('are trained again when the file is damaged in any place', () => {
    const trained = answer();
    const file = join(directory, files()[0] ?? '');
    const whole = readFileSync(file);
    for (const at of [0, 40, whole.length - 1]) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(kept().read(file.slice(directory.length + 1).replace('.weights', ''))).toBeNull();
      expect(answer()).toBe(trained);
    }
    writeFileSync(file, '');
    expect(answer()).toBe(trained);
  });

  test('of other questions are not taken for these, and are cleared away', () => {
    answer();
    const before = files();
    buildMatcher([...entries, { id: 'rest', questions: ['should i rest'] }], { kept: kept() });
    expect(files()).toHaveLength(1);
    expect(files()).not.toEqual(before);
  });

  test('cost nothing but time where nothing can be written', () => {
    const nowhere = keepWeights(join(directory, 'file-in-the-way', 'x'));
    writeFileSync(join(directory, 'file-in-the-way'), '');
    expect(buildMatcher(entries, { kept: nowhere }).match(message).ranked[0]?.id).toBe('heat');
  });
});
