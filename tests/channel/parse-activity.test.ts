import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/channel/api-error.ts';
import { checkText, parseActivity } from '../../src/channel/parse-activity.ts';
import { MAX_MESSAGE_UNITS } from '../../src/conversation/message-text.ts';

function refusal(body: unknown): string {
  try {
    parseActivity(body);
    return 'accepted';
  } catch (fault) {
    if (fault instanceof ApiError && fault.status === 400) return `${fault.code}: ${fault.publicMessage}`;
    throw fault;
  }
}

const message = (text: string) => ({ type: 'message', text });

describe('what a client may send', () => {
  it('keeps the text and the client’s id of a message, and nothing the client says about itself', () => {
    const everything = {
      ...message('hello'),
      id: 'mine',
      from: { id: 'someone-else', role: 'bot' },
      recipient: { id: 'x' },
      conversation: { id: 'other' },
      channelId: 'emulator',
      serviceUrl: 'http://169.254.169.254/',
      callerId: 'urn:botframework:azure',
      timestamp: 'garbage',
      entities: [{ type: 'ClientCapabilities' }],
      attachments: [],
      locale: 'en-GB',
      channelData: { clientActivityID: 'a1', clientTimestamp: 'now', isAdmin: true },
    };
    expect(parseActivity(everything)).toEqual({ type: 'message', text: 'hello', clientActivityId: 'a1' });
  });

  it.each([
    ['nothing', undefined, 'BadActivity: An activity is a JSON object with a type.'],
    ['null', null, 'BadActivity: An activity is a JSON object with a type.'],
    ['{}', {}, 'BadActivity: An activity is a JSON object with a type.'],
    ['a list', [message('x')], 'BadActivity: An activity is a JSON object with a type.'],
    ['a numeric type', { type: 5 }, 'BadActivity: An activity is a JSON object with a type.'],
    ['an unknown type', { type: 'invoke' }, 'UnknownType: Activities of this type are not understood here.'],
    [
      'a greeting of its own',
      { type: 'conversationUpdate' },
      'UnknownType: Activities of this type are not understood here.',
    ],
    ['no text', { type: 'message' }, 'BadActivity: A message needs a text.'],
    ['a numeric text', { type: 'message', text: 5 }, 'BadActivity: A message needs a text.'],
    ['an empty text', message(''), 'MessageEmpty: The message is empty. Please type a question.'],
    ['only spaces', message(' \n\t'), 'MessageEmpty: The message is empty. Please type a question.'],
    ['only NUL', message('\u0000\u0000'), 'MessageEmpty: The message is empty. Please type a question.'],
    ['a file', { ...message('x'), attachments: [{}] }, 'BadActivity: Files cannot be sent here.'],
    [
      'a list as clientActivityID',
      { ...message('x'), channelData: { clientActivityID: ['a'] } },
      'BadActivity: A field of the activity is not as it should be.',
    ],
    [
      'another event',
      { type: 'event', name: 'webchat/join' },
      'BadActivity: The only event understood here is "feedback".',
    ],
  ])('refuses %s in a plain sentence', (_what, body, words) => {
    expect(refusal(body)).toBe(words);
  });

  it('tolerates typing', () => {
    expect(parseActivity({ type: 'typing', from: { id: 'x' } })).toEqual({ type: 'typing' });
  });

  it.each([
    [
      { replyTo: 'r', rating: 'up' },
      { type: 'feedback', replyTo: 'r', rating: 'up', reason: null },
    ],
    [
      { replyTo: 'r', rating: 'down', reason: 'not-what-i-asked' },
      { type: 'feedback', replyTo: 'r', rating: 'down', reason: 'not-what-i-asked' },
    ],
    [
      { replyTo: 'r', rating: 'none', reason: null },
      { type: 'feedback', replyTo: 'r', rating: 'none', reason: null },
    ],
  ])('takes the feedback %j', (value, expected) => {
    expect(parseActivity({ type: 'event', name: 'feedback', value })).toEqual(expected);
  });

  it.each([
    [{ rating: 'up' }, 'Feedback names the reply it is about.'],
    [{ replyTo: 'r', rating: 'great' }, 'A rating is "up", "down" or "none".'],
    [
      { replyTo: 'r', rating: 'up', comment: 'my words' },
      'Feedback names the reply, a rating and, if wanted, a reason, and nothing else.',
    ],
    ['up', 'Feedback names the reply, a rating and, if wanted, a reason, and nothing else.'],
  ])('refuses the feedback %j', (value, words) => {
    expect(refusal({ type: 'event', name: 'feedback', value })).toBe(`BadActivity: ${words}`);
  });
});

describe('the length of a message', () => {
  const tooLong = 'MessageTooLong: That message is too long. Please keep it under 2,000 characters.';
  const family = '👩‍👩‍👧‍👦';

  it.each([
    ['2,000 letters', 'a'.repeat(2_000), 'accepted'],
    ['2,001 letters', 'a'.repeat(2_001), tooLong],
    ['10,000 letters', 'a'.repeat(10_000), tooLong],
    ['700 family emoji of 11 units each', family.repeat(700), 'accepted'],
    ['2,000 family emoji of 11 units each', family.repeat(2_000), tooLong],
    ['one letter with 1,000 marks', `a${'\u0301'.repeat(1_000)}`, 'accepted'],
    ['one letter with 10,000 marks', `a${'\u0301'.repeat(10_000)}`, tooLong],
    ['a ligature that grows 18-fold when normalised, 2,000 times', '\uFDFA'.repeat(2_000), tooLong],
  ])('is counted in characters and bounded in units: %s', (_what, text, outcome) => {
    expect(refusal(message(text))).toBe(outcome);
  });

  it('stays bounded for any text whatever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000, size: 'max' }), (raw) => {
        let text: string;
        try {
          text = checkText(raw);
        } catch (fault) {
          expect(fault).toBeInstanceOf(ApiError);
          return;
        }
        expect(text.isWellFormed()).toBe(true);
        expect(text.normalize('NFKC').length).toBeLessThanOrEqual(MAX_MESSAGE_UNITS);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the promise
        expect(text).not.toMatch(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
        expect(checkText(text)).toBe(text);
      }),
    );
  });
});

describe('the text that is kept', () => {
  it.each([
    ['a NUL', 'a\u0000b', 'ab'],
    ['an escape sequence', '\u001b[31mred', '[31mred'],
    ['marks that turn the reading direction', 'a\u202Eb\u2066c', 'abc'],
    ['half of an emoji', 'a\uD83Db', 'a\uFFFDb'],
    ['line breaks and tabs', 'a\n\tb', 'a\n\tb'],
    ['right-to-left words', 'כאב גב', 'כאב גב'],
    ['markup', '<b>x</b>', '<b>x</b>'],
  ])('treats %s as documented', (_what, raw, kept) => {
    expect(checkText(raw)).toBe(kept);
  });
});
