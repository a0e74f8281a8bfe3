// A small catalogue for the tests of matching: six topics, small talk, and examples of what is not answered.
import { buildMatcher } from '../../src/matching/build-matcher.ts';
import type { MatcherOptions } from '../../src/matching/catalogue.ts';
import type { MatchEntry, Matcher } from '../../src/matching/match-result.ts';

export const entries: readonly MatchEntry[] = [
  {
    id: 'is-walking-good',
    questions: [
      'is walking good for a bad back',
      'does walking help back pain',
      'should i walk with a sore back',
      'benefits of walking for the back',
    ],
  },
  {
    id: 'walking-shoes',
    questions: [
      'best shoes for walking with back pain',
      'which trainers should i wear',
      'do insoles help my back',
      'what footwear is best',
    ],
  },
  {
    id: 'heat-and-ice',
    questions: [
      'heat or ice for back pain',
      'should i use a hot water bottle',
      'is an ice pack good for my back',
      'warm or cold on a sore back',
    ],
  },
  {
    id: 'sleep-and-lying',
    questions: [
      'how should i sleep with back pain',
      'best position in bed',
      'which mattress is best for a bad back',
      'my back hurts at night',
    ],
    not: ['which mattress brand is cheapest'],
  },
  {
    id: 'sciatica',
    questions: [
      'what is sciatica',
      'pain shooting down my leg',
      'how long does sciatica last',
      'trapped nerve in my back and leg',
    ],
  },
  {
    id: 'plank',
    questions: [
      'how do i do a plank',
      'how long should i hold a plank',
      'is the plank safe for my back',
      'plank exercise',
    ],
  },
  { id: 'greeting', questions: ['hello', 'hi there', 'good morning', 'hey'] },
  { id: 'thanks', questions: ['thank you', 'thanks a lot', 'cheers', 'that was helpful'] },
  {
    id: 'out-of-scope',
    questions: [
      'weather tomorrow',
      'who won the cricket',
      'my knee is swollen',
      'recipe for curry',
      'tennis elbow',
      'oak plank flooring price',
    ],
  },
];

export const options: MatcherOptions = {
  outOfScope: ['out-of-scope'],
  smallTalk: ['greeting', 'thanks'],
  synonyms: [{ say: ['trapped nerve', 'shooting leg pain'], means: 'sciatica' }],
  otherTopics: ['migraine', 'pizza', 'clutch'],
};

export const small: Matcher = buildMatcher(entries, options);
