// A whole conversation with the bot, and one turn of it as the JSON that `ask --jsonl` prints.
import type { Bot, Turn } from '../conversation/bot.ts';
import { renderText } from '../conversation/render-text.ts';
import { type ConversationState, initialState } from '../conversation/state.ts';

/** The time every shell conversation happens at, so that the same lines print the same bytes: a Monday morning. */
const FIXED_NOW = new Date('2026-01-05T10:00:00Z');

export function converse(bot: Bot, messages: readonly string[], now: Date = FIXED_NOW): Turn[] {
  let state: ConversationState = initialState;
  return messages.map((message) => {
    const turn = bot.takeTurn(message, state, now);
    state = turn.state;
    return turn;
  });
}

/** The shape promised to scripts: see "Ask from a shell" in the README. */
export function toJsonTurn(user: string, { reply, trace }: Turn, explain: boolean): Record<string, unknown> {
  return {
    user,
    kind: reply.kind,
    intent: reply.intent,
    score: reply.score,
    choices: reply.choices.flatMap(({ intent }) => (intent === undefined ? [] : [intent])),
    level: reply.level,
    rules: reply.rules,
    text: renderText(reply),
    ...(explain ? { trace } : {}),
  };
}
