// A typed message → words with their readings and places, ready for concepts. It decides nothing about signs.
import { findNegators, type Negator } from '../language/negation.ts';
import { normalise } from '../language/normalise.ts';
import { type PlacedToken, placeTokens } from '../language/sentences.ts';
import { tokenise } from '../language/tokenise.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Word extends PlacedToken {
  stem: string;
  /** As typed, before correction. */
  typed: string;
  /** Words that may stand anywhere inside a phrase without changing it: really, bloody, like. */
  filler: boolean;
}
export interface Message {
  /** The normalised text that spans refer to. */
  text: string;
  words: readonly Word[];
  negators: readonly Negator[];
}

const FILLERS = new Set(
  `really very so actually literally kinda kindof like bloody fucking fuckin effing flipping damn totally completely quite pretty
  absolutely the a an just even honestly basically sorta abit um uh er erm lol omg pls please tbh ngl fully entirely properly
  barely hardly mostly slightly is are was were has have had been do does also too always constantly`.split(
    /\s+/,
  ),
);

/** Pictures people use in place of words. */
const PICTURES: readonly (readonly [RegExp, string])[] = [
  [/\u{1F4A9}/gu, ' poo '],
  [/\u{1F346}|\u{1F953}/gu, ' penis '],
  [/\u{1F351}/gu, ' bum '],
  [/\u{1F6BD}/gu, ' toilet '],
  [/\u{1F4A7}|\u{1F4A6}/gu, ' wee '],
  [/\u{1F9B5}/gu, ' leg '],
  [/\u{1F9B6}/gu, ' foot '],
  [/\u{1F48A}/gu, ' tablets '],
  [/\u{1FA78}/gu, ' blood '],
  [/\u{1F912}/gu, ' fever '],
  [/\u{1F930}/gu, ' pregnant '],
  [/\u{1F6AB}|\u274C|\u{1F6D1}/gu, ' no '],
];

/** Ways to type the negative words that carry most signs, brought to one form. */
const ONE_FORM = new Map(
  Object.entries({
    cannot: 'cant',
    cnt: 'cant',
    carnt: 'cant',
    cannae: 'cant',
    canot: 'cant',
    cabt: 'cant',
    cany: 'cant',
    kant: 'cant',
    cantt: 'cant',
    cudnt: 'couldnt',
    couldn: 'couldnt',
    coudnt: 'couldnt',
    culdnt: 'couldnt',
    dnt: 'dont',
    dinnae: 'dont',
    wnt: 'wont',
    didn: 'didnt',
    dident: 'didnt',
    doesnt: 'doesnt',
    dosent: 'doesnt',
    dosnt: 'doesnt',
    doesn: 'doesnt',
    dont: 'dont',
    don: 'dont',
    aint: 'isnt',
    havnt: 'havent',
    avent: 'havent',
    haven: 'havent',
    isn: 'isnt',
    wasn: 'wasnt',
    won: 'wont',
    u: 'you',
    ur: 'your',
    urself: 'yourself',
    meself: 'myself',
    mi: 'my',
    mah: 'my',
    me: 'me',
    wen: 'when',
    whn: 'when',
    wiv: 'with',
    n: 'and',
    bak: 'back',
    bck: 'back',
    wud: 'would',
    cud: 'could',
    hav: 'have',
    av: 'have',
    hv: 'have',
    evry: 'every',
    nuffin: 'nothing',
    nuthin: 'nothing',
    nothin: 'nothing',
    feelin: 'feeling',
    somethin: 'something',
    goin: 'going',
    movin: 'moving',
    walkin: 'walking',
    tinglin: 'tingling',
    peein: 'peeing',
    leakin: 'leaking',
  }),
);
const NEGATED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    can: 'cant',
    could: 'couldnt',
    do: 'dont',
    does: 'doesnt',
    did: 'didnt',
    have: 'havent',
    has: 'hasnt',
    had: 'hadnt',
    is: 'isnt',
    are: 'arent',
    was: 'wasnt',
    were: 'werent',
    will: 'wont',
    would: 'wouldnt',
  }),
);

/** "do not" becomes "dont", "cannot" becomes "cant", and so on, so that concepts list each phrase once. */
function oneForm(tokens: readonly PlacedToken[]): PlacedToken[] {
  const result: PlacedToken[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const next = tokens[at + 1];
    const merged =
      next?.text === 'not' && next.sentence === token.sentence ? NEGATED.get(token.text) : undefined;
    if (merged !== undefined && next !== undefined) {
      result.push({ ...token, text: merged, end: next.end });
      at++;
    } else result.push({ ...token, text: ONE_FORM.get(token.text) ?? token.text });
  }
  return result;
}

const TWINS = 'авеёіїјкмнорсѕтухԁһ';
const LATIN = 'abeeiijkmhopcstyxdh';
const ALL_TWINS = new RegExp(
  `(?<![a-z${'\\u0400'}-${'\\u04ff'}])[${TWINS}]+(?![a-z${'\\u0400'}-${'\\u04ff'}])`,
  'g',
);

/** Words made of look-alike letters alone ("рее"), in a text that is otherwise Latin, are read as Latin. */
function readLookAlikes(text: string): string {
  if (!/[\u0400-\u04ff]/.test(text) || !/[a-z]/.test(text)) return text;
  const foreign = text.replace(ALL_TWINS, '').match(/[\u0400-\u04ff]/g);
  return foreign === null
    ? text.replace(ALL_TWINS, (word) => [...word].map((c) => LATIN[TWINS.indexOf(c)] ?? c).join(''))
    : text;
}

/** Reads a message of any length and content; never throws. Work grows in step with its length. */
export function readMessage(raw: string, vocabulary: Vocabulary): Message {
  const text = readLookAlikes(
    normalise(
      PICTURES.reduce((text, [picture, word]) => text.replace(picture, word), raw)
        .replace(/(?<=[a-z])[@](?=[a-z])/gi, 'a')
        .replace(/(?<=[a-z])[$](?=[a-z])/gi, 's'),
    ),
  );
  const placed = oneForm(placeTokens(text, tokenise(text)));
  const words = placed.flatMap((token): Word[] =>
    vocabulary.read(token.text).map((reading) => ({
      ...token,
      text: reading.text,
      stem: reading.stem,
      typed: token.text,
      filler: FILLERS.has(reading.text),
    })),
  );
  return { text, words, negators: findNegators(words) };
}
