// A small bot with the real contract: it says back what it was told and counts its turns. It knows nothing about backs.
import type { Bot } from '../../src/conversation/bot.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { initialState } from '../../src/conversation/state.ts';

const nothing = {
  intent: null,
  title: null,
  score: 0,
  level: null,
  rules: [],
  sources: [],
  about: null,
  topic: null,
} as const;

function reply(text: string, labels: readonly string[] = []): Reply {
  return {
    ...nothing,
    kind: 'answer',
    blocks: [{ type: 'paragraph', text }],
    choices: labels.map((label) => ({ label })),
  };
}

export const echoBot: Bot = {
  version: 'echo',
  welcome: reply('Hello.', ['First', 'Second']),
  welcomeBack: reply('Hello again.', ['First', 'Second']),
  takeTurn: (message, state) => {
    if (message === 'throw') throw new Error(`could not answer ${message}`);
    const turn = state.turn + 1;
    return {
      reply: reply(`${turn}: ${message}`, ['More']),
      state: { ...initialState, turn },
      trace: {
        normalised: message,
        screening: { level: null, hits: [], asks: [], facts: [] } as never,
        step: 'match',
        match: null,
        notes: [],
      },
    };
  },
};
