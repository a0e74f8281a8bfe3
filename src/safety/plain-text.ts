// A message as typed → normalised text for the screen: pictures become words, @ and $ inside words letters, look-alike letters
// Latin. It splits no words.
import { normalise } from '../language/normalise.ts';

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

/** Anything beyond ASCII, and the letters that stand in for others. */
const UNUSUAL = /[^\p{ASCII}]|[@$]/u;

/** The text to screen, and the same without any of the replacements made here. */
export function plainText(raw: string): { text: string; untouched: string } {
  const untouched = normalise(raw);
  if (!UNUSUAL.test(raw)) return { text: untouched, untouched };
  const spelled = PICTURES.reduce((text, [picture, word]) => text.replace(picture, word), raw)
    .replace(/(?<=[a-z])[@](?=[a-z])/gi, 'a')
    .replace(/(?<=[a-z])[$](?=[a-z])/gi, 's');
  return { text: readLookAlikes(spelled === raw ? untouched : normalise(spelled)), untouched };
}
