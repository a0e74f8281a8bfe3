// Numbers in a message that mean an age, a number of tablets, a temperature, weeks of pregnancy or a length of time. Everything else
// (16 stone, L5, size 12, 20 minutes) stays a number without meaning. It reads no other words.
import { ageConcepts, ageEnd, MAX_AGE_YEARS } from './ages.ts';
import type { ConceptTable } from './concept-table.ts';
import type { Occurrence } from './found.ts';
import { list, numberOf, UNITS, YEAR_WORDS } from './number-words.ts';
import type { Word } from './read-message.ts';

/** Tablets: from here on "many" or "several". Above the top a number is no count of tablets. */
const MANY_FROM = 5;
const MANY_TO = 500;
const SEVERAL_FROM = 3;
/** Weeks of pregnancy. */
const WEEKS_FROM = 5;
const WEEKS_TO = 42;
/** Fever, in degrees Celsius and Fahrenheit, and the words around the number that may say so. */
const CELSIUS = { from: 38, to: 42 };
const FAHRENHEIT = { from: 101, to: 106 };
const TEMPERATURE_REACH = 5;
const TEMPERATURE_WORDS = list(
  'temperature temp fever degrees degree c f thermometer temprature forehead burning reading shivering shivery hot',
);
/** Years of the calendar. */
const YEARS = { from: 1950, to: 2100 };
const WEEK_WORDS = list('week weeks wk wks');
const MONTH_WORDS = list('month months mth mths monts munths mnths');
/** At least these many make "six weeks or more". */
const LONG_WEEKS = 6;
const LONG_MONTHS = 2;
const NOT_ALONG_BEFORE = list('for last past after its been in about over than least');
const NOT_ALONG_AFTER = list('ago now no post later');
const WITH_TABLETS = list('tablets pills tabs paracetamol ibuprofen and of in on a per to or x');
/** "30x500mg": tablets times strength. */
const GLUED_TABLETS = /^(\d{1,3})x\d{2,4}(mg)?$/;
/** "36/40": weeks of a pregnancy of forty. */
const FULL_TERM = '40';
const GLUED_AGE = /^(\d{1,3})(m|f|yo|yr|yrs|yrold|y)$/;

/** One number concept found, from `start` to `end` (exclusive). */
type Add = (concept: string, start: number, end: number) => void;

/** Finds the number concepts; see `builtInConcepts`. Ages are whole years, 0 to 110. */
export function findNumbers(
  words: readonly Word[],
  table: ConceptTable,
): ReadonlyMap<string, readonly Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  const add: Add = (name, start, end) => {
    const entry = { start, end, parts: [{ start, end, concept: table.concept(name) }] };
    const entries = found.get(name);
    if (entries === undefined) found.set(name, [entry]);
    else entries.push(entry);
  };
  words.forEach((word, at) => {
    const glued = GLUED_AGE.exec(word.typed);
    const number = glued === null ? numberOf(word) : Number(glued[1]);
    const tablets = GLUED_TABLETS.exec(word.typed);
    if (tablets !== null && Number(tablets[1]) >= MANY_FROM) add('many', at, at + 1);
    if (number === null) return;
    const end = glued === null ? ageEnd(words, at, number) : at + 1;
    if (
      end === 0 ||
      isOfForty(words, at, number) ||
      number > MAX_AGE_YEARS ||
      (glued?.[2] === 'm' && at > 0 && number > 99)
    )
      addOther(add, words, at, number);
    else for (const concept of ageConcepts(number)) add(concept, at, end);
  });
  return found;
}

function addOther(add: Add, words: readonly Word[], at: number, number: number): void {
  const degrees = within(number, CELSIUS) || within(number, FAHRENHEIT);
  if (isOfForty(words, at, number)) add('weeks-along', at, at + 2);
  else if (within(number, YEARS)) add('long-ago-year', at, at + 1);
  else if (degrees && temperatureNear(words, at)) add('high-temperature', at, at + 1);
  else addCount(add, words, at, number);
}

function addCount(add: Add, words: readonly Word[], at: number, number: number): void {
  const next = words[at + 1]?.typed ?? '';
  if (isWeeksAlong(words, at, number)) add('weeks-along', at, at + 2);
  const long =
    (WEEK_WORDS.has(next) && number >= LONG_WEEKS) || (MONTH_WORDS.has(next) && number >= LONG_MONTHS);
  if (long) add('six-weeks-or-more', at, at + 2);
  if ((UNITS.has(next) && !WITH_TABLETS.has(next)) || YEAR_WORDS.has(next)) return;
  if (number >= MANY_FROM && number <= MANY_TO) add('many', at, at + 1);
  else if (number >= SEVERAL_FROM) add('several', at, at + 1);
}

const within = (number: number, { from, to }: { from: number; to: number }): boolean =>
  number >= from && number <= to;

function isWeeksAlong(words: readonly Word[], at: number, number: number): boolean {
  return (
    WEEK_WORDS.has(words[at + 1]?.typed ?? '') &&
    within(number, { from: WEEKS_FROM, to: WEEKS_TO }) &&
    !NOT_ALONG_BEFORE.has(words[at - 1]?.typed ?? '') &&
    !NOT_ALONG_AFTER.has(words[at + 2]?.typed ?? '')
  );
}

function isOfForty(words: readonly Word[], at: number, number: number): boolean {
  const next = words[at + 1];
  const touches = next?.start === (words[at]?.end ?? 0) + 1;
  return touches && next?.typed === FULL_TERM && within(number, { from: WEEKS_FROM, to: WEEKS_TO });
}

const temperatureNear = (words: readonly Word[], at: number): boolean =>
  words
    .slice(Math.max(0, at - TEMPERATURE_REACH), at + TEMPERATURE_REACH)
    .some(({ text }) => TEMPERATURE_WORDS.has(text));
