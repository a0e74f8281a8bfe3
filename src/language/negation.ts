// Which words stand under a "no", and where that "no" ends. It does not know which negative phrases are themselves symptoms:
// the caller passes those words by.
import type { PlacedToken } from './sentences.ts';

const NEGATORS = new Set(
  `no not never without none nor neither dont doesnt didnt havent hasnt hadnt isnt arent wasnt werent aint denies deny denied
  nowt zero nil nah nope`.split(/\s+/),
);
/** "havent got", "no sign of": words that may follow a negator without being what is denied. */
const ENDERS = new Set(
  `but except only just although though tho however yet still cos coz because cause since plus then now today whereas
  while so instead otherwise suddenly unless until`.split(/\s+/),
);
const SUBJECTS = new Set(
  `i im ive id ill he hes she shes it its we weve they theyre theyve my our his her this thats theres`.split(
    /\s+/,
  ),
);
/** After these the thought goes on past "I": "I don't think I have …", "it's not that I …". */
const THOUGHT = new Set(`think believe feel that like say mean imagine suppose sure saying`.split(/\s+/));
/** "not sure", "no idea", "not only", "no matter": these deny nothing that follows. */
const NOT_DENYING = new Set(
  `sure only just certain idea matter doubt joke wonder lie longer clue kidding lying gonna going being exaggerating convinced
  normal right nice good great fun funny better well much improving ideal usual happy ok okay able help helping helped stop stopping
  know want wanna care mind understand wish like get getting`.split(/\s+/),
);
/** "never been this numb", "never felt so weak". */
const EMPHASIS = new Set(['this', 'so', 'such', 'before', 'until']);
/** Who goes on after an answering "no". */
const ANSWERER = new Set(['i', 'im', 'ive']);
/** Words a denial reaches at most. Beyond it a run-on has usually moved on. Range 5-12; 9 measured best on the examples. */
const REACH = 9;
const VERB_REACH = 7;
/** Words the last item after an "or" may have, and words a denied list may have at most. */
const ITEM_REACH = 4;
const LIST_REACH = 20;
const JOINERS = new Set(['and', 'or', 'nor']);

export interface Negator {
  /** Index of the negating word. */
  at: number;
  /** First and last word it covers; empty when to < from. */
  from: number;
  to: number;
}

/** Every denial in the text with the words it covers. Linear in the number of words. */
export function findNegators(words: readonly PlacedToken[]): Negator[] {
  const found: Negator[] = [];
  words.forEach((word, at) => {
    if (!NEGATORS.has(word.text)) return;
    const next = words[at + 1]?.text ?? '';
    if (NOT_DENYING.has(next) && !thoughtFollows(words, at)) return;
    // "No I have no feeling there": an answer to what was asked, and then what is so.
    if (word.text === 'no' && words[at - 1]?.sentence !== word.sentence && ANSWERER.has(next)) return;
    if (word.text === 'never' && words.slice(at + 1, at + 4).some(({ text }) => EMPHASIS.has(text))) return;
    found.push({ at, from: at + 1, to: scopeEnd(words, at) });
  });
  return found;
}

function thoughtFollows(words: readonly PlacedToken[], at: number): boolean {
  const pair = `${words[at]?.text} ${words[at + 1]?.text}`;
  return pair === 'not like' && words[at + 2]?.text === 'i';
}

