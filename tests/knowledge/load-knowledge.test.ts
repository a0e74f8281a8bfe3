// What an author is told. The texts are an interface: they are pinned word for word.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ContentError, describeProblem } from '../../src/errors.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { goodAnswer, goodFiles, goodTopic, writeFolder, writeInto } from './knowledge-folder.ts';

const TOPIC = 'intents/walking.yaml';
const ANSWER = 'content/is-walking-good.md';
type Changes = Record<string, string | Uint8Array | null>;

/** What the loader says about the good folder with these changes. */
function problemsOf(changes: Changes): string[] {
  try {
    loadKnowledge(writeFolder(changes));
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(describeProblem);
  }
}
const topic = (from: string | RegExp, to: string): Changes => ({ [TOPIC]: goodTopic.replace(from, to) });
const answer = (from: string | RegExp, to: string): Changes => ({ [ANSWER]: goodAnswer.replace(from, to) });
const file = (name: string, from: string | RegExp, to: string): Changes => ({
  [name]: (goodFiles[name] ?? '').replace(from, to),
});

const HEADINGS =
  '"## How long", "## How often", "## How much", "## Is it safe", "## How to", "## Why", "## What else", "## When to stop", "## When to see someone", "## Who", "## More"';
const PLACEHOLDERS =
  '{emergency_number}, {health_line}, {crisis_line}, {poisons_line}, {clinic_name}, {clinic_phone}';
const NO_REPEATS =
  '"&" and "*" for repeating parts are not used here: write the value out, or write quotes around the text';

test('a word of another topic is listed alone and beside what makes it plainly so, in both orders', () => {
  const topics = '- topic: other parts of the body\n  words: [elbow, knee]\n  beside: [hurts]\n';
  expect(loadKnowledge(writeFolder({ 'intents/other-topics.yaml': topics })).otherTopics).toEqual([
    'elbow',
    'knee',
    'elbow hurts',
    'hurts elbow',
    'knee hurts',
    'hurts knee',
  ]);
});

test('a good folder loads with its questions, answers, regions and the bot\u2019s own sentences', () => {
  const knowledge = loadKnowledge(writeFolder());
  expect([...knowledge.intents.keys()]).toEqual(['is-walking-good', 'how-far']);
  const intent = knowledge.intents.get('is-walking-good');
  expect(intent?.topic).toBe('walking');
  expect(intent?.followUps).toEqual([{ to: 'how-far', say: 'How far should I walk?' }]);
  expect(intent?.answer.blocks).toEqual([
    { type: 'paragraph', text: 'Yes, walking is safe for most people.' },
    { type: 'list', ordered: false, items: ['Start with a short walk.', 'Rest when you need to.'] },
  ]);
  expect(intent?.answer.sections.get('how-long')).toEqual([
    { type: 'paragraph', text: 'A few minutes are enough at first.' },
  ]);
  expect(knowledge.regions.get('uk')?.emergency.text).toBe('999 or 112');
  expect(knowledge.version).toMatch(/^[0-9a-f]{64}$/);
});

test('what was loaded cannot be changed', () => {
  const intent = loadKnowledge(writeFolder()).intents.get('is-walking-good');
  expect(Object.isFrozen(intent)).toBe(true);
  expect(Object.isFrozen(intent?.answer.blocks)).toBe(true);
});

test('the version is the same for the same files and another for any change of a letter', () => {
  const version = (changes: Changes = {}): string => loadKnowledge(writeFolder(changes)).version;
  expect(version()).toBe(version());
  expect(version(answer('most people', 'many people'))).not.toBe(version());
});

