// Machine-made twins of every must-fire line of an emergency rule: the same message as a hurried thumb, a phone or a prankster types
// it. And the same lines with the sign denied, which must not fire.
import { describe, expect, it } from 'vitest';
import { firedLevel, fires, redFlags, screen } from './support/red-flags.ts';

const lines = [...redFlags.rules.values()]
  .filter(({ level }) => level === 'emergency')
  .flatMap(({ id, examples }) => examples.fire.map((text) => ({ id, text })));
const isHeard = (text: string): boolean => firedLevel(screen(text)) === 'emergency';
const lost = (twin: (text: string) => string): string[] =>
  lines.flatMap(({ text }) => (isHeard(twin(text)) ? [] : [twin(text)]));

/** Latin letters and Cyrillic ones that look the same. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['a', '\u0430'],
  ['e', '\u0435'],
  ['o', '\u043E'],
  ['c', '\u0441'],
]);

describe('every must-fire line of an emergency rule is heard', () => {
  it.each<[string, (text: string) => string]>([
    ['as written', (text) => text],
    ['in capitals', (text) => text.toUpperCase()],
    ['without apostrophes', (text) => text.replace(/['\u2019]/g, '')],
    ['with curly apostrophes', (text) => text.replaceAll("'", '\u2019')],
    ['with extra spaces', (text) => `  ${text.replaceAll(' ', '   ')}  `],
    ['with zero-width characters in every word', (text) => text.replace(/(?<=\p{L})(?=\p{L})/gu, '\u200B')],
    ['with a soft hyphen in every word', (text) => text.replace(/\b(\w{2})(?=\w)/g, '$1\u00AD')],
    [
      'in full-width letters',
      (text) => text.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['with a full stop and a thank-you after it', (text) => `${text}. Thanks in advance.`],
    ['after a polite opener', (text) => `sorry to bother you, ${text}`],
    ['with "thanks" behind it', (text) => `${text} thanks`],
    ['after hello', (text) => `Hello. ${text}`],
  ])('%s', (_, twin) => expect(lost(twin)).toEqual([]));

  it.each<[string, (text: string) => string]>([
    [
      'two neighbours swapped',
      (text) =>
        text.replace(/[a-z]{7,}/, (word) => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`),
    ],
    ['a letter dropped', (text) => text.replace(/[a-z]{7,}/, (word) => word.slice(0, 3) + word.slice(4))],
    ['a letter doubled', (text) => text.replace(/[a-z]{7,}/, (word) => word.slice(0, 3) + word.slice(2))],
    [
      'one look-alike letter in each word',
      (text) =>
        text.replace(
          /\b(\w*?)([aeoc])(?=\w*[b-df-z])/g,
          (_, head: string, c: string) => head + (LOOK_ALIKES.get(c) ?? c),
        ),
    ],
  ])('with %s at least 95 times in 100', (_, twin) => {
    expect(lost(twin).length / lines.length).toBeLessThanOrEqual(0.05);
  });
});

describe('a denied sign does not fire', () => {
  /** Lines that name a sign as a thing, so that one word denies it. What follows the sign ("since monday") is left out. */
  const THING =
    /^(?:i have |ive got |i've got |got |my )?((?:numbness|pins and needles|tingling|loss of|incontinence|weakness|bleeding|chest pain|pain in my chest|chest tightness)\b.*)$/;
  const REST =
    /\s*(?:[,.;]| - |\b(?:since|and|but|when|after|for|started|from|now|was|is|has|have|with|went|came|cannot|cant|that|all)\b).*$/;
  const things = [
    ...lines,
    ...redFlags.wordings.flatMap(({ rule, fire }) => fire.map((text) => ({ id: rule, text }))),
  ].flatMap(({ id, text }) => {
    const thing = THING.exec(text.toLowerCase())?.[1]?.replace(REST, '') ?? '';
    return thing.split(' ').length > 1 ? [{ id, thing }] : [];
  });
  const denials = things.flatMap(({ id, thing }) =>
    [`no ${thing}`, `I don't have ${thing}`, `I haven't got any ${thing}`, `there is no ${thing} at all`].map(
      (text) => [id, text] as const,
    ),
  );

  /** Short reports in the first person, for "it's not that …". */
  const reports = lines.flatMap(({ id, text }) =>
    text.split(' ').length <= 6 &&
    /^(i|my|cant|numb|wet|lost) /.test(text) &&
    !/\b(but|no|not|without)\b|[,.]/.test(text)
      ? [[id, `it's not that ${text}`] as const]
      : [],
  );

  it('there are such lines', () => expect(denials.length + reports.length).toBeGreaterThan(16));
  it.each([...denials, ...reports])('%s: "%s"', (id, text) => expect(fires(text)).not.toContain(id));
});
