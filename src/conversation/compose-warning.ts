// A warning sign → its card, and an unclear one → the question asked about it. It does not decide the level.
import { escalationMessage } from '../safety/escalation-message.ts';
import type { Latch } from '../safety/latch.ts';
import type { Level } from '../safety/level.ts';
import { paragraph } from './compose-answer.ts';
import type { Kit } from './kit.ts';
import type { Block } from './reply.ts';

export interface Warning {
  level: Level;
  /** Rules behind it, the most important first. */
  rules: readonly string[];
  who: 'self' | 'other';
  now: Date;
  /** Two-letter code when the sign was read in another language. */
  language?: string | undefined;
  /** What to watch for, below the card. */
  watchFor?: readonly string[];
}

/** The card: action first, then why, then numbers to call. Nothing else stands in an emergency card. */
export function warningCard(
  { knowledge, region }: Kit,
  { level, rules, who, now, language, watchFor = [] }: Warning,
): Block {
  const { clinic, regions, redFlags, replies } = knowledge;
  const message = escalationMessage(
    { level, rules, region, regions, clinic, now, who, ...(language ? { language } : {}) },
    redFlags,
  );
  const signs = watchFor.length > 0 ? watchFor : message.signs;
  return {
    type: 'care-card',
    level,
    heading: message.heading,
    blocks: [
      ...message.lines.map(paragraph),
      ...(message.reason === '' ? [] : [paragraph(message.reason)]),
      ...message.actions.map((action): Block => ({ type: 'action', ...action })),
      ...(signs.length === 0
        ? []
        : [paragraph(replies.check_watch), { type: 'list', ordered: false, items: signs } as const]),
    ],
  };
}

/** One question with the sign list beside it, so that not answering is safe. */
export function checkQuestion({ knowledge, fill }: Kit, ruleId: string, lead: string): Block[] {
  const { replies, redFlags } = knowledge;
  const question = redFlags.rules.get(ruleId)?.check ?? '';
  return [
    paragraph(lead),
    { type: 'heading', text: question },
    paragraph(fill(replies.ask_signs)),
    { type: 'list', ordered: false, items: redFlags.watchFor },
  ];
}

/** The short card that is shown again while a level stands. */
export function reminderCard({ knowledge, region, fill }: Kit, { level, crisis }: Standing): Block {
  const call = ({ text, tel }: Kit['region']['emergency']): Block[] =>
    tel ? [{ type: 'action', label: `Call ${text}`, tel }] : [];
  const numbers =
    level === 'emergency' ? [...call(region.emergency), ...(crisis ? call(region.crisis_line) : [])] : [];
  return {
    type: 'care-card',
    level,
    heading: fill(knowledge.replies.reminder[crisis ? 'crisis' : level]),
    blocks: numbers,
  };
}

/** A level that stands, and whether it is about thoughts of self-harm, which is worded apart. */
export interface Standing {
  level: Level;
  crisis: boolean;
}

export function standingOf({ knowledge }: Kit, latch: Latch): Standing | null {
  if (latch.level === null) return null;
  const crisis =
    latch.level === 'emergency' &&
    latch.rules.some((rule) => knowledge.redFlags.rules.get(rule)?.message === 'crisis');
  return { level: latch.level, crisis };
}
