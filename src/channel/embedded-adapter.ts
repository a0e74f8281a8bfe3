// Runs SDK turns inside the server: what the bot sends is handed back to the caller instead of going over the network.
// It neither stores nor delivers.
import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import { setFrame, type TurnFrame } from './turn-frame.ts';

/** Longest pause a bot may ask for with a `delay` activity. */
const MAX_DELAY_MS = 2_000;

const outboxKey = Symbol('outbox');

export type Outgoing = Partial<Activity> & { id: string };

export interface EmbeddedTurn {
  activity: Partial<Activity>;
  frame: TurnFrame;
  /** Gives each message of the bot its id. */
  nextId: () => string;
  logic: (context: TurnContext) => Promise<void>;
}

interface Outbox {
  sent: Outgoing[];
  nextId: () => string;
}

export class EmbeddedAdapter extends BotAdapter {
  /** Runs one turn. Resolves with the messages for the person, in order; rejects with whatever the logic throws. */
  async runTurn({ activity, frame, nextId, logic }: EmbeddedTurn): Promise<readonly Outgoing[]> {
    const context = new TurnContext(this, activity);
    const outbox: Outbox = { sent: [], nextId };
    context.turnState.set(outboxKey, outbox);
    setFrame(context, frame);
    await this.runMiddleware(context, logic);
    return outbox.sent;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const outbox: Outbox = context.turnState.get(outboxKey);
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === 'delay') await pause(activity.value);
      // Everything but messages is between bot and machine: traces, invoke responses, and hand-off events, which carry
      // the whole transcript.
      const id = activity.type === 'message' ? outbox.nextId() : '';
      if (activity.type === 'message') outbox.sent.push({ ...activity, id });
      responses.push({ id });
    }
    return responses;
  }

  override async updateActivity(): Promise<void> {
    throw new TypeError('the embedded channel does not change what was said');
  }

  override async deleteActivity(): Promise<void> {
    throw new TypeError('the embedded channel does not take back what was said');
  }

  override async continueConversation(): Promise<void> {
    throw new TypeError('the embedded channel speaks only when spoken to');
  }
}

async function pause(value: unknown): Promise<void> {
  const delayMs = typeof value === 'number' && value > 0 ? Math.min(value, MAX_DELAY_MS) : 0;
  await new Promise((resolve) => setTimeout(resolve, delayMs));
}
