// Numbers in a message that mean an age, a number of tablets, a temperature, weeks of pregnancy or a length of time. Everything else
// (16 stone, L5, size 12, 20 minutes) stays a number without meaning. It reads no other words.
import type { Occurrence } from './find-concepts.ts';
import type { Word } from './read-message.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const NUMBER_WORDS = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty`
    .split(' ')
    .map((word, value) => [word, value]),
);
for (const [word, value] of Object.entries({
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
  hundred: 100,
}))
  NUMBER_WORDS.set(word, value);
const KIN = list(
  `son daughter kid child boy girl grandson granddaughter grandchild mum mom mother dad father nan gran grandma grandad granddad grandpa
  husband wife partner sister brother aunt uncle friend patient teenager teen male female man woman lad lass smoker im iam am aged age
  lady bloke bro sis nephew niece toddler hes shes her him`,
);
const YEAR_WORDS = list('year years yr yrs yo yrold yearold y');
const AFTER_SECONDS = list('old');
/** Words after a number that make it a count or measure, not an age. */
const UNITS = list(
  `stone st lb lbs kg kgs kilo kilos g mg mgs mcg ml week weeks wk wks wks month months mth mths day days hour hours hr hrs h min mins minute
  minutes sec secs second seconds mile miles km kms k m metre metres meter meters cm inch inches ft feet foot step steps rep reps set sets
  times x percent pm am degree degrees c pounds quid tablets pills tabs paracetamol ibuprofen and a half of in out on per more or to th st nd
  rd exercises stretches ways things tips glasses pints sessions legs people floors stairs flights bags level litres yards blocks streets`,
);

const value = (word: Word | undefined): number | null => {
  if (word === undefined) return null;
  if (/^\d{1,4}$/.test(word.typed)) return Number(word.typed);
  return NUMBER_WORDS.get(word.typed) ?? null;
};

/** Finds the number concepts; see `builtInConcepts`. Ages are whole years, 0 to 110. */
export function findNumbers(words: readonly Word[]): ReadonlyMap<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  const add = (concept: string, start: number, end: number): void => {
    const entry = { start, end, parts: [{ start, end, concept }] };
    const entries = found.get(concept);
    if (entries === undefined) found.set(concept, [entry]);
    else entries.push(entry);
  };
  words.forEach((word, at) => {
    const glued = /^(\d{1,3})(m|f|yo|yr|yrs|yrold|y)$/.exec(word.typed);
    const number = glued === null ? value(word) : Number(glued[1]);
    if (number === null) return;
    const end = glued === null ? ageEnd(words, at, number) : at + 1;
    if (end > 0 && number <= 110 && !(glued?.[2] === 'm' && at > 0 && number > 99))
      addAge(add, number, at, end);
    else addOther(add, words, at, number);
  });
  return found;
}

type Add = (concept: string, start: number, end: number) => void;

function addAge(add: Add, age: number, start: number, end: number): void {
  if (age < 5) add('age-under-5', start, end);
  if (age < 18) add('age-child', start, end);
  else add('age-adult', start, end);
  if (age >= 16 && age < 45) add('age-under-45', start, end);
  if (age >= 50) add('age-over-50', start, end);
  if (age >= 65) add('age-over-65', start, end);
}

/** One past the last word of an age that starts at `at`, or 0. */
function ageEnd(words: readonly Word[], at: number, age: number): number {
  const next = words[at + 1]?.typed ?? '';
  const afterNext = words[at + 2]?.typed ?? '';
  const before = words[at - 1]?.typed ?? '';
  const old =
    YEAR_WORDS.has(next) &&
    (AFTER_SECONDS.has(afterNext) || next === 'yo' || next === 'yrold' || next === 'yearold');
  if (old) return at + (AFTER_SECONDS.has(afterNext) ? 3 : 2);
  if (next === 'months' && afterNext === 'old') return 0;
  if (words[at]?.typed === 'one' || age < 1) return 0;
  if (['aged', 'age'].includes(before)) return at + 1;
  const lonely = words[at + 1] === undefined || words[at + 1]?.clause !== words[at]?.clause;
  const unit = !lonely && (UNITS.has(next) || YEAR_WORDS.has(next) || value(words[at + 1]) !== null);
  const followedByAnd = next === 'and' && afterNext !== 'a' && value(words[at + 2]) === null;
  const kin =
    KIN.has(before) ||
    (['is', 'was', 'at', 'turned', 'nearly', 'almost', 'just'].includes(before) &&
      words.slice(Math.max(0, at - 5), at).some(({ typed }) => KIN.has(typed)));
  if (kin && (!unit || followedByAnd)) return at + 1;
  if (before === 'year' && age <= 13) return 0;
  const first = at === 0 || words[at - 1]?.sentence !== words[at]?.sentence;
  if (
    first &&
    age >= 10 &&
    (!unit || followedByAnd || next === 'year') &&
    !/s$/.test(lonely ? '' : next) &&
    !(next === 'year')
  )
    return at + 1;
  const closes = lonely && at > 0 && words[at - 1]?.clause !== words[at]?.clause;
  return closes && age >= 10 ? at + 1 : 0;
}

const MANY_FROM = 5;
const SEVERAL_FROM = 3;
const WEEKS_FROM = 5;
const WEEKS_TO = 42;
const LONG_TERM = new Map([
  ['week', 6],
  ['weeks', 6],
  ['wk', 6],
  ['wks', 6],
  ['month', 2],
  ['months', 2],
  ['mths', 2],
  ['mth', 2],
]);
const NOT_TABLETS = new Set(
  [...UNITS].filter(
    (unit) =>
      ![
        'tablets',
        'pills',
        'tabs',
        'paracetamol',
        'ibuprofen',
        'and',
        'of',
        'in',
        'on',
        'a',
        'per',
        'to',
        'or',
        'x',
      ].includes(unit),
  ),
);

function addOther(add: Add, words: readonly Word[], at: number, number: number): void {
  const next = words[at + 1]?.typed ?? '';
  const before = words[at - 1]?.typed ?? '';
  if (number >= 1950 && number <= 2100) {
    add('long-ago-year', at, at + 1);
    return;
  }
  const celsius = number >= 38 && number <= 42;
  const fahrenheit = number >= 101 && number <= 106;
  if ((celsius || fahrenheit) && temperatureNear(words, at)) {
    add('high-temperature', at, at + 1);
    return;
  }
  if (
    ['week', 'weeks', 'wk', 'wks'].includes(next) &&
    number >= WEEKS_FROM &&
    number <= WEEKS_TO &&
    !['for', 'last', 'past', 'after', 'its', 'been', 'in', 'about', 'over', 'than', 'least'].includes(
      before,
    ) &&
    !['ago', 'now', 'no', 'post', 'later'].includes(words[at + 2]?.typed ?? '')
  )
    add('weeks-along', at, at + 2);
  const least = LONG_TERM.get(next);
  if (least !== undefined && number >= least) add('six-weeks-or-more', at, at + 2);
  if (NOT_TABLETS.has(next) || YEAR_WORDS.has(next)) return;
  if (number >= MANY_FROM && number <= 500) add('many', at, at + 1);
  else if (number >= SEVERAL_FROM) add('several', at, at + 1);
}

function temperatureNear(words: readonly Word[], at: number): boolean {
  return words
    .slice(Math.max(0, at - 5), at + 5)
    .some(({ text }) =>
      ['temperature', 'temp', 'fever', 'degrees', 'degree', 'c', 'f', 'thermometer', 'temprature'].includes(
        text,
      ),
    );
}
