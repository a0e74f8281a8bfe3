// L12, second half: "a lower risk" says nothing without "of how many". It needs reading in context, so it only warns.
import type { AnswerText } from './answer-text.ts';
import type { Finding } from './finding.ts';

const RELATIVE =
  /\b(?:lower|lowers|reduces?|cuts?|halves?|doubles?|higher|raises?|less|more) (?:the |your |a )?(?:risk|chance)\b|\b(?:times|twice) (?:more|as|less) likely\b/i;
const NATURAL = /\b\d[\d,]* (?:in|out of|of) (?:every )?\d/;

export function checkBaseRates({ file, units }: AnswerText): Finding[] {
  return units.flatMap(({ text, line }) => {
    const found = RELATIVE.exec(text);
    if (found === null || NATURAL.test(text)) return [];
    const message = `"${found[0]}": say of how many, such as "5 in 100 instead of 10 in 100", or leave it out`;
    return [{ file: file.answer.file, line, rule: 'L12', severity: 'warning' as const, message }];
  });
}