function scopeEnd(words: readonly PlacedToken[], at: number): number {
  const start = words[at];
  if (start === undefined) return at;
  const noun = ['no', 'not', 'never', 'without', 'denies', 'neither', 'nor'].includes(start.text);
  const reach = noun ? REACH : VERB_REACH;
  let clause = start.clause;
  let thought = false;
  let last = at + reach;
  for (let index = at + 1; index < words.length && index <= last; index++) {
    const word = words[index];
    if (word === undefined || word.sentence !== start.sentence) return index - 1;
    if (word.clause !== clause) {
      if (!(noun && listGoesOn(words, index))) return index - 1;
      clause = word.clause;
    }
    if (ENDERS.has(word.text) && index > at + 1) return index - 1;
    // "no numbness and no trouble peeing" denies twice in a row, not the denial.
    if (NEGATORS.has(word.text) && JOINERS.has(words[index - 1]?.text ?? '')) return index - 1;
    if (word.text === 'or' || word.text === 'nor')
      last = Math.min(at + LIST_REACH, Math.max(last, index + ITEM_REACH));
    if (THOUGHT.has(word.text)) thought = true;
    if (SUBJECTS.has(word.text) && !thought && index > at + 1 && !isObject(words, index)) return index - 1;
    if (word.text === 'and' && startsClause(words[index + 1]?.text)) return index - 1;
    if (thought && SUBJECTS.has(word.text)) thought = false;
  }
  return Math.min(last, words.length - 1);
}

/** In "no numbness in my legs" the "my" belongs to what is denied. */
const PREPOSITIONS = new Set(
  `in of to on with around round from down up at into between under for near by through over inside both feel have got had having any all`.split(
    /\s+/,
  ),
);
function isObject(words: readonly PlacedToken[], index: number): boolean {
  const word = words[index]?.text ?? '';
  const before = words[index - 1]?.text ?? '';
  return (
    (word === 'my' || word === 'his' || word === 'her' || word === 'our') &&
    (PREPOSITIONS.has(before) || before.endsWith('ing'))
  );
}

const CLAUSE_STARTS = new Set(
  `i im ive my it its he hes she shes they now cant cannot cudnt couldnt have has had am is wet lost keep keeps then today suddenly
  there theres yesterday also everything the this that feel feels got wee pee poo sudden new`.split(/\s+/),
);
const startsClause = (word: string | undefined): boolean => word !== undefined && CLAUSE_STARTS.has(word);

/** "no numbness, tingling, weakness or fever": short items until an "or". "no fever, numb legs" is no list. */
function listGoesOn(words: readonly PlacedToken[], index: number): boolean {
  const first = words[index];
  if (first === undefined) return false;
  if (first.text === 'or' || first.text === 'nor') return true;
  let inItem = 0;
  let clause = first.clause;
  for (let at = index; at < words.length && at < index + 12; at++) {
    const word = words[at];
    if (word === undefined || word.sentence !== first.sentence) return false;
    if (word.clause !== clause) {
      clause = word.clause;
      inItem = 0;
    }
    if (word.text === 'or' || word.text === 'nor') return true;
    if (ENDERS.has(word.text) || SUBJECTS.has(word.text) || NEGATORS.has(word.text)) return false;
    inItem++;
    if (inItem > 3) return false;
  }
  return false;
}

/** Words that, said after a sign, say it is not there: "bladder: fine", "numbness none". */
const ALL_WELL = new Set(
  `fine normal ok okay good alright none nil no nope absent unaffected intact nothing`.split(/\s+/),
);
const LINKS = new Set(
  `is are was were been feels feel feeling seems seem both all still totally completely perfectly absolutely quite is/are as usual and everything at`.split(
    /\s+/,
  ),
);

/**
 * Whether what ends at word `end` (exclusive) is followed, at once, by a word that says all is well. With the `text` the words
 * stand in, "normal?" says nothing: it asks.
 */
export function saidToBeWell(words: readonly PlacedToken[], end: number, text = ''): boolean {
  const last = words[end - 1];
  if (last === undefined) return false;
  for (let index = end; index < words.length && index < end + 4; index++) {
    const word = words[index];
    if (word === undefined) return false;
    const newSentence = word.sentence !== last.sentence;
    if (ALL_WELL.has(word.text)) {
      if (text[word.end] === '?') return false;
      const alone = words[index + 1]?.clause !== word.clause;
      // "can't pee. no appetite" and "numb, no idea why" deny nothing said before.
      if (newSentence) return index === end && alone;
      if (word.text === 'no' || word.text === 'nothing') return alone && index === end;
      return word.clause === last.clause || alone;
    }
    if (newSentence || !LINKS.has(word.text)) return false;
  }
  return false;
}
