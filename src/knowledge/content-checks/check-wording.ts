// Runs the tables of words over every text a person can read: answers, buttons, the bot's own sentences and warnings.
import type { AnswerText } from './answer-text.ts';
import { isSpelledOut } from './check-abbreviations.ts';
import type { Finding } from './finding.ts';
import { allowedDrugNames, drugNames, drugTopics } from './medicine-names.ts';
import type { ShownText } from './shown-texts.ts';
import { knownCapitals, type WordingRule, wordingRules } from './wording-rules.ts';

/** L06-L12, L22-L24, L26 and L10: each phrase of the tables that stands in a text people see. */
export function checkWording(texts: readonly ShownText[]): Finding[] {
  return texts.flatMap((text) => [
    ...wordingRules.flatMap((rule) => applyRule(rule, text)),
    ...checkCapitals(text),
  ]);
}

function applyRule(
  { rule, pattern, message, severity = 'error', only, except }: WordingRule,
  { file, line, text, use }: ShownText,
): Finding[] {
  if ((only !== undefined && only !== use) || use === except) return [];
  return [...text.matchAll(pattern)]
    .filter(() => rule !== 'L12' || !/\b\d[\d,]* (?:in|out of) (?:every )?\d/.test(text))
    .map(([found]) => ({ file, line, rule, severity, message: `"${found}": ${message}` }));
}

/** L11: words of three or more capitals shout, unless readers know them or the text explains them. */
function checkCapitals({ file, line, text }: ShownText): Finding[] {
  return [...text.matchAll(/\b\p{Lu}{3,}\b(?!-\p{Lu}?\d)/gu)]
    .filter(({ 0: found, index }) => !knownCapitals.has(found) && !isSpelledOut(text, index, found.length))
    .map(([found]) => ({
      file,
      line,
      rule: 'L11',
      severity: 'error' as const,
      message: `"${found}": no words in capitals; write it in small letters, or spell it out`,
    }));
}

/** L09: medicines are named only where medicines are the topic. */
export function checkMedicines({ file, units, intents }: AnswerText): Finding[] {
  if (intents.some(({ id }) => drugTopics.has(id))) return [];
  return units.flatMap(({ text, line }) =>
    [...text.matchAll(drugNames)]
      .filter(([found]) => !allowedDrugNames.has(found.toLowerCase()))
      .map(([found]) => ({
        file: file.answer.file,
        line,
        rule: 'L09',
        severity: 'error' as const,
        message: `"${found}": name medicines only in ${[...drugTopics].join(', ')}; write "painkiller" or "anti-inflammatory"`,
      })),
  );
}
