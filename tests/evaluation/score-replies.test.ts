import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenFloors } from '../../src/cli/evaluation/floors.ts';
import { questionRow, readLines, readRows } from '../../src/cli/evaluation/read-rows.ts';
import {
  confusionOf,
  figuresOf,
  judgeAmbiguous,
  judgeOutside,
  judgeQuestion,
  worstPairs,
} from '../../src/cli/evaluation/score-replies.ts';
import { seededRandom, typoTwin } from '../../src/cli/evaluation/typo-twin.ts';
import type { Reply } from '../../src/conversation/reply.ts';

const reply = (part: Partial<Reply>): Reply => ({
  kind: 'answer',
  blocks: [],
  choices: [],
  intent: null,
  title: null,
  score: 0,
  level: null,
  rules: [],
  sources: [],
  about: null,
  topic: null,
  ...part,
});
const row = { text: 'q', intent: 'a', also_ok: ['b'], style: 'plain' };

describe('a reply is right when', () => {
  test.each([
    ['it answers the intent', reply({ intent: 'a' }), true, true, false],
    ['it answers another that will do', reply({ intent: 'b' }), true, true, false],
    [
      'it offers the intent',
      reply({ kind: 'choose', choices: [{ label: 'A', intent: 'a' }] }),
      false,
      true,
      false,
    ],
    ['it declines', reply({ kind: 'decline' }), false, false, false],
    ['it answers something else', reply({ intent: 'c' }), false, false, true],
    [
      'it has the intent only as a follow-up of another answer',
      reply({ intent: 'c', choices: [{ label: 'A', intent: 'a' }] }),
      false,
      false,
      true,
    ],
  ])('%s', (_, given, first, within, wrong) => {
    expect(judgeQuestion(row, given)).toMatchObject({ first, within, wrong });
  });

  test('out of scope: it declines; an answer is wrong, choices are neither', () => {
    const outside = { text: 'q', kind: 'far' };
    expect(judgeOutside(outside, reply({ kind: 'decline' }))).toMatchObject({ first: true, wrong: false });
    expect(judgeOutside(outside, reply({ kind: 'choose' }))).toMatchObject({
      first: false,
      within: true,
      wrong: false,
    });
    expect(judgeOutside(outside, reply({ intent: 'a' }))).toMatchObject({ first: false, wrong: true });
  });

  test('ambiguous: any acceptable one is answered or offered', () => {
    expect(
      judgeAmbiguous(
        { text: 'q', acceptable: ['a', 'b'] },
        reply({ kind: 'choose', choices: [{ label: 'B', intent: 'b' }] }),
      ).within,
    ).toBe(true);
    expect(judgeAmbiguous({ text: 'q', acceptable: ['a'] }, reply({ intent: 'c' }))).toMatchObject({
      within: false,
      wrong: true,
    });
  });
});

describe('figures', () => {
  const list = [
    reply({ intent: 'a' }),
    reply({ intent: 'c' }),
    reply({ intent: 'c' }),
    reply({ kind: 'decline' }),
  ].map((given) => judgeQuestion(row, given));
  test('are shares of all', () => {
    expect(figuresOf(list)).toEqual({ count: 4, first: 0.25, within: 0.25, wrong: 0.5, declined: 0.25 });
    expect(figuresOf([])).toEqual({ count: 0, first: 0, within: 0, wrong: 0, declined: 0 });
  });
  test('the confusion table has what was wanted in rows', () => {
    expect(confusionOf(list).answer).toEqual({ answer: 3, choose: 0, escalate: 0, decline: 1 });
  });
  test('the worst pair comes first', () => {
    expect(worstPairs(list, 1)).toEqual([{ pair: 'a → c', times: 2 }]);
  });
  test('a floor that is not held is named with its figure; an empty set is passed over', () => {
    expect(brokenFloors(new Map([['questions', list]]))).toContain(
      'questions: first is 0.25, at least 0.82 is required',
    );
    expect(brokenFloors(new Map([['questions', []]]))).toEqual([]);
  });
});

describe('typo twins', () => {
  test('are the same for the same seed and differ from the message', () => {
    const text = 'is walking good for lower back pain in the morning';
    expect(typoTwin(text, seededRandom(3))).toBe(typoTwin(text, seededRandom(3)));
    expect(typoTwin(text, seededRandom(3))).not.toBe(text);
  });
  test('keep short words and the number of words', () => {
    const twin = typoTwin('is it ok to go up a hill', seededRandom(9));
    expect(twin.split(' ')).toHaveLength(8);
    expect(twin.startsWith('is it ok to go up a ')).toBe(true);
  });
});

describe('evaluation files', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'evaluation-')), 'questions.jsonl');
  test('a fault names file, line and what to write', () => {
    writeFileSync(file, '{"text":"q","intent":"a"}\n\nnot json\n');
    expect(() => readRows(file, questionRow)).toThrow(
      `${file}:3: this line is no JSON object; write {"text": "…", …} on one line`,
    );
    writeFileSync(file, '{"text":"q"}\n');
    expect(() => readRows(file, questionRow)).toThrow(`${file}:1: intent:`);
  });
  test('a missing file gives no rows', () => {
    expect(readRows(`${file}.none`, questionRow)).toEqual([]);
    expect(readLines(`${file}.none`)).toEqual([]);
  });
});
