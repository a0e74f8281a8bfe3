// The checks that look at one answer as a whole.
import { expect, test } from 'vitest';
import { checkAbbreviations } from '../../../src/knowledge/content-checks/check-abbreviations.ts';
import { checkBaseRates } from '../../../src/knowledge/content-checks/check-base-rates.ts';
import { checkCertainty } from '../../../src/knowledge/content-checks/check-certainty.ts';
import { checkExercise } from '../../../src/knowledge/content-checks/check-exercises.ts';
import { checkLengths } from '../../../src/knowledge/content-checks/check-lengths.ts';
import { checkMainMessage } from '../../../src/knowledge/content-checks/check-main-message.ts';
import { checkPassive } from '../../../src/knowledge/content-checks/check-passive.ts';
import { checkReadingLevel } from '../../../src/knowledge/content-checks/check-reading-level.ts';
import { checkSafetyLine } from '../../../src/knowledge/content-checks/check-safety-line.ts';
import { checkSources } from '../../../src/knowledge/content-checks/check-sources.ts';
import { compareTexts } from '../../../src/knowledge/content-checks/compare-texts.ts';
import { answerWith, rulesOf } from './answer-under-test.ts';

const sentence = (words: number): string => `${Array(words).fill('go').join(' ')}.`;
const easy = (words: number): string =>
  Array(Math.floor(words / 5))
    .fill(sentence(5))
    .join(' ');
const messagesOf = (findings: readonly { rule: string; message: string }[]): string[] =>
  findings.map(({ rule, message }) => `${rule} ${message}`);

test('hard words fail on grade and ease, easy ones pass', () => {
  const hard = 'Multidisciplinary rehabilitation necessitates considerable interdisciplinary collaboration.';
  expect(rulesOf(checkReadingLevel(answerWith(hard)))).toEqual([
    'L01 error',
    'L02 error',
    'L01 error',
    'L02 error',
  ]);
  expect(checkReadingLevel(answerWith('Walk a bit each day. Rest when it hurts.'))).toEqual([]);
});

test('a hard section fails even when the main answer is easy', () => {
  const body =
    'Walk a bit. Rest.\n\n## Why\nMultidisciplinary rehabilitation necessitates considerable interdisciplinary collaboration.';
  expect(messagesOf(checkReadingLevel(answerWith(body)))[0]).toMatch(
    /^L01 the answer with its sections reads at grade/,
  );
});

test('a named condition may read one grade harder', () => {
  const body =
    'Narrowing around nerves can bring a heavy feeling in both legs when people stand for a while.';
  const ruled = (front: string): string[] => rulesOf(checkReadingLevel(answerWith(body, { front })));
  expect(ruled('')).toContain('L01 error');
  expect(ruled('named_condition: true\n')).not.toContain('L01 error');
});

test.each([
  [sentence(22), []],
  [
    sentence(23),
    ['L03 23 words in one sentence, at most 22: split "go go go go go go go go go go go go go go go go..."'],
  ],
])('a sentence may have 22 words (%#)', (text, expected) => {
  const found = messagesOf(
    checkLengths(answerWith(`Go on. Go on. Go on. Go on. Go on. ${easy(60)} ${text}`)),
  );
  expect(found).toEqual(expected);
});

test('sentences have 14 words on average at most', () => {
  expect(rulesOf(checkLengths(answerWith(Array(6).fill(sentence(15)).join(' '))))).toEqual(['L03 error']);
  expect(checkLengths(answerWith(Array(6).fill(sentence(14)).join(' ')))).toEqual([]);
});

test.each([
  [20, 'answer', ['L04 error']],
  [25, 'answer', ['L04 warning']],
  [60, 'answer', []],
  [130, 'answer', []],
  [135, 'answer', ['L04 warning']],
  [180, 'answer', ['L04 warning']],
  [185, 'answer', ['L04 error']],
  [150, 'exercise', []],
  [155, 'exercise', ['L04 error']],
  [5, 'meta', []],
] as const)('a main answer of %i words of kind %s gives %j', (words, kind, expected) => {
  expect(rulesOf(checkLengths(answerWith(easy(words), { kind })))).toEqual(expected);
});

test.each([
  [10, ['L04 error']],
  [15, []],
  [80, []],
  [85, ['L04 error']],
])('a section of %i words gives %j', (words, expected) => {
  expect(rulesOf(checkLengths(answerWith(`${easy(60)}\n\n## Why\n${easy(words)}`)))).toEqual(expected);
});

test.each([
  [`${sentence(20)} ${easy(60)}`, []],
  [`${sentence(21)} ${easy(60)}`, ['L05 error']],
  [`Is it safe? ${easy(60)}`, ['L05 error']],
  [`- One.\n- ${easy(60)}`, ['L05 error']],
])('the first sentence answers in 20 words (%#)', (body, expected) => {
  expect(rulesOf(checkLengths(answerWith(body)))).toEqual(expected);
});

