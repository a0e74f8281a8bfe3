// Pages around a small made-up knowledge, for tests of the window and of the pages. Not the project's content.
import type { Router } from 'express';
import type { Bot } from '../../../src/conversation/bot.ts';
import { initialState } from '../../../src/conversation/state.ts';
import type { Intent, Knowledge } from '../../../src/knowledge/knowledge.ts';
import { createPages, type PagesOptions } from '../../../src/pages/create-pages.ts';
import { sampleAnswer, welcome } from './sample-replies.ts';

const contact = (text: string, tel?: string) => ({
  text,
  to_be_confirmed: true,
  ...(tel !== undefined && { tel }),
});

export function sampleIntent(
  id: string,
  title: string,
  more: Partial<Intent> = {},
  answer: Partial<Intent['answer']> = {},
): Intent {
  return {
    id,
    topic: 'is-walking-ok',
    questions: [title],
    not: [],
    followUps: [],
    aspects: new Map(),
    answer: {
      id,
      title,
      kind: 'answer',
      blocks: [{ type: 'paragraph', text: 'Yes. For most people walking is safe.' }],
      sections: new Map(),
      sources: [{ title: 'NICE NG59', link: 'https://www.nice.org.uk/guidance/ng59' }],
      drafted: '2026-11-01',
      reviewBy: '2027-11-01',
      clinicalReview: 'none',
      safetyLine: true,
      toBeConfirmed: [],
      file: `content/${id}.md`,
      ...answer,
    },
    ...more,
  };
}

export function sampleKnowledge(intents: readonly Intent[]): Knowledge {
  return {
    version: '0123456789abcdef',
    intents: new Map(intents.map((intent) => [intent.id, intent])),
    regions: new Map([
      [
        'uk',
        {
          id: 'uk',
          name: 'United Kingdom',
          emergency: contact('999 or 112', '999'),
          health_line: contact('NHS 111', '111'),
          crisis_line: contact('Samaritans on 116 123', '116123'),
          poisons_line: contact('NHS 111', '111'),
        },
      ],
    ]),
    clinic: { name: '' },
    replies: {
      welcome: [
        'I am an automated information tool, not a clinician.',
        'In an emergency call {emergency_number}.',
      ],
      safety_line: 'Get emergency help if you have numbness between your legs.',
      topic_names: { 'is-walking-ok': 'Walking with back pain', causes: 'Why it hurts' },
    },
  } as unknown as Knowledge;
}

const usual = [
  sampleIntent('is-walking-good', 'Is it OK to walk with back pain?', {
    followUps: [{ to: 'emergency-signs', say: 'Which signs are an emergency?' }],
  }),
  sampleIntent('emergency-signs', 'Which signs are an emergency?', { role: 'emergency-signs' }),
];

export const sampleBot: Bot = {
  version: 'x',
  welcome,
  welcomeBack: welcome,
  takeTurn: (message) => ({ reply: sampleAnswer(message), state: initialState, trace: {} as never }),
};

export function samplePages(options: Partial<PagesOptions> & { assetsDir: string }): Router {
  return createPages({ knowledge: sampleKnowledge(usual), bot: sampleBot, region: 'uk', ...options });
}
