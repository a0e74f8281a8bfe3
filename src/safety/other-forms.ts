// A phrase of a concept → the same phrase of another person or tense: "control of my legs" → "control of his legs", "dont feel" →
// "didnt feel". So a list says each phrase once. It leaves single words to the stemmer and knows no meaning.

const FAMILIES: readonly (readonly string[])[] = [
  'my his her'.split(' '),
  'me him her'.split(' '),
  'myself himself herself'.split(' '),
  'i he she'.split(' '),
  'im hes shes'.split(' '),
  'ive hes shes'.split(' '),
  'dont doesnt didnt'.split(' '),
  'cant couldnt'.split(' '),
  'wont wouldnt'.split(' '),
  'havent hasnt hadnt'.split(' '),
  'isnt arent wasnt werent'.split(' '),
];
/** "is not getting" is read as "isnt getting", so a list's "not getting" means that too. */
const NOT_FIRST: readonly string[] = ['isnt', 'arent', 'wasnt', 'werent'];

const CHANGING: ReadonlySet<string> = new Set(['not', ...FAMILIES.flatMap(([first = '']) => first)]);

/** The phrase and its other forms, each once; a word with `=` stands as written. */
export function otherForms(phrase: string): readonly string[] {
  const words = phrase.split(' ');
  if (words.length < 2 || !words.some((word) => CHANGING.has(word))) return [phrase];
  const forms = new Set([phrase]);
  // The first of each family is what lists are written in; a list that says "her" means her.
  for (const [first = '', ...others] of FAMILIES)
    if (words.includes(first))
      for (const form of [...forms])
        for (const other of others)
          forms.add(
            form
              .split(' ')
              .map((word) => (word === first ? other : word))
              .join(' '),
          );
  if (words[0] === 'not') for (const other of NOT_FIRST) forms.add([other, ...words.slice(1)].join(' '));
  return [...forms];
}
