// Replies to labelled messages → verdicts and figures: answer, choose, escalate or decline, and whether that was right. It asks
// nothing itself.
import type { Reply } from '../../conversation/reply.ts';
import type { AmbiguousRow, OutsideRow, QuestionRow, RedFlagRow } from './read-rows.ts';

export const verdicts = ['answer', 'choose', 'escalate', 'decline'] as const;
export type Verdict = (typeof verdicts)[number];

/** One message, what came and whether it was right. */
export interface Judged {
  text: string;
  /** What should have come, and what came. */
  wanted: Verdict;
  got: Verdict;
  /** Style or kind of the message. */
  style: string;
  /** Right at once. */
  first: boolean;
  /** Right at once, or among the choices. */
  within: boolean;
  /** Answered, and wrongly. */
  wrong: boolean;
  /** Intent wanted and intent answered, for the list of confused pairs. */
  pair: { wanted: string; got: string } | null;
}

const offered = ({ choices }: Reply): string[] =>
  choices.flatMap(({ intent }) => (intent === undefined ? [] : [intent]));

/** `ask` stands with `escalate`: a possible warning sign is being followed up. */
export function verdictOf({ kind }: Reply): Verdict {
  return kind === 'ask' ? 'escalate' : kind;
}

export function judgeQuestion({ text, intent, also_ok, style }: QuestionRow, reply: Reply): Judged {
  const good = new Set([intent, ...also_ok]);
  const declinedRightly = reply.kind === 'decline' && good.has('out-of-scope');
  const first = (reply.intent !== null && good.has(reply.intent)) || declinedRightly;
  const within = first || (reply.kind === 'choose' && offered(reply).some((id) => good.has(id)));
  const wrong = reply.kind === 'answer' && !first;
  const pair = first ? null : { wanted: intent, got: reply.intent ?? offered(reply)[0] ?? reply.kind };
  const wanted = good.has('out-of-scope') ? 'decline' : 'answer';
  return { text, wanted, got: verdictOf(reply), style, first, within, wrong, pair };
}

export function judgeOutside({ text, kind }: OutsideRow, reply: Reply): Judged {
  const first = reply.kind === 'decline' || reply.intent === 'out-of-scope';
  const wrong = reply.kind === 'answer' && !first;
  return {
    text,
    wanted: 'decline',
    got: verdictOf(reply),
    style: kind,
    first,
    within: first || reply.kind === 'choose',
    wrong,
    pair: null,
  };
}

export function judgeAmbiguous({ text, acceptable }: AmbiguousRow, reply: Reply): Judged {
  const hit = [reply.intent ?? '', ...offered(reply)].some((id) => acceptable.includes(id));
  return {
    text,
    wanted: 'choose',
    got: verdictOf(reply),
    style: 'ambiguous',
    first: hit,
    within: hit,
    wrong: !hit && reply.kind === 'answer',
    pair: null,
  };
}

const RANK = { routine: 1, urgent: 2, emergency: 3 } as const;

export function judgeRedFlag({ text, expect, level }: RedFlagRow, reply: Reply): Judged {
  const shown = reply.level === null ? 0 : RANK[reply.level];
  const first =
    expect === 'fire'
      ? shown >= RANK[level ?? 'routine']
      : expect === 'ask'
        ? reply.kind === 'ask' || shown > 0
        : shown === 0;
  const wanted = expect === 'fire' || expect === 'ask' ? 'escalate' : 'answer';
  const style = expect === 'fire' ? `fire ${level ?? ''}` : expect;
  return {
    text,
    wanted,
    got: shown > 0 ? 'escalate' : verdictOf(reply),
    style,
    first,
    within: first,
    wrong: !first,
    pair: null,
  };
}

export interface Figures {
  count: number;
  first: number;
  within: number;
  wrong: number;
  declined: number;
}

/** Shares of all, rounded to three places; zeros for an empty list. */
export function figuresOf(list: readonly Judged[]): Figures {
  const share = (test: (one: Judged) => boolean): number =>
    list.length === 0 ? 0 : Math.round((1000 * list.filter(test).length) / list.length) / 1000;
  return {
    count: list.length,
    first: share(({ first }) => first),
    within: share(({ within }) => within),
    wrong: share(({ wrong }) => wrong),
    declined: share(({ got, first }) => got === 'decline' && !first),
  };
}

/** Rows: what should have come; columns: what came. */
export function confusionOf(list: readonly Judged[]): Record<Verdict, Record<Verdict, number>> {
  const row = (wanted: Verdict): Record<Verdict, number> => {
    const count = (got: Verdict): number =>
      list.filter((one) => one.wanted === wanted && one.got === got).length;
    return {
      answer: count('answer'),
      choose: count('choose'),
      escalate: count('escalate'),
      decline: count('decline'),
    };
  };
  return { answer: row('answer'), choose: row('choose'), escalate: row('escalate'), decline: row('decline') };
}

/** Pairs of intents mistaken for one another, most often first. */
export function worstPairs(list: readonly Judged[], most: number): { pair: string; times: number }[] {
  const times = new Map<string, number>();
  for (const { pair } of list)
    if (pair !== null)
      times.set(`${pair.wanted} → ${pair.got}`, (times.get(`${pair.wanted} → ${pair.got}`) ?? 0) + 1);
  return [...times]
    .map(([pair, count]) => ({ pair, times: count }))
    .sort((a, b) => b.times - a.times || (a.pair < b.pair ? -1 : 1))
    .slice(0, most);
}
