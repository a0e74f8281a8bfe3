// Whether a sign is asked about rather than reported: "what is", "can X cause Y", "what if I". It finds no signs.
import type { Rule } from '../knowledge/red-flag-rule.ts';
import type { Occurrence } from './found.ts';
import { type Setting, said, saidBeside } from './setting.ts';

/** Words before a sign in which somebody's own body may be named. */
const OWN_REACH = 4;

type Opening = 'if-words' | 'question-openers' | 'if-ever' | 'general-question' | 'asks-if-normal';

/** `info`: asked about, nobody has it · `ask`: "what if I …", unclear · null: reported. */
export function askedAbout(match: Occurrence, rule: Rule, setting: Setting): 'info' | 'ask' | null {
  const before = (mark: Opening) =>
    saidBeside(mark, match.start, setting).filter(({ start }) => start < match.end);
  if (rule.asking_counts) return null;
  const question = before('question-openers').some(({ start }) => opensQuestion(start, setting));
  // Nobody talks of ending their life in theory to a back-pain bot.
  if (rule.message === 'crisis')
    return startsWithQuestion(match, setting) &&
      !isItsOwnQuestion(match, setting) &&
      !isPersonal(match, setting)
      ? 'ask'
      : null;
  const condition = before('if-words').some(
    ({ start }) =>
      start < match.end - 1 &&
      start <= match.start + 1 &&
      !NO_CONDITION.has(setting.message.words[start - 1]?.text ?? ''),
  );
  const never = before('if-ever').length > 0;
  // Nobody asks in theory whether it is normal to have no feeling there; whether an ache is normal, many do.
  const general =
    before('general-question').length > 0 ||
    (rule.level !== 'emergency' && before('asks-if-normal').length > 0);
  // "Can I stretch if my groin is numb since Monday": it is.
  const happens = condition && !never && saidBeside('happening-now', match.start, setting).length > 0;
  if (never || (condition && !happens && (question || general)))
    return isPersonal(match, setting) && !never ? 'ask' : 'info';
  const own = asksOfOwnSign(match, setting);
  if (rule.report_only && startsWithQuestion(match, setting) && !own && !reportsToo(match, setting))
    return 'info';
  return !general || own || isPersonal(match, setting) ? null : 'info';
}

/** "As if", "I can't tell if", "no idea if": the "if" sets no condition. */
const NO_CONDITION = new Set(
  'as even tell know sure idea clue see check feel wonder remember say notice'.split(' '),
);

function startsWithQuestion(match: Occurrence, setting: Setting): boolean {
  const { words, sentenceStarts } = setting.message;
  const first = sentenceStarts[words[match.start]?.sentence ?? 0] ?? 0;
  const small = SMALL_OPENING.has(words[first]?.text ?? '');
  return said('question-openers', setting).some(
    ({ start }) =>
      (start === first || (start === first + 1 && small)) &&
      start <= match.start + 1 &&
      opensQuestion(start, setting),
  );
}

/**
 * "Can I …", "is it …", and neither "can cycle for an hour" nor "the shop is ok if": a verb that may also tell asks only before
 * its subject.
 */
function opensQuestion(at: number, { message: { words } }: Setting): boolean {
  const word = words[at];
  if (word === undefined || !TELLS_TOO.has(word.typed)) return true;
  const next = words[at + 1]?.typed ?? '';
  if (SUBJECT.has(next)) return true;
  const opens = words[at - 1]?.clause !== word.clause || SMALL_OPENING.has(words[at - 1]?.typed ?? '');
  return opens && !TOLD.has(next);
}
const TELLS_TOO = new Set('can could do does is are'.split(' '));
const SUBJECT = new Set(
  'i it that this these those you we he she they there anyone anybody my a the'.split(' '),
);
/** What follows "can" or "is" when the speaker is left out: "can walk", "is worse". */
const TOLD = new Set(
  'walk cycle bike stand sit only barely hardly just manage feel still bend lift lie sleep get go not worse better sore fine ok'.split(
    ' ',
  ),
);

/** "Why is my back still sore after 8 weeks": the question itself reports the sign. */
function asksOfOwnSign(match: Occurrence, setting: Setting): boolean {
  return saidBeside('own-question', match.start, setting).some(({ start }) => start <= match.start + 1);
}

/** Whether a sentence that starts at word `at` is a question. */
const asksAt = (at: number, setting: Setting): boolean =>
  said('question-openers', setting).some(({ start }) => start === at || start === at + 1);

/** "What's the easiest way to …": the opening is part of the sign, so nothing is asked about it. */
const isItsOwnQuestion = (match: Occurrence, setting: Setting): boolean =>
  said('question-openers', setting).some(({ start }) => start === match.start);

/** "Can I walk with a sore back, I'm 20 weeks": a later clause of the question is a report and holds a part of the sign. */
function reportsToo(match: Occurrence, setting: Setting): boolean {
  const { words, sentenceStarts } = setting.message;
  const asking = words[match.start]?.sentence;
  return match.parts.some(({ start }) => {
    const word = words[start];
    const at = sentenceStarts[word?.sentence ?? 0] ?? 0;
    const first = words[at];
    // "Which stretches are safe when pregnant? Bit of backache": the second sentence tells.
    if (word !== undefined && word.sentence !== asking && !asksAt(at, setting)) return true;
    if (word === undefined || word.clause === first?.clause) return false;
    let opening = start;
    while (opening > 0 && words[opening - 1]?.clause === word.clause) opening--;
    const typed = words[opening]?.typed ?? '';
    return OWN.has(typed) || SPEAKER.has(typed);
  });
}

const SMALL_OPENING = new Set('so and but hi hello hey ok okay also please well now then'.split(' '));
const OWN = new Set('my myself me ive im id mine mums dads his her hers himself herself our'.split(' '));
const SPEAKER = new Set('i he she they we'.split(' '));
const MODAL = new Set(
  'should do can could would will did may might must if when how shall does am'.split(' '),
);

/** Whether the sign is tied to somebody's own body: "my numb groin", "that I can't feel when I pee". */
function isPersonal(match: Occurrence, setting: Setting): boolean {
  const { words } = setting.message;
  const from = Math.max(0, match.start - OWN_REACH);
  for (let at = from; at < match.end; at++) {
    const word = words[at];
    if (word === undefined || word.sentence !== words[match.start]?.sentence) continue;
    if (OWN.has(word.typed)) return true;
    if (SPEAKER.has(word.typed) && !MODAL.has(words[at - 1]?.typed ?? '')) return true;
  }
  // "Is it normal to have … since last night" happens to somebody.
  if (saidBeside('happening-now', match.start, setting).length > 0) return true;
  return said('kin', setting).some(({ start }) => start >= from - 2 && start < match.end);
}
