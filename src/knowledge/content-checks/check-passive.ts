// L21: does the text say who does what? A rough look for "is done" and its like, so it only warns.
import type { AnswerText } from './answer-text.ts';
import { splitSentences } from './count-text.ts';
import type { Finding } from './finding.ts';

/** Share of sentences in the passive voice from which an answer is worth another look. */
const MAX_SHARE = 0.1;
const IRREGULAR =
  'done|given|taken|shown|known|seen|made|found|kept|held|put|told|felt|thought|caught|worn|torn|driven|written|chosen|broken|hurt|sent|brought|built|bought|begun|led|left|lost|meant|read|set|spent|understood';
/** Ended in -ed and said of how a person is or feels, not of what is done to them. */
const STATES =
  'worried|tired|scared|advised|used|bent|relaxed|needed|irritated|mixed|limited|related|raised|rested|interested|trained|supposed|allowed';
const PASSIVE = new RegExp(
  `\\b(?:is|are|was|were|be|been|being|gets?|got)\\s+(?:not |often |usually |also |only |rarely |sometimes |never |still )?(?!(?:${STATES})\\b)(?:\\p{L}{2,}ed|${IRREGULAR})\\b`,
  'iu',
);

export function checkPassive({ file, units }: AnswerText): Finding[] {
  const sentences = units.flatMap(({ text, line }) =>
    splitSentences(text).map((sentence) => ({ sentence, line })),
  );
  const passive = sentences.filter(({ sentence }) => PASSIVE.test(sentence));
  const [first] = passive;
  if (first === undefined || passive.length / sentences.length <= MAX_SHARE || passive.length < 2) return [];
  const message = `${passive.length} of ${sentences.length} sentences are passive: say who does what, first in "${first.sentence.slice(0, 60)}"`;
  return [{ file: file.answer.file, line: first.line, rule: 'L21', severity: 'warning', message }];
}
