// Which words fail and which do not. A new row in a table of words needs a row here.
import { expect, test } from 'vitest';
import { checkNumbers } from '../../../src/knowledge/content-checks/check-numbers.ts';
import { checkNames } from '../../../src/knowledge/content-checks/check-sources.ts';
import { checkMedicines, checkWording } from '../../../src/knowledge/content-checks/check-wording.ts';
import type { ShownText } from '../../../src/knowledge/content-checks/shown-texts.ts';
import { answerWith, rulesOf } from './answer-under-test.ts';

const shown = (text: string, use: ShownText['use'] = 'answers'): ShownText[] => [
  { file: 'content/x.md', line: 7, text, use },
];
const rulesFor = (text: string, use?: ShownText['use']): string[] => {
  const texts = shown(text, use);
  return [...new Set(rulesOf([...checkWording(texts), ...checkNumbers(texts), ...checkNames(texts)]))];
};

test.each([
  ['Your spine is worn out.', 'L06 error'],
  ['It is wear and tear.', 'L06 error'],
  ['The bone is crumbling.', 'L06 error'],
  ['A damaged disc.', 'L06 error'],
  ['The joint is unstable.', 'L06 error'],
  ['It is out of place.', 'L06 error'],
  ['A misaligned hip.', 'L06 error'],
  ['A slipped disc can hurt.', 'L06 error'],
  ['Your disc has slipped.', 'L06 error'],
  ['A fragile back.', 'L06 error'],
  ['You have a weak core.', 'L06 error'],
  ['It comes from bad posture.', 'L06 error'],
  ['Bone on bone.', 'L06 error'],
  ['This cures pain.', 'L07 error'],
  ['It will fix your back.', 'L07 error'],
  ['We guarantee it.', 'L07 error'],
  ['You will be pain-free.', 'L07 error'],
  ['It always works.', 'L07 error'],
  ['It is proven to help.', 'L07 error'],
  ['You have sciatica.', 'L08 error'],
  ["You've probably got a bit of arthritis.", 'L08 error'],
  ['You may have got an infection.', 'L08 error'],
  ['It is probably a strain.', 'L08 error'],
  ["It's likely to be your disc.", 'L08 error'],
  ['This means you need rest.', 'L08 error'],
  ['Your risk is low.', 'L08 error'],
  ['We treat your pain.', 'L08 error'],
  ['A doctor may prescribe it.', 'L08 error'],
  ['Take 400 mg.', 'L09 error'],
  ['Take 2 tablets.', 'L09 error'],
  ['Use it 3 times a day.', 'L09 error'],
  ['Take it 4-hourly.', 'L09 error'],
  ['Take it every 6 hours.', 'L09 error'],
  ['Well done!', 'L11 error'],
  ['Walk \u{1F600}.', 'L11 error'],
  ['Do NOT wait.', 'L11 error'],
  ['It helps 30% of people.', 'L12 error'],
  ['It helps 30 percent.', 'L12 error'],
  ['Call 999.', 'L17 error'],
  ['Call 911 now.', 'L17 error'],
  ['Ring 111 or 112.', 'L17 error'],
  ['Ring 116 123.', 'L17 error'],
  ['Ring 0800 611 116.', 'L17 error'],
  ['The gap was 112 days.', 'L17 error'],
  ['Take Nurofen.', 'L18 error'],
  ['See Dr Smith.', 'L18 error'],
  ['See www.example.org.', 'L18 error'],
  ['Unfortunately it lasts.', 'L22 error'],
  ["I'm sorry, but I cannot.", 'L22 error'],
  ['As an AI I cannot say.', 'L22 error'],
  ['Like a worn tyre.', 'L23 error'],
  ['A wake-up call.', 'L23 error'],
  ['It strengthens bones.', 'L24 error'],
  ['Touch your palms to the floor.', 'L24 error'],
  ['Imaging will determine it.', 'L24 error'],
  ['She should rest.', 'L26 error'],
  ['For elderly people.', 'L26 error'],
  ['People who suffer from it.', 'L26 error'],
  ['Studies show it helps.', 'L28 warning'],
  ['Walk for three minutes.', 'L28 warning'],
])('%j breaks %s', (text, rule) => {
  expect(rulesFor(text)).toContain(rule);
});

test.each([
  'Some call it a "slipped disc".',
  'You may have been told you have arthritis.',
  'Ask first if you have an infection.',
  'Tell them whether you have had cancer.',
  'The kerb is damp, so go slowly.',
  'No single cause can be shown.',
  'It helps about 3 in 10 people (30%).',
  'Walk 1,000 steps, or 10,000 in time.',
  'Walk 2.5 km in 111.5 minutes.',
  'See a GP, or ask the NHS about an MRI or CT scan.',
  'A blood test such as C-reactive protein (CRP) looks for inflammation.',
  'HLA-B27 is a gene test.',
  'Some helpers here and there.',
  'Walk every day, morning and evening.',
  'Call {emergency_number}.',
  'Ask {health_line}.',
  'The fixed point is your foot.',
])('%j breaks no rule of wording', (text) => {
  expect(rulesFor(text)).toEqual([]);
});

test('a button may use the word people know, an answer only in quotes', () => {
  expect(rulesFor('What is a slipped disc?', 'buttons')).toEqual([]);
  expect(rulesFor('What is a slipped disc?', 'titles')).toEqual(['L06 error']);
});

test('contractions are for answers and never for warnings', () => {
  expect(rulesFor("You don't have to.")).toEqual([]);
  expect(rulesFor("Don't wait.", 'warnings')).toEqual(['L10 error']);
  expect(rulesFor('Do not wait. It cannot wait.', 'warnings')).toEqual([]);
});

test('the finding names file, line, rule and what to change', () => {
  expect(checkWording(shown('For elderly people.'))).toEqual([
    { file: 'content/x.md', line: 7, rule: 'L26', severity: 'error', message: '"elderly": write "older"' },
  ]);
});

test('medicines are named only where they are the topic', () => {
  const body = 'Ibuprofen may help a little.';
  expect(rulesOf(checkMedicines(answerWith(body)))).toEqual(['L09 error']);
  expect(checkMedicines(answerWith(body, { id: 'pain-medicines' }))).toEqual([]);
  expect(checkMedicines(answerWith('An anti-inflammatory may help a little.'))).toEqual([]);
});
