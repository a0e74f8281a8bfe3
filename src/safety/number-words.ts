// Words that stand for a number, or tell what a number counts. It reads no message.
import type { Word } from './read-message.ts';

/** A set of the words in a text. */
export const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
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
export const KIN = list(
  `son daughter kid child boy girl grandson granddaughter grandchild mum mom mother dad father nan gran grandma grandad granddad grandpa
  husband wife partner sister brother aunt uncle friend patient teenager teen male female man woman lad lass smoker im iam am aged age
  lady bloke bro sis nephew niece toddler hes shes her him he she fella missus laddie lassie bairn pikin pop pops papa amma appa mam mammy
  mummy daddy da granny nana nanna granda gramps grandmother grandfather auntie aunty cousin hubby law`,
);
export const YEAR_WORDS = list('year years yr yrs yo yrold yearold y');
/** Words after a number that make it a count or measure, not an age. */
export const UNITS = list(
  `stone st lb lbs kg kgs kilo kilos g mg mgs mcg ml week weeks wk wks wks month months mth mths day days hour hours hr hrs h min mins minute
  minutes sec secs second seconds mile miles km kms k m metre metres meter meters cm inch inches ft feet foot step steps rep reps set sets
  times x percent pm am degree degrees c pounds quid tablets pills tabs paracetamol ibuprofen and a half of in out on per more or to th st nd
  rd exercises stretches ways things tips glasses pints sessions legs people floors stairs flights bags level litres yards blocks streets`,
);

/** The number a word stands for, in digits or letters; null when it is no number. */
export function numberOf(word: Word | undefined): number | null {
  if (word === undefined) return null;
  return /^\d{1,4}$/.test(word.typed) ? Number(word.typed) : (NUMBER_WORDS.get(word.typed) ?? null);
}
