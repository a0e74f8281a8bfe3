import { describe, expect, test } from 'vitest';
import { buildSpeller } from '../../src/language/spelling.ts';
import { english } from '../../src/matching/lexicon.ts';
import { readMessage, type WordReader } from '../../src/matching/read-message.ts';
import { buildSynonymReader } from '../../src/matching/synonyms.ts';

const counts = new Map(
  'my lower back pain hurts so soon when i walk should stop it is what helps'
    .split(' ')
    .map((word) => [word, 3]),
);
const reader: WordReader = {
  isKnown: (word) => counts.has(word),
  isWritten: (word) => counts.has(word),
  isWord: () => false,
  speller: buildSpeller({ words: counts }),
  synonyms: buildSynonymReader([
    { say: ['slipped disc', 'slipped disc in my back'], means: 'herniated disc' },
    { say: ['lbp'], means: 'lower back pain' },
  ]),
  protectedWords: new Set(['pian']),
};
const tokens = (text: string): string[] =>
  readMessage(text, reader).sentences.flatMap((sentence) => sentence.tokens);
const words = (text: string): string[] =>
  readMessage(text, reader).sentences.flatMap((sentence) => sentence.words);

describe('a message is read as it was meant', () => {
  test.each([
    ['lowerback hurts', ['lower', 'back', 'hurts']],
    ['sooooo', ['so']],
    ['paiin', ['pain']],
    ['pian', ['pian']],
    ['my bck', ['my', 'back']],
  ])('%j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test('the longest phrase with a synonym wins', () => {
    expect(words('slipped disc in my back')).toEqual(['herniated', 'disc']);
    expect(words('slipped disc hurts')).toEqual(['herniated', 'disc', 'hurts']);
    expect(words('lbp')).toEqual(['lower', 'back', 'pain']);
  });

  test('the sentences that ask are told from the story', () => {
    const { sentences } = readMessage('My lower back hurts when I walk. Should I stop it?', reader);
    expect(sentences.map(({ asks }) => asks)).toEqual([false, true]);
  });

  test('a lone word joins the sentence before it', () => {
    expect(readMessage('my lower back hurts. ok?', reader).sentences).toHaveLength(1);
  });
});

describe('the lexicon of English', () => {
  test.each([
    ['doctor', 'physician'],
    ['ach', 'discomfort'],
    ['purchas', 'bui'],
  ])('%s and %s mean alike', (left, right) => {
    const near = english.neighbours(english.idOf(left)).map(({ stem }) => stem);
    const back = english.neighbours(english.idOf(right)).map(({ stem }) => stem);
    expect(near.includes(right) || back.includes(left)).toBe(true);
  });

  test('a made-up word is not in it', () => {
    expect(english.idOf('blorptang')).toBe(-1);
  });
});
