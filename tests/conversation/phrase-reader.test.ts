import { describe, expect, test } from 'vitest';
import { ownKnowledge } from '../../src/cli/open-bot.ts';
import { readWords } from '../../src/conversation/phrase-match.ts';
import { buildPhraseReader } from '../../src/conversation/phrase-reader.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';

const reader = buildPhraseReader(loadKnowledge(ownKnowledge).words);

describe('aspects: a question without a topic of its own', () => {
  test.each([
    ['how long for?', 'how-long'],
    ['ok and how long does it take', 'how-long'],
    ['How often should I do it?', 'how-often'],
    ['every day?', 'how-often'],
    ['how heavy', 'how-much'],
    ['is it safe?', 'is-it-safe'],
    ['why not?', 'why'],
    ["and if that doesn't help?", 'what-else'],
    ['what else', 'what-else'],
    ['by who', 'who'],
    ['tell me more please', 'more'],
  ] as const)('%s → %s', (text, aspect) => {
    expect(reader.steering(readWords(text))).toEqual({ kind: 'aspect', aspect });
  });

  test.each([
    'how long does sciatica last',
    'is it safe to swim',
    'why does my hip hurt',
    'what else helps a slipped disc',
    'my back',
    'walking',
    '',
  ])('%j stands alone', (text) => {
    expect(reader.steering(readWords(text))).toBeNull();
  });
});

describe('commands', () => {
  test.each([
    ['show me another one', 'another'],
    ["that's not what I asked", 'not-what-i-asked'],
    ['go back please', 'go-back'],
    ['check my warning signs', 'check-signs'],
    ['too hard', 'easier'],
    ['say that again', 'repeat'],
    ['how do you know that?', 'why-this-answer'],
  ] as const)('%s → %s', (text, command) => {
    expect(reader.steering(readWords(text))).toEqual({ kind: 'command', command });
  });

  test.each(['my back', 'another doctor told me to rest', 'harder mattress', 'topics of pain'])(
    '%j is no command',
    (text) => {
      expect(reader.steering(readWords(text))).toBeNull();
    },
  );
});

describe('places', () => {
  test.each([
    ['the second one', 1],
    ['2', 1],
    ['number three please', 2],
    ['first', 0],
    ['the last one', -1],
  ] as const)('%s → %i', (text, place) => {
    expect(reader.ordinal(readWords(text))).toBe(place);
  });

  test.each(['two streets and I need a bench', 'first thing in the morning', 'i have one leg'])(
    '%j names no place',
    (text) => {
      expect(reader.ordinal(readWords(text))).toBeNull();
    },
  );
});

describe('openers', () => {
  test('"and what about hills" is about hills', () => {
    expect(reader.withoutOpener(readWords('and what about hills?'))).toEqual({
      words: ['hills'],
      opened: true,
    });
  });

  test('a message that is only an opener keeps its last word', () => {
    expect(reader.withoutOpener(readWords('ok')).words).toEqual(['ok']);
  });
});
