import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCheckAnswer } from '../../src/safety/check-answer.ts';

describe('an answer to a check question', () => {
  it.each([
    ['yes', 'yes'],
    ['Yeah', 'yes'],
    ['yep it is', 'yes'],
    ['i do', 'yes'],
    ['👍', 'yes'],
    ['since yesterday', 'yes'],
    ['no', 'no'],
    ['nope', 'no'],
    ['No, not at all', 'no'],
    ["I don't", 'no'],
    ['none of those', 'no'],
    ['👎', 'no'],
    ['not sure', 'unsure'],
    ['maybe', 'unsure'],
    ["don't know", 'unsure'],
    ['a bit', 'unsure'],
    ['no but it tingles', 'unsure'],
    ['i think so', 'unsure'],
    ['what shoes are best', 'other'],
    ['', 'other'],
    ['thanks', 'other'],
  ])('"%s" is read as %s', (text, answer) => expect(readCheckAnswer(text)).toBe(answer));

  it('is read without ever throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readCheckAnswer(text)));
  });
});
