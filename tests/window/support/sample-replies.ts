// Replies of every kind, as a clinic's content could give them, for tests and pictures of the window. Not the project's content.
import type { Block, Reply } from '../../../src/conversation/reply.ts';
import { plain } from './scripted-channel.ts';

const about = { drafted: '2026-11-01', reviewBy: '2027-11-01', clinicalReview: 'none' } as const;
const sources = [
  { title: 'NICE NG59, low back pain and sciatica (2020)', link: 'https://www.nice.org.uk/guidance/ng59' },
  { title: 'NHS, back pain (2025)', link: 'https://www.nhs.uk/conditions/back-pain/' },
];

export const welcome: Reply = plain('', {
  intent: 'greeting',
  blocks: [
    { type: 'paragraph', text: 'Hello. I answer questions about low back pain and walking.' },
    {
      type: 'paragraph',
      text: 'I am an automated information tool, not a clinician. I cannot examine you or say what is wrong, and I can be wrong.',
    },
    { type: 'paragraph', text: 'In an emergency do not wait for me. Call 999 or 112.' },
  ],
  choices: [
    { label: 'Is it OK to walk with back pain?', intent: 'is-walking-good' },
    { label: 'How much should I walk?', intent: 'how-much-walking' },
    { label: 'Show all topics' },
  ],
});

export const answer: Reply = plain('', {
  intent: 'is-walking-good',
  title: 'Is it OK to walk with back pain?',
  score: 0.93,
  blocks: [
    {
      type: 'paragraph',
      text: 'Yes. For most people walking is safe with low back pain, and it helps some people recover.',
    },
    { type: 'paragraph', text: 'Start with a distance that feels manageable, and build it up:' },
    {
      type: 'list',
      ordered: false,
      items: [
        'Try 5 to 10 minutes, once or twice a day.',
        'Add a few minutes every few days.',
        'Rest when you need to, then go on.',
      ],
    },
    { type: 'paragraph', text: 'Some soreness is common. It should settle within a day.' },
    {
      type: 'paragraph',
      text: 'Get emergency help if you have numbness between your legs, trouble peeing or controlling your bowels, or weakness or numbness in both legs.',
    },
  ],
  choices: [
    { label: 'How far should I walk?' },
    { label: 'What if it hurts more?' },
    { label: 'What shoes are best?' },
  ],
  sources,
  about,
  topic: 'Is it OK to walk with back pain?',
});

const card = (level: 'routine' | 'urgent' | 'emergency', heading: string, blocks: Block[]): Reply =>
  plain('', {
    kind: 'escalate',
    level,
    rules: ['cauda-equina'],
    blocks: [{ type: 'care-card', level, heading, blocks }],
  });

export const emergency: Reply = {
  ...card('emergency', 'Call 999 or 112 now, or go to A&E.', [
    {
      type: 'paragraph',
      text: 'Numbness around your bottom can mean that nerves in your back are being pressed. It needs care now.',
    },
    { type: 'action', label: 'Call 999 or 112', tel: '999' },
  ]),
  choices: [{ label: 'That is not happening to me' }],
};
export const urgent: Reply = card('urgent', 'Speak to a clinician today', [
  { type: 'paragraph', text: 'Weakness in a leg that is new should be looked at within 24 hours.' },
  { type: 'action', label: 'Call 111', tel: '111' },
  { type: 'action', label: 'Find urgent care', href: 'https://www.nhs.uk/nhs-services/' },
]);
export const routine: Reply = card('routine', 'Book an appointment', [
  {
    type: 'paragraph',
    text: 'Pain for more than 6 weeks is worth a booked appointment with a GP or physio.',
  },
]);
export const choose: Reply = plain('I am not quite sure what you mean. Is it one of these?', {
  kind: 'choose',
  choices: [
    { label: 'How far should I walk?' },
    { label: 'How fast should I walk?' },
    { label: 'None of these' },
  ],
});
export const decline: Reply = plain('I did not follow that. Try it in other words.', {
  kind: 'decline',
  choices: [{ label: 'Show all topics' }],
});

/** Answers by key word. */
export function sampleAnswer(text: string): Reply {
  const words = text.toLowerCase();
  if (words.includes('bum')) return emergency;
  if (words.includes('weak')) return urgent;
  if (words.includes('weeks')) return routine;
  if (words.includes('far') || words.includes('walk')) return answer;
  if (words.includes('not what i asked')) return choose;
  return decline;
}