test.each([
  'It works well.',
  'It helps some people.',
  'These may help a little.',
  'It is not shown to help.',
  'We do not know.',
  'On this guidelines disagree.',
  'Pools help some people.',
])('%j says how sure we are', (body) => {
  expect(checkCertainty(answerWith(body, { topic: 'treatments' }))).toEqual([]);
});

test('a treatment or exercise without a certainty phrase fails, another answer is warned, talk about the bot is free', () => {
  const ruled = (topic: string, kind?: 'exercise' | 'meta'): string[] =>
    rulesOf(checkCertainty(answerWith('It is good.', { topic, ...(kind ? { kind } : {}) })));
  expect(ruled('treatments')).toEqual(['L13 error']);
  expect(ruled('elsewhere', 'exercise')).toEqual(['L13 error']);
  expect(ruled('causes')).toEqual(['L13 warning']);
  expect(ruled('bot-meta', 'meta')).toEqual([]);
});

test('an answer names a source on a known site; talk about the bot itself need not', () => {
  expect(rulesOf(checkSources(answerWith('Yes.', { link: null })))).toEqual(['L14 error']);
  expect(rulesOf(checkSources(answerWith('Yes.', { link: null, kind: 'meta' })))).toEqual([]);
  expect(rulesOf(checkSources(answerWith('Yes.', { link: 'https://blog.example.com/back' })))).toEqual([
    'L18 error',
  ]);
  expect(checkSources(answerWith('Yes.'))).toEqual([]);
});

test.each([
  ['causes', 'x', true, []],
  ['causes', 'x', false, ['L15 error']],
  ['treatments', 'x', false, ['L15 error']],
  ['prevention', 'x', false, []],
  ['prevention', 'x', true, ['L15 error']],
  ['stretches', 'exercise-safety', false, ['L15 error']],
] as const)('topic %s, answer %s, safety line %s gives %j', (topic, id, safetyLine, expected) => {
  expect(rulesOf(checkSafetyLine(answerWith('Yes.', { topic, id, safetyLine })))).toEqual(expected);
});

test('an exercise card has a stop rule, an easier version and a section on when to stop', () => {
  const section = '\n\n## When to stop\nWhen it hurts.';
  const ruled = (body: string): string[] => messagesOf(checkExercise(answerWith(body, { kind: 'exercise' })));
  expect(ruled(`Lift up. Easier: on a chair. Stop if it hurts.${section}`)).toEqual([]);
  expect(ruled('Lift up.')).toEqual([
    'L20 no stop rule in the main answer: write "Stop if …"',
    'L20 no easier version in the main answer: write "Easier: …"',
    'L20 an exercise needs a section "## When to stop"',
  ]);
});

test('more than 1 passive sentence in 10 is worth a warning', () => {
  expect(
    rulesOf(checkPassive(answerWith('Pain is caused by strain. It was shown in trials. You can walk.'))),
  ).toEqual(['L21 warning']);
  expect(
    checkPassive(answerWith('Strain causes pain. Trials show it. If you are worried or tired, rest.')),
  ).toEqual([]);
});

test.each([
  ['A TENS machine.', ['L27 error']],
  ['A nerve machine (TENS). TENS again.', []],
  ['TENS (small currents) is used.', []],
  ['See a GP or ask for an MRI.', []],
  ['Call {emergency_number} at L4.', []],
])('%j on abbreviations gives %j', (body, expected) => {
  expect(rulesOf(checkAbbreviations(answerWith(body)))).toEqual(expected);
});

test('a lower risk without "of how many" is worth a warning', () => {
  expect(rulesOf(checkBaseRates(answerWith('It lowers the risk.')))).toEqual(['L12 warning']);
  expect(checkBaseRates(answerWith('It lowers the risk from 10 in 100 to 5 in 100.'))).toEqual([]);
});

test('an answer without anything to do, or with a long first paragraph, is worth a warning', () => {
  expect(rulesOf(checkMainMessage(answerWith('Pain comes and goes.')))).toEqual(['L28 warning']);
  expect(checkMainMessage(answerWith('Pain comes and goes. Try a short walk.'))).toEqual([]);
  expect(rulesOf(checkMainMessage(answerWith(easy(55))))).toEqual(['L28 warning']);
});

test('eight words in a row shared with another text are found, seven are not', () => {
  const own = answerWith('Walk to the end of the road and back each day.');
  const other = (text: string) => compareTexts([own], [{ name: 'page.txt', text }]);
  expect(messagesOf(other('... go walk, to the END of the road and then home'))).toEqual([
    'L19 "walk to the end of the road and" stands also in page.txt: say it in your own words',
  ]);
  expect(other('walk to the end of the road, then home')).toEqual([]);
});
