// All content checks over one reading of the knowledge. Each check is in its own file and says what it asks; this one only runs them.
import type { KnowledgeReading } from '../read-knowledge.ts';
import { type AnswerText, toAnswerText } from './answer-text.ts';
import { checkAbbreviations } from './check-abbreviations.ts';
import { checkBaseRates } from './check-base-rates.ts';
import { checkCertainty } from './check-certainty.ts';
import { checkEscalation } from './check-escalation.ts';
import { checkExercise, checkExerciseLinks } from './check-exercises.ts';
import { checkFollowUps } from './check-follow-ups.ts';
import { checkLengths } from './check-lengths.ts';
import { checkMainMessage } from './check-main-message.ts';
import { checkNumbers, checkTypedNumbers } from './check-numbers.ts';
import { checkPassive } from './check-passive.ts';
import { checkPhrasingCounts } from './check-phrasing-counts.ts';
import { checkReadingLevel } from './check-reading-level.ts';
import { checkSafetyLine } from './check-safety-line.ts';
import { checkNames, checkSources } from './check-sources.ts';
import { checkMedicines, checkWording } from './check-wording.ts';
import { type Finding, sortFindings } from './finding.ts';
import { collectShownTexts, type ShownText } from './shown-texts.ts';

const answerChecks: readonly ((answer: AnswerText) => Finding[])[] = [
  checkReadingLevel,
  checkLengths,
  checkMedicines,
  checkBaseRates,
  checkCertainty,
  checkSources,
  checkSafetyLine,
  checkExercise,
  checkPassive,
  checkAbbreviations,
  checkMainMessage,
];
const textChecks: readonly ((texts: readonly ShownText[]) => Finding[])[] = [
  checkWording,
  checkNumbers,
  checkNames,
];
const wholeChecks: readonly ((reading: KnowledgeReading) => Finding[])[] = [
  checkFollowUps,
  checkExerciseLinks,
  checkEscalation,
  checkPhrasingCounts,
  checkTypedNumbers,
];

/** Every finding, sorted. A reading with problems is checked as far as it goes. */
export function runContentChecks(reading: KnowledgeReading): Finding[] {
  const answers = answerTexts(reading);
  const texts = collectShownTexts(reading, answers);
  return sortFindings([
    ...answerChecks.flatMap((check) => answers.flatMap(check)),
    ...textChecks.flatMap((check) => check(texts)),
    ...wholeChecks.flatMap((check) => check(reading)),
  ]);
}

/** The answers in the order of their files, each with the intents that use it. */
export function answerTexts({ answers, intents }: KnowledgeReading): AnswerText[] {
  return [...answers.values()].map((file) =>
    toAnswerText(
      file,
      [...intents.values()].filter(({ answer }) => answer === file.answer),
    ),
  );
}
