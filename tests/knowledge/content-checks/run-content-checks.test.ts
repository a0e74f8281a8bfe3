// The checks that look at all questions together, and the project's own knowledge as it is.
import { beforeAll, describe, expect, test } from 'vitest';
import { describeProblem } from '../../../src/errors.ts';
import { answerTable } from '../../../src/knowledge/content-checks/answer-table.ts';
import { checkFollowUps, stepsToEmergency } from '../../../src/knowledge/content-checks/check-follow-ups.ts';
import {
  describeFinding,
  type Finding,
  sortFindings,
} from '../../../src/knowledge/content-checks/finding.ts';
import { listUnconfirmed } from '../../../src/knowledge/content-checks/list-unconfirmed.ts';
import { answerTexts, runContentChecks } from '../../../src/knowledge/content-checks/run-content-checks.ts';
import { collectShownTexts } from '../../../src/knowledge/content-checks/shown-texts.ts';
import type { Intent } from '../../../src/knowledge/knowledge.ts';
import { type KnowledgeReading, readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { goodFiles, goodTopic, projectFolder, writeFolder } from '../knowledge-folder.ts';
import { answerWith, intentWith } from './answer-under-test.ts';

const { answer } = answerWith('Yes.').file;
/** Intents that lead on as given: `a: [b]`. The one called `goal` lists the emergency signs. */
function chain(links: Record<string, string[]>): Map<string, Intent> {
  return new Map(
    Object.entries(links).map(([id, targets]) => [
      id,
      intentWith(id, {
        answer,
        followUps: targets.map((to) => ({ to, say: to })),
        ...(id === 'goal' ? { role: 'emergency-signs' as const } : {}),
      }),
    ]),
  );
}

test('steps to the emergency signs are counted along the shortest way', () => {
  const steps = stepsToEmergency(
    chain({ goal: ['a'], a: ['goal', 'b'], b: ['a'], c: ['b', 'a'], lost: ['lost'] }),
  );
  expect(Object.fromEntries(steps)).toEqual({ goal: 0, a: 1, b: 2, c: 2 });
});

test('an answer without enough ways on, or too far from the emergency signs, is found', () => {
  const intents = chain({
    goal: ['a', 'b'],
    a: ['goal', 'b'],
    b: ['a', 'c'],
    c: ['b', 'd'],
    d: ['c', 'e'],
    e: ['d'],
  });
  const reading = { intents, records: new Map() } as unknown as KnowledgeReading;
  expect(checkFollowUps(reading).map(({ message }) => message)).toEqual([
    '"d" is 4 steps from the emergency signs, at most 3: add a follow-up that leads there',
    '"e" has 1 follow-ups: write 2 to 4, so that nobody is stuck',
    '"e" is 5 steps from the emergency signs, at most 3: add a follow-up that leads there',
  ]);
});

test('too few phrasings fail, too many are worth a warning', () => {
  const many = Array.from(
    { length: 91 },
    (_, index) => `    - wording number ${'x'.repeat(index + 1)}\n`,
  ).join('');
  const reading = readKnowledge(
    writeFolder({ 'intents/walking.yaml': goodTopic.replace('    - how far should i walk\n', many) }),
  );
  const counts = runContentChecks(reading).filter(({ rule }) => rule === 'P01');
  expect(counts.map(describeFinding)).toEqual([
    'intents/walking.yaml:4 P01 error: "is-walking-good" has 2 phrasings: write at least 25, each with new words',
    'intents/walking.yaml:11 P01 warning: "how-far" has 91 phrasings: keep the 90 that differ most',
  ]);
});

test('a number people type is a warning in a phrasing and an error on a button', () => {
  const topic = goodTopic
    .replace('should i go for walks', 'should i call 999')
    .replace('How far should I walk?', 'Should I call 999?');
  const findings = runContentChecks(readKnowledge(writeFolder({ 'intents/walking.yaml': topic }))).filter(
    ({ rule }) => rule === 'L17',
  );
  expect(findings.map(({ line, severity }) => `${line} ${severity}`)).toEqual(['5 warning', '7 error']);
});

test('findings are sorted by file, line and rule, whatever order the checks ran in', () => {
  const finding = (file: string, line: number, rule: Finding['rule']): Finding => ({
    file,
    line,
    rule,
    severity: 'error',
    message: 'x',
  });
  const sorted = [
    finding('a', 2, 'L03'),
    finding('a', 10, 'L01'),
    finding('a', 10, 'L02'),
    finding('b', 1, 'L01'),
  ];
  expect(sortFindings([...sorted].reverse())).toEqual(sorted);
});

test.each([
  [
    'the action last',
    'Read this text about your back and the signs of it with great care, then call {emergency_number}.',
    'L25',
    'must say what to do within 12 words: start with "Call {emergency_number}"',
  ],
  ['no number', 'Call for help now.', 'L25', 'must hold {emergency_number}'],
  [
    'advice for later',
    'Call {emergency_number}. Book a visit later.',
    'L25',
    'must hold the action and nothing for later: take the advice out',
  ],
  ['too many words', `Call {emergency_number}. ${'Go now. '.repeat(40)}`, 'L04', 'at most 70: cut it'],
  [
    'a contraction',
    "Call {emergency_number}. Don't wait.",
    'L10',
    '"Don\'t": write it out in a warning: "do not", "cannot"',
  ],
  [
    'a typed number',
    'Call 999 or {emergency_number}.',
    'L17',
    '"999": numbers to call stand in content/regions.yaml only',
  ],
])('an emergency message with %s fails', (_fault, text, rule, message) => {
  const escalation = (goodFiles['content/escalation.yaml'] ?? '').replace(
    /^emergency:\n(?: .*\n|\n|#.*\n)*/m,
    `emergency:\n  heading: Now\n  lines:\n${(text.match(/.{1,200}(?:\s|$)/g) ?? []).map((line) => `    - ${JSON.stringify(line.trim())}\n`).join('')}`,
  );
  const reading = readKnowledge(writeFolder({ 'content/escalation.yaml': escalation }));
  expect(reading.problems.map(describeProblem)).toEqual([]);
  const findings = runContentChecks(reading).filter((finding) => finding.file === 'content/escalation.yaml');
  expect(
    findings
      .filter((finding) => finding.rule === rule)
      .map((finding) => finding.message)
      .join('\n'),
  ).toContain(message);
});

describe('the project\u2019s own knowledge', () => {
  let reading: KnowledgeReading;
  beforeAll(() => {
    reading = readKnowledge(projectFolder);
  });

  test('has no problem', () => {
    expect(reading.problems.map(describeProblem)).toEqual([]);
  });

  test('breaks no rule of style', () => {
    const errors = runContentChecks(reading).filter(({ severity }) => severity === 'error');
    expect(errors.map(describeFinding)).toEqual([]);
  });

  test('has all 94 questions, each answer at grade 7 and ease 65 or better', () => {
    expect(reading.intents.size).toBe(94);
    const table = answerTable(reading);
    expect(table).toHaveLength(96);
    const [grade, ease] = (table.at(-1) ?? '').split(/\s+/).slice(1).map(Number);
    expect(grade).toBeLessThanOrEqual(7);
    expect(ease).toBeGreaterThanOrEqual(65);
  });

  test('claims no clinical review and lists what is to be confirmed', () => {
    const lines = listUnconfirmed(reading);
    expect(lines).toContain('content/regions.yaml usa emergency: 911');
    expect(lines.at(-1)).toMatch(
      /^Not yet checked by a clinician: 94 of 94 answers, \d+ of \d+ red-flag rules\.$/,
    );
    for (const { answer: one } of reading.answers.values()) expect(one.clinicalReview).toBe('none');
  });

  test('has a row of numbers for each region, and words alone where the country is not known', () => {
    expect([...(reading.regions?.keys() ?? [])]).toEqual([
      'uk',
      'ireland',
      'eu',
      'usa',
      'canada',
      'australia',
      'new-zealand',
      'india',
      'south-africa',
      'other',
    ]);
    const emergency = (id: string): string | undefined => reading.regions?.get(id)?.emergency.tel;
    expect(['uk', 'usa', 'australia', 'new-zealand', 'other'].map(emergency)).toEqual([
      '999',
      '911',
      '000',
      '111',
      undefined,
    ]);
    expect(reading.regions?.get('uk')?.health_line.tel).toBe('111');
    const other = reading.regions?.get('other');
    for (const contact of [other?.emergency, other?.health_line, other?.crisis_line, other?.poisons_line])
      expect(contact?.tel).toBeUndefined();
  });

  test('every number behind a call button is the one in its words', () => {
    for (const region of reading.regions?.values() ?? [])
      for (const { text, tel } of [
        region.emergency,
        region.health_line,
        region.crisis_line,
        region.poisons_line,
      ])
        if (tel !== undefined)
          expect(
            text
              .replace(/\D+(?=\d)/g, ' ')
              .replace(/[^\d ]/g, '')
              .replace(/ /g, ''),
          ).toContain(tel);
  });

  test('shows the texts of answers, buttons, replies and warnings to the checks', () => {
    const uses = new Set(collectShownTexts(reading, answerTexts(reading)).map(({ use }) => use));
    expect([...uses].sort()).toEqual(['answers', 'buttons', 'replies', 'titles', 'warnings']);
  });
});
