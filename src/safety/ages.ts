// Which numbers are ages in years ("my 15 yr old", "im 12", "15m"), and which are not (15 years of pain, 16 stone). It finds no
// other numbers.
import { KIN, numberOf, UNITS, YEAR_WORDS } from './number-words.ts';
import type { Word } from './read-message.ts';

/** Oldest age believed, in years. */
export const MAX_AGE_YEARS = 110;
/** Words back from "is 15" within which the person is named. */
const KIN_REACH = 5;
/** A bare number is an age from here on; below it is a count. */
const MIN_LONELY_AGE = 10;
/** "My first bad back at 64": from here on a bare number after "at" is an age. */
const AT_AGE = 40;
/** "year 10" is a school year, and school years end at 13. */
const LAST_SCHOOL_YEAR = 13;
const ONE_CHILD = new Set(['my', 'our', 'an', 'a', 'the']);
/** "Turned 60", "turning 50". */
const TURNS = new Set(['turned', 'turning']);
/** "Till I hit 55", "just gone 65". */
const REACHES = new Set(['hit', 'gone', 'reached', 'past', 'pushing', 'nearing']);
const GOT = new Set('got get gets getting made'.split(' '));
const BECOMES = new Set([
  'is',
  'was',
  'at',
  'turned',
  'nearly',
  'almost',
  'just',
  'only',
  'about',
  'now',
  'na',
]);
/** "A kid of 8". */
const YOUNG = new Set(['kid', 'boy', 'girl', 'child', 'lad', 'lass']);
/** Words after "my mother is 80 years" that go on about her, and not about a length of time. */
const GOES_ON = new Set('and he she his her with having has who'.split(' '));

/** The age concepts that hold for an age in whole years. */
export function ageConcepts(age: number): string[] {
  return [
    ...(age < 5 ? ['age-under-5'] : []),
    age < 18 ? 'age-child' : 'age-adult',
    ...(age >= 16 && age < 45 ? ['age-under-45'] : []),
    ...(age >= 50 ? ['age-over-50'] : []),
    ...(age >= 65 ? ['age-over-65'] : []),
  ];
}

/** One past the last word of an age that starts at `at`, or 0 when the number there is no age. */
export function ageEnd(words: readonly Word[], at: number, age: number): number {
  const next = words[at + 1]?.typed ?? '';
  const afterNext = words[at + 2]?.typed ?? '';
  const before = words[at - 1]?.typed ?? '';
  // "I walk like a ninety year old".
  if (before === 'a' && words[at - 2]?.typed === 'like') return 0;
  if (isScore(words, at)) return 0;
  if (YEAR_WORDS.has(next) && afterNext === 'old') return at + 3;
  // "Our 13 year old's back", "an 11-year-old's back", and not "I teach 13 year olds".
  if (YEAR_WORDS.has(next) && afterNext === 'olds' && ONE_CHILD.has(before)) return at + 3;
  if (saysYears(words, at) && isSomebodys(words, at, before)) return at + 2;
  if (hasYears(words, at) && age >= MIN_LONELY_AGE) return at + 2;
  if (next === 'yo' || next === 'yrold' || next === 'yearold') return at + 2;
  if (next === 'months' && afterNext === 'old') return 0;
  if (words[at]?.typed === 'one' || age < 1) return 0;
  if (before === 'of' && YOUNG.has(words[at - 2]?.typed ?? '')) return at + 1;
  if (before === 'aged' || before === 'age') return at + 1;
  if (TURNS.has(before) && age >= MIN_LONELY_AGE && !isCounted(next)) return at + 1;
  if (REACHES.has(before) && age >= AT_AGE && !isCounted(next)) return at + 1;
  // "Got to 59 without a day of it".
  if (before === 'to' && GOT.has(words[at - 2]?.typed ?? '') && age >= AT_AGE && !isCounted(next))
    return at + 1;
  const lonely = words[at + 1] === undefined || words[at + 1]?.clause !== words[at]?.clause;
  const unit = !lonely && (UNITS.has(next) || YEAR_WORDS.has(next) || numberOf(words[at + 1]) !== null);
  const andMore = next === 'and' && afterNext !== 'a' && numberOf(words[at + 2]) === null;
  const bare = !unit || andMore || saysYears(words, at);
  if (bare && before === 'at' && age >= AT_AGE) return at + 1;
  // "A man of 74".
  if (bare && before === 'of' && KIN.has(words[at - 2]?.typed ?? '')) return at + 1;
  if (bare && isSomebodys(words, at, before)) return at + 1;
  if (before === 'year' && age <= LAST_SCHOOL_YEAR) return 0;
  if (age < MIN_LONELY_AGE) return 0;
  if (opensSentence(words, at) && next !== 'year' && bare && (lonely || !isPlural(next))) return at + 1;
  return lonely && at > 0 && words[at - 1]?.clause !== words[at]?.clause ? at + 1 : 0;
}

/** "40 exercises", and not "58 this June". */
const isPlural = (word: string): boolean => word.endsWith('s') && !ENDS_IN_S.has(word);
const ENDS_IN_S = new Set(['this', 'is', 'was', 'has', 'always', 'his', 'yes']);

/** "I have 59 years", as many languages put it, and not "I have 30 years of pain". */
function hasYears(words: readonly Word[], at: number): boolean {
  const [who, verb, , unit, after] = words.slice(Math.max(0, at - 2), at + 3);
  const ends = after === undefined || after.clause !== unit?.clause || after.typed === 'and';
  const person = HAS_YEARS.has(`${who?.typed} ${verb?.typed}`);
  return at >= 2 && person && YEAR_WORDS.has(unit?.typed ?? '') && ends;
}
const HAS_YEARS = new Set(['i have', 'she has', 'he has', 'mother has', 'father has', 'who has']);

/** "Turned sixty in May", "turned 70 and": these two count nothing. */
const isCounted = (next: string): boolean => next !== 'in' && next !== 'and' && UNITS.has(next);

/** "She is fourteen years, …", "my mother is 80 years and …", and not "he is 5 years clear of it". */
function saysYears(words: readonly Word[], at: number): boolean {
  const unit = words[at + 1];
  const after = words[at + 2];
  if (!YEAR_WORDS.has(unit?.typed ?? '')) return false;
  return after === undefined || after.clause !== unit?.clause || GOES_ON.has(after.typed);
}

/** "10/10" is a score. */
function isScore(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return next?.start === (words[at]?.end ?? 0) + 1 && numberOf(next) === MIN_LONELY_AGE;
}

/** "My mam" and "mam's". */
const isKin = (word: string): boolean => KIN.has(word) || (word.endsWith('s') && KIN.has(word.slice(0, -1)));

const isSomebodys = (words: readonly Word[], at: number, before: string): boolean =>
  isKin(before) ||
  (BECOMES.has(before) && words.slice(Math.max(0, at - KIN_REACH), at).some(({ typed }) => KIN.has(typed)));

const opensSentence = (words: readonly Word[], at: number): boolean =>
  at === 0 || words[at - 1]?.sentence !== words[at]?.sentence;
