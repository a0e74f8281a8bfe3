// Text as typed → text that can be compared: one form of every letter, quote and space. It does not split words
// and does not repair spelling.

/** Characters that are invisible or only steer display: zero-width, soft hyphen, bidi controls, variation selectors, fillers. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Control characters, all but tab and line breaks. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
const COMBINING = /\p{M}+/gu;
const APOSTROPHES = /[\u2018\u2019\u201A\u201B\u2032\u00B4\u02BC\uFF07]/g;
const QUOTES = /[\u201C\u201D\u201E\u00AB\u00BB]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Cyrillic and Greek letters that look like Latin ones, used to slip words past a screen (trust.md A12). */
const LOOK_ALIKES = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    ё: 'e',
    һ: 'h',
    і: 'i',
    ї: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    ѕ: 's',
    т: 't',
    у: 'y',
    х: 'x',
    α: 'a',
    β: 'b',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
  }),
);
const HAS_LATIN = /[a-z]/;
const NON_LATIN_LETTER = /[^\p{ASCII}]/gu;

const BEYOND_ASCII = /[^\p{ASCII}]/u;

/**
 * Lower case, NFKC, no accents, no invisible characters, straight quotes and single spaces; line breaks stay.
 * Look-alike letters are read as Latin only in words that also hold Latin letters, so real Russian or Greek stays itself.
 */
export function normalise(text: string): string {
  const letters = BEYOND_ASCII.test(text) ? plainLetters(text) : text.replace(CONTROL, ' ').toLowerCase();
  return letters
    .replaceAll('`', "'")
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

function plainLetters(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(COMBINING, '')
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(DASHES, '-')
    .split(/(\s+)/)
    .map((part) =>
      HAS_LATIN.test(part) ? part.replace(NON_LATIN_LETTER, (c) => LOOK_ALIKES.get(c) ?? c) : part,
    )
    .join('');
}
