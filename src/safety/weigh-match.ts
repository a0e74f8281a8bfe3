// Whether a pattern that holds really reports a sign: denials, "what if", time, fiction, things said to be well again. It finds
// no patterns. The words it asks for stand in `intents/red-flags/language.yaml`.

import type { Concept, Rule } from '../knowledge/red-flag-schema.ts';
import { saidToBeWell } from '../language/negation.ts';
import type { Found, Occurrence } from './find-concepts.ts';
import type { Message } from './read-message.ts';
import type { Veto } from './screening.ts';

export type Weight =
  | { verdict: 'fire' }
  /** Present by the words, but not certain: ask. */
  | { verdict: 'ask' }
  | { verdict: 'info'; reason: Veto['reason'] }
  | { verdict: 'none'; reason: Veto['reason'] };

/** Words a time such as "years ago" may stand away from the sign it dates. */
const TIME_REACH = 9;
/** Words after a sign within which "it wore off" is about that sign. */
const WELL_REACH = 14;

export interface Setting {
  message: Message;
  found: Found;
  concepts: ReadonlyMap<string, Concept>;
}

/** Weighs one match of one rule. */
export function weighMatch(match: Occurrence, rule: Rule, setting: Setting): Weight {
  const denials = countDenials(match, setting);
  if (denials === 1) return { verdict: 'none', reason: 'negated' };
  // "Naproxen and ramipril ok?" asks; it does not say all is well.
  if (rule.message !== 'pharmacist' && wellAfter(match, setting))
    return { verdict: 'none', reason: 'negated' };
  if (isFiction(match, setting)) return { verdict: 'info', reason: 'fiction' };
  const asked = askedAbout(match, rule, setting);
  if (asked === 'info') return { verdict: 'info', reason: 'hypothetical' };
  if (!rule.past_counts && isPast(match, setting)) return { verdict: 'none', reason: 'past' };
  if (!rule.long_standing_counts && isLongStanding(match, setting))
    return { verdict: 'none', reason: 'long-standing' };
  if (!rule.past_counts && isOver(match, setting)) {
    const recent = saidInSentence('recent', match, setting) && rule.level === 'emergency';
    return recent ? { verdict: 'ask' } : { verdict: 'none', reason: 'past' };
  }
  return denials > 1 || asked === 'ask' ? { verdict: 'ask' } : { verdict: 'fire' };
}

/** 0: not denied · 1: denied · 2: denied twice ("not no numbness"), so unclear. */
function countDenials(match: Occurrence, { message, concepts }: Setting): number {
  let most = 0;
  for (const part of match.parts) {
    if (concepts.get(part.concept)?.context) continue;
    const covering = message.negators.filter(
      ({ at, from, to }) =>
        from <= part.start && to >= part.start && !match.parts.some((own) => own.start <= at && at < own.end),
    );
    // "I don't not feel it": the sign's own negative word, denied at once.
    const stacked = covering.some(
      ({ at }) => at === part.start - 1 && message.negators.some((one) => one.at === part.start),
    );
    most = Math.max(most, stacked ? 2 : Math.min(2, covering.length));
  }
  return most;
}

function wellAfter(match: Occurrence, { message, concepts }: Setting): boolean {
  const signs = match.parts.filter((part) => !concepts.get(part.concept)?.context);
  return signs.some((part) => saidToBeWell(message.words, part.end));
}

const sentencesOf = (match: Occurrence, { message }: Setting): ReadonlySet<number | undefined> =>
  new Set(match.parts.map((part) => message.words[part.start]?.sentence));

function saidInSentence(name: string, match: Occurrence, setting: Setting): boolean {
  const sentences = sentencesOf(match, setting);
  return (setting.found.get(name) ?? []).some(({ start }) =>
    sentences.has(setting.message.words[start]?.sentence),
  );
}

const isFiction = (_: Occurrence, { found }: Setting): boolean => found.has('fiction');

