// The bot as the Bot Framework SDK runs it, on every channel alike: state and text in, reply activity and new state out.
// It stores nothing and knows no HTTP.
import {
  ActionTypes,
  type Activity,
  ActivityHandler,
  ActivityTypes,
  type TurnContext,
} from 'botbuilder-core';
import type { Bot } from '../conversation/bot.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { type ConversationState, initialState } from '../conversation/state.ts';
import { frameOf } from './turn-frame.ts';

export class WalkwellActivityHandler extends ActivityHandler {
  readonly #bot: Bot;

  constructor(bot: Bot) {
    super();
    this.#bot = bot;
    this.onMessage(async (context, next) => {
      await this.#answer(context);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      await this.#greet(context);
      await next();
    });
  }

  async #answer(context: TurnContext): Promise<void> {
    const frame = frameOf(context);
    const turn = this.#bot.takeTurn(context.activity.text, usable(frame.state), frame.now);
    frame.state = turn.state;
    await context.sendActivity(messageOf(turn.reply));
  }

  /** Channels tell of the bot's own arrival in the same way as of a person's; only people are greeted. */
  async #greet(context: TurnContext): Promise<void> {
    const { membersAdded, recipient } = context.activity;
    if (!membersAdded?.some(({ id }) => id !== recipient.id)) return;
    const { welcome, welcomeBack } = this.#bot;
    await context.sendActivity(messageOf(frameOf(context).isAfresh ? welcomeBack : welcome));
  }
}

/** A state of another shape, from another release, is not guessed at. */
function usable(state: ConversationState | null): ConversationState {
  return state?.version === initialState.version ? state : initialState;
}

/** A reply in the two forms channels read: plain text with buttons, and the whole reply as data for our own window. */
function messageOf(reply: Reply): Partial<Activity> {
  const actions = reply.choices.map(({ label }) => ({
    type: ActionTypes.ImBack,
    title: label,
    value: label,
  }));
  return {
    type: ActivityTypes.Message,
    text: renderText(reply, { choices: 'none' }),
    textFormat: 'plain',
    ...(actions.length === 0 ? {} : { suggestedActions: { to: [], actions } }),
    channelData: { reply },
  };
}
