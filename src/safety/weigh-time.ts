// Whether a sign is of long ago, has been there for years, or is over. It finds no signs.
import type { Occurrence } from './found.ts';
import { type Mark, type Setting, said, saidBeside, sharesSentence } from './setting.ts';

/** Words a time such as "years ago" may stand away from the sign it dates. */
const TIME_REACH = 9;
/** Words after a sign within which "it wore off" is about that sign. */
const WELL_REACH = 14;

/** "Years ago", and nothing recent beside it. */
export const isPast = (match: Occurrence, setting: Setting): boolean => isDated('long-ago', match, setting);

/** Words between "since" or "same" and the time it leads to: "since my disc went last year". */
const SINCE_REACH = 5;

/** "Since my disc last year", "same as last year": begun long ago and still there. */
export const isSince = (match: Occurrence, setting: Setting): boolean =>
  saidBeside('long-ago', match.start, setting).some(({ start }) =>
    setting.message.words
      .slice(Math.max(0, start - SINCE_REACH), start)
      .some(({ text }) => text === 'since' || text === 'same'),
  );

/** "For years", and nothing recent beside it. */
export const isLongStanding = (match: Occurrence, setting: Setting): boolean =>
  isDated('long-standing', match, setting);

function isDated(mark: Mark, match: Occurrence, setting: Setting): boolean {
  const time = saidBeside(mark, match.start, setting).find(
    ({ start, end }) => start <= match.end + TIME_REACH && end >= match.start - TIME_REACH,
  );
  return (
    time !== undefined &&
    !belongsToPain(time, match, setting) &&
    !sharesSentence('recent', match, setting) &&
    !turnBetween(Math.min(time.end, match.end), Math.max(time.start, match.start), setting)
  );
}

/** "I've had back pain for years, can't pee": the years are the pain's. */
function belongsToPain(time: Occurrence, match: Occurrence, setting: Setting): boolean {
  const pains = said('old-trouble', setting);
  if (pains.length === 0) return false;
  const distance = (one: { start: number; end: number }): number =>
    one.start >= time.end ? one.start - time.end : Math.max(0, time.start - one.end);
  const own = Math.min(...match.parts.map(distance));
  return pains.some(
    (pain) =>
      distance(pain) < own && !match.parts.some((part) => part.start < pain.end && pain.start < part.end),
  );
}

/** Whether the thought turns ("but", "now") at a word from `from` up to `to`. */
const turnBetween = (from: number, to: number, setting: Setting): boolean =>
  said('turn', setting).some(({ start }) => start >= from && start < to);

/** "It wore off" after the sign, and it did not come back. */
export function isOver(match: Occurrence, setting: Setting): boolean {
  const ends = said('resolved', setting);
  if (ends.length === 0 || sharesSentence('again', match, setting)) return false;
  const sign = endOfSign(match, setting);
  return ends.some(
    ({ start, end }) =>
      start >= match.start &&
      start <= match.end + WELL_REACH &&
      !isOfSign(start, end, match, setting) &&
      !painGone(match.end, start, setting) &&
      !turnBetween(Math.min(sign, start), saidOfIt(start, setting), setting),
  );
}

/** "I no longer feel it": the words are the sign's own. */
const isOfSign = (from: number, to: number, match: Occurrence, { context }: Setting): boolean =>
  match.parts.some((part) => part.start <= from && to <= part.end && !context.has(part.concept));

/** "My foot just lies there. The pain went away": it is the pain that went, not the sign. */
function painGone(from: number, to: number, setting: Setting): boolean {
  const { words } = setting.message;
  return said('old-trouble', setting).some(({ start, end }) => {
    if (start < from || end > to) return false;
    let before = start - 1;
    while (DETERMINERS.has(words[before]?.text ?? '')) before--;
    return words[before]?.text !== 'and' && words[before]?.text !== 'or';
  });
}
const DETERMINERS = new Set('the my his her any all'.split(' '));

/** One past the last word of the sign itself, without a time or place that belongs to it. */
function endOfSign(match: Occurrence, { context }: Setting): number {
  const ends = match.parts.filter(({ concept }) => !context.has(concept)).map(({ end }) => end);
  return ends.length === 0 ? match.end : Math.max(...ends);
}

/** Words that may stand between "but" and "fine now" when both are about the same thing. */
const IT = new Set('but its it is thats that was now im i am all ok feels has'.split(' '));

/** Back from "fine now" to the "but" before it, as in "it was numb but it's fine now"; otherwise where it starts. */
function saidOfIt(start: number, { message }: Setting): number {
  let at = start;
  while (at > 0 && IT.has(message.words[at - 1]?.text ?? '')) at--;
  return message.words[at]?.text === 'but' ? at : start;
}