/** Is the sign asked about rather than reported? `ask` when it is "what if I …": unclear, so ask back. */
function askedAbout(match: Occurrence, rule: Rule, setting: Setting): 'info' | 'ask' | null {
  const { found, message } = setting;
  const inSentence = (name: string): readonly Occurrence[] =>
    (found.get(name) ?? []).filter(
      ({ start }) =>
        message.words[start]?.sentence === message.words[match.start]?.sentence && start < match.end,
    );
  const lead = message.words[match.start]?.sentence;
  const condition = inSentence('if-words').some(
    ({ start }) => start < match.end - 1 && start <= match.start + 1,
  );
  const question = inSentence('question-openers').length > 0;
  const never = inSentence('if-ever').length > 0;
  // Nobody talks of ending their life in theory to a back-pain bot.
  if (rule.message === 'crisis') return question && !isPersonal(match, setting) ? 'ask' : null;
  if (never || (condition && (question || inSentence('general-question').length > 0)))
    return isPersonal(match, setting) && !never ? 'ask' : 'info';
  if (rule.report_only && startsWithQuestion(lead, match, setting)) return 'info';
  if (inSentence('general-question').length === 0) return null;
  return isPersonal(match, setting) ? null : 'info';
}

function startsWithQuestion(
  sentence: number | undefined,
  match: Occurrence,
  { found, message }: Setting,
): boolean {
  const first = message.words.findIndex((word) => word.sentence === sentence);
  return (found.get('question-openers') ?? []).some(
    ({ start }) =>
      (start === first || (start === first + 1 && SMALL_OPENING.has(message.words[first]?.text ?? ''))) &&
      start <= match.start + 1,
  );
}

const SMALL_OPENING = new Set('so and but hi hello hey ok okay also please well now then'.split(' '));
const OWN = new Set('my myself me ive im mine mums dads his her hers himself herself our'.split(' '));
const SPEAKER = new Set('i he she they we'.split(' '));
const MODAL = new Set(
  'should do can could would will did may might must if when how shall does am'.split(' '),
);

/** Whether the sign is tied to somebody's own body: "my numb groin", "that I can't feel when I pee". */
function isPersonal(match: Occurrence, { message, found }: Setting): boolean {
  const from = Math.max(0, match.start - 4);
  for (let at = from; at < match.end; at++) {
    const word = message.words[at];
    if (word === undefined || word.sentence !== message.words[match.start]?.sentence) continue;
    if (OWN.has(word.typed)) return true;
    if (SPEAKER.has(word.typed) && !MODAL.has(message.words[at - 1]?.typed ?? '')) return true;
  }
  return (found.get('kin') ?? []).some(({ start }) => start >= from - 2 && start < match.end);
}

function near(
  name: string,
  match: Occurrence,
  reach: number,
  { found, message }: Setting,
): Occurrence | undefined {
  return (found.get(name) ?? []).find(
    ({ start, end }) =>
      message.words[start]?.sentence === message.words[match.start]?.sentence &&
      start <= match.end + reach &&
      end >= match.start - reach,
  );
}

function isPast(match: Occurrence, setting: Setting): boolean {
  const time = near('long-ago', match, TIME_REACH, setting);
  if (time === undefined || belongsToPain(time, match, setting)) return false;
  return !saidInSentence('recent', match, setting) && !turnBetween(time, match, setting);
}

function isLongStanding(match: Occurrence, setting: Setting): boolean {
  const time = near('long-standing', match, TIME_REACH, setting);
  if (time === undefined || belongsToPain(time, match, setting)) return false;
  return !saidInSentence('recent', match, setting) && !turnBetween(time, match, setting);
}

/** "I've had back pain for years, can't pee": the years are the pain's. */
function belongsToPain(time: Occurrence, match: Occurrence, { found }: Setting): boolean {
  const distance = (one: Occurrence): number =>
    one.start >= time.end ? one.start - time.end : Math.max(0, time.start - one.end);
  const own = Math.min(...match.parts.map((part) => distance({ ...part, parts: [] })));
  return (found.get('old-trouble') ?? []).some(
    (pain) =>
      distance(pain) < own && !match.parts.some((part) => part.start < pain.end && pain.start < part.end),
  );
}

function turnBetween(time: Occurrence, match: Occurrence, { message, found }: Setting): boolean {
  const from = Math.min(time.end, match.end);
  const to = Math.max(time.start, match.start);
  return (found.get('turn') ?? []).some(
    ({ start }) => start >= from && start < to && message.words[start] !== undefined,
  );
}

function isOver(match: Occurrence, setting: Setting): boolean {
  const { found } = setting;
  const again = saidInSentence('again', match, setting);
  if (again) return false;
  return (found.get('resolved') ?? []).some(
    ({ start }) =>
      start >= match.start &&
      start <= match.end + WELL_REACH &&
      !turnBetween(
        { start: match.end, end: match.end, parts: [] },
        { start, end: start, parts: [] },
        setting,
      ),
  );
}