test.each<[string, Changes, string]>([
  // YAML
  [
    'a field twice',
    topic('  answer: is-walking-good', '  answer: is-walking-good\n  answer: how-far'),
    `${TOPIC}:3: the field "answer" is there twice: keep one`,
  ],
  ['an anchor', topic('- is walking', '- &a is walking'), `${TOPIC}:4: ${NO_REPEATS}`],
  [
    'a tag',
    topic('- should i', '- !go should i'),
    `${TOPIC}:5: a word starts with "!": write quotes around the text`,
  ],
  [
    'an open quote',
    topic('- is walking good for me', '- "is walking good'),
    `${TOPIC}:4: the quote that starts here is not closed: close it on this line`,
  ],
  [
    'a colon in a phrasing',
    topic('- is walking good for me', '- my physio says: keep walking'),
    `${TOPIC}:4 [0].questions[0]: a colon followed by a space splits this text in two: write quotes around the whole text`,
  ],
  [
    'two documents',
    { [TOPIC]: `${goodTopic}---\n- id: z\n` },
    `${TOPIC}:12: a line of three dashes starts a second document: delete it`,
  ],
  [
    'a directive',
    { [TOPIC]: `%YAML 1.1\n---\n${goodTopic}` },
    `${TOPIC}:1: a line that starts with "%" is not used here: delete it`,
  ],
  // Topic files
  [
    'a file that is no list',
    { 'intents/extra.yaml': 'id: x\n' },
    'intents/extra.yaml:1: this file must be a list of questions: start each with "- id: "',
  ],
  [
    'an empty file',
    { 'intents/extra.yaml': '' },
    'intents/extra.yaml:1: this file must be a list of questions: start each with "- id: "',
  ],
  [
    'an unknown field',
    topic('  follow_ups:', '  folow_ups:'),
    `${TOPIC}:6 [0].folow_ups: there is no field "folow_ups" here. Did you mean "follow_ups"?`,
  ],
  [
    'a number as a phrasing',
    topic('should i go for walks', '42'),
    `${TOPIC}:5 [0].questions[1]: write quotes around it: "42"`,
  ],
  [
    'an empty phrasing',
    topic('- should i go for walks', '-'),
    `${TOPIC}:5 [0].questions[1]: nothing stands here: write text, or delete the line`,
  ],
  [
    'a phrasing without a word',
    topic('should i go for walks', '"? 1 !"'),
    `${TOPIC}:5 [0].questions[1]: this line has no word in it: write a question in words, or delete the line`,
  ],
  [
    'a very long phrasing',
    topic('should i go for walks', 'x'.repeat(401)),
    `${TOPIC}:5 [0].questions[1]: keep a phrasing under 400 characters`,
  ],
  [
    'no phrasing',
    topic(/\n {4}- how far should i walk\n$/, ' []\n'),
    `${TOPIC}:10 [1].questions: write at least one question people ask`,
  ],
  [
    'no list of phrasings',
    topic(/\n {4}- how far should i walk\n$/, '\n'),
    `${TOPIC}:10 [1].questions: nothing stands here: write a list, each line starting with "- ", or delete the line`,
  ],
  [
    'the same phrasing twice',
    topic('- should i go for walks', '- Is walking good for me?'),
    `${TOPIC}:5 [0].questions[1]: the same words stand already in this question (${TOPIC}:4): delete one of the two`,
  ],
  [
    'the same phrasing under two ids',
    topic('- should i go for walks', '- How far should I walk?!'),
    `${TOPIC}:11 [1].questions[0]: the same words stand already in "is-walking-good" (${TOPIC}:5): delete one of the two`,
  ],
  [
    'a phrasing that is also a near miss',
    topic('  follow_ups:', '  not:\n    - Should I go for walks?\n  follow_ups:'),
    `${TOPIC}:7 [0].not[0]: the same words stand under questions of this very id: delete one of the two`,
  ],
  [
    'an unknown role',
    topic('  follow_ups:', '  role: greting\n  follow_ups:'),
    `${TOPIC}:6 [0].role: "greting" is not known here: write one of greeting, thanks, small-talk, help, start-over, talk-to-human, ask-for-diagnosis, out-of-scope, emergency-signs. Did you mean "greeting"?`,
  ],
  [
    'a role twice',
    topic(/ {2}questions:/g, '  role: help\n  questions:'),
    `${TOPIC}:11 [1].role: the role "help" is taken by is-walking-good in ${TOPIC}:3: delete one of the two`,
  ],
  [
    'a long button',
    topic('How far should I walk?', 'How far should I walk on a long and windy road today?'),
    `${TOPIC}:7 [0].follow_ups[0].say: keep a follow-up button at 45 characters or fewer`,
  ],
  [
    'five follow-ups',
    topic(/ {4}- \{ to.*\n/, '    - { to: how-far, say: How far should I walk? }\n'.repeat(5)),
    `${TOPIC}:7 [0].follow_ups: at most 4 follow-ups`,
  ],
  [
    'an unknown aspect',
    topic('  follow_ups:', '  aspects:\n    how-lnog: how-far\n  follow_ups:'),
    `${TOPIC}:7 [0].aspects.how-lnog: there is no field "how-lnog" here. Did you mean "how-long"?`,
  ],
  // Links
  [
    'an id twice over two files',
    { 'intents/more.yaml': '- id: how-far\n  answer: how-far\n  questions: [what distance]\n' },
    `${TOPIC}:8 [1].id: the id "how-far" stands already in intents/more.yaml:1: give one of them another name`,
  ],
  [
    'an answer nobody wrote',
    { ...topic('answer: how-far', 'answer: how-fra'), 'content/how-far.md': null },
    `${TOPIC}:9 [1].answer: there is no content/how-fra.md: write it, or name an answer that exists.`,
  ],
  [
    'an answer nobody uses',
    { 'content/extra.md': goodAnswer.replace('Is walking good?', 'Extra') },
    'content/extra.md: no question uses this answer: write "answer: extra" in intents/, or delete the file',
  ],
  [
    'a dangling follow-up',
    topic('to: how-far', 'to: how-fra'),
    `${TOPIC}:7 [0].follow_ups[0].to: there is no question with the id "how-fra": name one that exists. Did you mean "how-far"?`,
  ],
  [
    'a follow-up to itself',
    topic('to: how-far', 'to: is-walking-good'),
    `${TOPIC}:7 [0].follow_ups[0].to: this leads back to the same question: name another one`,
  ],
  [
    'a dangling aspect',
    topic('  follow_ups:', '  aspects:\n    how-long: nowhere\n  follow_ups:'),
    `${TOPIC}:7 [0].aspects.how-long: there is no question with the id "nowhere": name one that exists.`,
  ],
  [
    'a dangling easier exercise',
    topic('  follow_ups:', '  easier: nowhere\n  follow_ups:'),
    `${TOPIC}:6 [0].easier: there is no question with the id "nowhere": name one that exists.`,
  ],
  [
    'two answers with one title',
    answer('Is walking good?', 'how far?'),
    `${ANSWER}:2 title: content/how-far.md has the same title: word one differently`,
  ],
  // Front matter
  [
    'no front matter',
    answer('---\n', ''),
    `${ANSWER}:1: the file must start with a line of three dashes, the fields (title, kind, sources …) and another line of three dashes`,
  ],
  [
    'a day that does not exist',
    answer('drafted: 2026-11-21', 'drafted: 2026-02-30'),
    `${ANSWER}:7 drafted: write a day that exists as year-month-day, such as 2026-11-21`,
  ],
  [
    'a review before the draft',
    answer('review_by: 2027', 'review_by: 2025'),
    `${ANSWER}:8 review_by: the day of review must lie after the day of drafting, 2026-11-21: write a later day`,
  ],
  [
    'a clinical review before the draft',
    answer('review: none', 'review: { by: A. Name, on: 2026-01-01 }'),
    `${ANSWER}:9 clinical_review: the text was drafted on 2026-11-21, so nobody can have checked it on 2026-01-01: write a later day`,
  ],
  [
    'a clinical review in free words',
    answer('review: none', 'review: checked'),
    `${ANSWER}:9 clinical_review: write none, or the fields by (who checked it) and on (the day)`,
  ],
  [
    'a link without https',
    answer('https://', 'http://'),
    `${ANSWER}:6 sources[0].link: write a link that starts with https://`,
  ],
  [
    'no sources',
    answer(/sources:[\s\S]*?drafted/, 'drafted'),
    `${ANSWER}:2 sources: this field is missing: write a list, each line starting with "- "`,
  ],
  [
    'a misspelt kind',
    answer('kind: answer', 'kind: anser'),
    `${ANSWER}:3 kind: "anser" is not known here: write one of answer, exercise, meta. Did you mean "answer"?`,
  ],
  [
    'yes for true',
    answer('safety_line: true', 'safety_line: yes'),
    `${ANSWER}:10 safety_line: write true or false here, not "yes"`,
  ],
  [
    'a long title',
    answer('Is walking good?', 'x'.repeat(61)),
    `${ANSWER}:2 title: keep the title at 60 characters or fewer`,
  ],
  [
    'an unknown field of the front matter',
    answer('kind:', 'reviewby: 2026-01-01\nkind:'),
    `${ANSWER}:3 reviewby: there is no field "reviewby" here. Did you mean "review_by"?`,
  ],
  [
    'a field of the front matter twice',
    answer('kind: answer', 'kind: answer\nkind: meta'),
    `${ANSWER}:4: the field "kind" is there twice: keep one`,
  ],
  // The text of an answer
  [
    'an unknown heading',
    answer('## How long', '## How lnog'),
    `${ANSWER}:17: "## How lnog" is not a heading an answer may have: write one of ${HEADINGS}. Did you mean "How long"?`,
  ],
  [
    'a heading of another size',
    answer('## How long', '### How long'),
    `${ANSWER}:17: write the heading as "## How long"`,
  ],
  [
    'a section twice',
    answer('## How long', '## How long\nA.\n\n## How long'),
    `${ANSWER}:20: the section "## How long" is there twice: join the two`,
  ],
  [
    'an empty section',
    answer('A few minutes are enough at first.', ''),
    `${ANSWER}:17: the section "## How long" is empty: write it or delete the heading`,
  ],
  [
    'an empty answer',
    answer(/Yes[\s\S]*to\.\n/, ''),
    `${ANSWER}:12: the answer is empty: write it between the front matter and the first "## "`,
  ],
  ['HTML', answer('Yes,', '<b>Yes</b>,'), `${ANSWER}:12: HTML is not shown: write plain text`],
  [
    'a link',
    answer('Yes,', '[Yes](page),'),
    `${ANSWER}:12: links are not shown in an answer: name the page in words, and put its link under sources`,
  ],
  ['bold', answer('Yes,', '**Yes**,'), `${ANSWER}:12: bold and italics are not shown: write plain text`],
  ['italics', answer('Yes,', '*Yes*,'), `${ANSWER}:12: bold and italics are not shown: write plain text`],
  ['a star as bullet', answer('- Start', '* Start'), `${ANSWER}:14: start each line of a list with "- "`],
  [
    'a list inside a list',
    answer('- Rest', '  - Rest'),
    `${ANSWER}:15: a list inside a list: start the line at the margin`,
  ],
  [
    'a misspelt placeholder',
    answer('Yes,', 'Call {emergency_nmber},'),
    `${ANSWER}:12: there is nothing to fill in for {emergency_nmber}: write one of ${PLACEHOLDERS}, or no braces. Did you mean "emergency_number"?`,
  ],
  [
    'a placeholder that names an object\u2019s insides',
    answer('Yes,', 'Yes {{constructor}},'),
    `${ANSWER}:12: there is nothing to fill in for {constructor}: write one of ${PLACEHOLDERS}, or no braces.`,
  ],
  // Reserved files
  [
    'a missing reserved file',
    { 'content/regions.yaml': null },
    'content/regions.yaml: this file is missing: write it, or copy it from the project',
  ],
  [
    'no red-flag rules',
    { 'intents/red-flags.yaml': null },
    'intents/red-flags.yaml: this file is missing: write it, or copy it from the project',
  ],
  [
    'a region twice',
    file('content/regions.yaml', 'id: ireland', 'id: uk'),
    'content/regions.yaml:13 [1].id: the region "uk" is there twice: delete one',
  ],
  [
    'no region for everybody else',
    file('content/regions.yaml', 'id: other', 'id: elsewhere'),
    'content/regions.yaml:6: the region "other" is missing: add it, with words instead of numbers, for people whose country is not known',
  ],
  [
    'hours that run backwards',
    file('content/clinic.yaml', 'monday: closed', 'monday: 18:00-09:00'),
    'content/clinic.yaml:11 hours.monday: write the earlier hour first, as 09:00-17:30',
  ],
  [
    'an unknown time zone',
    file('content/clinic.yaml', '\ntime_zone: Europe/London', '\ntime_zone: Europe/Lundon'),
    'content/clinic.yaml:9 time_zone: write a time zone as in the IANA list, such as Europe/London',
  ],
  [
    'a short synonym entry',
    { 'intents/synonyms.yaml': '- say: [lbp]\n  means: low back pain\n' },
    'intents/synonyms.yaml:1 [0].reason: this field is missing: write text',
  ],
  // Files
  ['a .yml file', { 'intents/walk.yml': '[]' }, 'intents/walk.yml: end the name in .yaml: walk.yaml'],
  [
    'another kind of file',
    { 'content/notes.txt': 'x' },
    'content/notes.txt: only .md and .yaml files are read here: rename it or move it out of content/',
  ],
  [
    'an unknown file in content',
    { 'content/repies.yaml': 'x' },
    'content/repies.yaml: there is no such file in content/: it may hold clinic.yaml, escalation.yaml, regions.yaml, replies.yaml and answers that end in .md. Did you mean "replies.yaml"?',
  ],
  [
    'a file name with capitals',
    { 'content/Extra One.md': goodAnswer },
    'content/Extra One.md: name the file in lower-case words joined by hyphens, such as is-walking-good.md',
  ],
  [
    'bytes that are no text',
    { [ANSWER]: Buffer.concat([Buffer.from(goodAnswer), Buffer.from([0xff, 0xfe])]) },
    `${ANSWER}:19: this line holds bytes that are not UTF-8: save the file as UTF-8`,
  ],
  [
    'a control character',
    answer('Yes', 'Y\u0007es'),
    `${ANSWER}:12: this line holds a control character: delete it`,
  ],
  [
    'a file of 9 MB',
    { [TOPIC]: `${goodTopic}#${'x'.repeat(9 * 1024 * 1024)}` },
    `${TOPIC}: the file is larger than 8192 KB: split it into several files`,
  ],
])('an author who writes %s is told where and what to type', (_fault, changes, expected) => {
  expect(problemsOf(changes)).toContain(expected);
});

test('all mistakes of all files are told at once, in the order of the files', () => {
  const changes = {
    ...topic('to: how-far', 'to: nowhere'),
    ...answer('drafted: 2026-11-21', 'drafted: 2026-13-01'),
    'content/how-far.md': goodAnswer.replace('Is walking good?', 'How far?').replace('Yes,', '<i>Yes</i>,'),
    'content/clinic.yaml': null,
  };
  expect(problemsOf(changes)).toEqual([
    'content/clinic.yaml: this file is missing: write it, or copy it from the project',
    'content/how-far.md:12: HTML is not shown: write plain text',
    `${ANSWER}:7 drafted: write a day that exists as year-month-day, such as 2026-11-21`,
    `${TOPIC}:7 [0].follow_ups[0].to: there is no question with the id "nowhere": name one that exists.`,
  ]);
});

test('a small file that would unfold into billions of words is refused without unfolding it', () => {
  const level = (name: string, inner: string): string =>
    `${name}: &${name} [${Array(9).fill(inner).join(', ')}]\n`;
  const bomb =
    level('a', 'ha') + [...'bcdefghi'].map((name, index) => level(name, `*${'abcdefgh'[index]}`)).join('');
  expect(problemsOf({ [TOPIC]: bomb })).toContain(`${TOPIC}:9: ${NO_REPEATS}`);
});

test.each([
  ['brackets', '['.repeat(50_000)],
  ['braces', '{a: '.repeat(50_000)],
  ['dashes', '- '.repeat(50_000)],
])('100,000 nested %s give one clear problem', (_name, text) => {
  expect(problemsOf({ [TOPIC]: text })).toContain(
    `${TOPIC}:1: lists or fields are nested too deep: a bracket or a dash is wrong`,
  );
});

test('fields named like the insides of an object are unknown fields and change nothing', () => {
  const problems = problemsOf(
    topic(
      '  follow_ups:',
      '  __proto__: { polluted: 1 }\n  constructor: { prototype: { polluted: 1 } }\n  follow_ups:',
    ),
  );
  const known =
    'Write one of id, answer, role, questions, not, follow_ups, aspects, easier, harder, or delete it';
  expect(problems).toEqual([
    `${TOPIC}:6 [0].__proto__: there is no field "__proto__" here. ${known}`,
    `${TOPIC}:7 [0].constructor: there is no field "constructor" here. ${known}`,
  ]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('a red-flag pattern with a word nobody defined is told by line', () => {
  const rule = `- id: test-rule
  level: urgent
  reason: A sign that needs a look today.
  source: { title: A guideline, link: https://www.nice.org.uk/guidance/ng59 }
  reviewer: none
  review_by: 2027-11-21
  check: Is it there?
  fire:
    - no-such-concept
  examples: { fire: [], ask: [], none: [] }
`;
  expect(problemsOf({ 'intents/red-flags.yaml': rule })).toContain(
    'intents/red-flags.yaml:9 [0].fire[0]: there is no concept "no-such-concept": write one that stands in intents/red-flags/, or add it there',
  );
});

test('a red-flag rule with a misspelt field is told in the same words as any other file', () => {
  expect(problemsOf({ 'intents/red-flags.yaml': '- id: test-rule\n  levle: urgent\n' })).toEqual(
    expect.arrayContaining([
      'intents/red-flags.yaml:2 [0].levle: there is no field "levle" here. Did you mean "level"?',
      'intents/red-flags.yaml:1 [0].reason: this field is missing: write text',
    ]),
  );
});

test('a folder that does not exist is named', () => {
  expect(() => loadKnowledge('/no/such/folder')).toThrow(
    '/no/such/folder: there is no such folder: give the folder that holds intents/ and content/',
  );
});

test('a folder to be tried out needs only topics and answers, and may ask one thing twice', () => {
  const only = Object.fromEntries(Object.keys(goodFiles).map((name) => [name, null]));
  const folder = writeFolder({
    ...only,
    [TOPIC]: goodTopic.replace('- should i go for walks', '- how far should i walk'),
    [ANSWER]: goodAnswer,
    'content/how-far.md': goodAnswer,
  });
  const knowledge = loadKnowledge(folder, { partial: true });
  expect(knowledge.intents.size).toBe(2);
  expect(knowledge.redFlags.rules.size).toBe(0);
  expect(knowledge.synonyms).toEqual([]);
  expect(knowledge.regions.has('other')).toBe(true);
  expect(() => loadKnowledge(folder)).toThrow(ContentError);
});

test('whatever bytes stand in the files, nothing but a ContentError is thrown', () => {
  const names = Object.keys(goodFiles);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom(
          '- ',
          'id: ',
          'a',
          '\n',
          '  ',
          '&x ',
          '*x',
          '[',
          ']',
          '{',
          '}',
          '"',
          "'",
          '---\n',
          '## ',
          '!',
          '#',
          ': ',
          '\t',
          '1. ',
        ),
        { maxLength: 80 },
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );
  const folder = writeFolder();
  fc.assert(
    fc.property(fc.constantFrom(...names), bytes, (name, text) => {
      writeInto(folder, name, text);
      try {
        loadKnowledge(folder);
      } catch (error) {
        expect(error).toBeInstanceOf(ContentError);
      }
      writeInto(folder, name, goodFiles[name] ?? '');
    }),
    { numRuns: 100 },
  );
}, 120_000);

test('a file cut off anywhere is either good or refused with a named file, never half used', () => {
  const full = loadKnowledge(writeFolder()).version;
  for (const [name, text] of [
    [TOPIC, goodTopic],
    [ANSWER, goodAnswer],
  ] as const)
    for (let length = 0; length < text.length; length += 23) {
      const changes = { [name]: text.slice(0, length) };
      const problems = problemsOf(changes);
      if (problems.length === 0) expect(loadKnowledge(writeFolder(changes)).version).not.toBe(full);
      else expect(problems.join('\n')).toMatch(/^(intents|content)\//);
    }
});
