// Asks the bot every labelled message, each in a conversation of its own, and gathers the verdicts. It prints nothing.
import { join } from 'node:path';
import type { Bot } from '../../conversation/bot.ts';
import type { Reply } from '../../conversation/reply.ts';
import { converse } from '../converse.ts';
import { ambiguousRow, outsideRow, questionRow, readRows, redFlagRow } from './read-rows.ts';
import { type Judged, judgeAmbiguous, judgeOutside, judgeQuestion, judgeRedFlag } from './score-replies.ts';
import { seededRandom, typoTwin } from './typo-twin.ts';

const TWIN_SEED = 20_261_121;

/** Sets by name, in the order they are shown. A missing file gives an empty set. */
export function evaluate(bot: Bot, folder: string): Map<string, Judged[]> {
  const ask = (text: string): Reply => {
    const [turn] = converse(bot, [text]);
    if (turn === undefined) throw new RangeError('the bot took no turn');
    return turn.reply;
  };
  const questions = readRows(join(folder, 'questions.jsonl'), questionRow);
  const random = seededRandom(TWIN_SEED);
  const twins = questions.map((row) => ({ ...row, text: typoTwin(row.text, random) }));
  const judgeQuestions = (file: string): Judged[] =>
    readRows(join(folder, file), questionRow).map((row) => judgeQuestion(row, ask(row.text)));
  const judgeOutsiders = (file: string): Judged[] =>
    readRows(join(folder, file), outsideRow).map((row) => judgeOutside(row, ask(row.text)));
  const judgeSigns = (file: string): Judged[] =>
    readRows(join(folder, file), redFlagRow).map((row) => judgeRedFlag(row, ask(row.text)));
  return new Map([
    ['questions', questions.map((row) => judgeQuestion(row, ask(row.text)))],
    ['typo twins', twins.map((row) => judgeQuestion(row, ask(row.text)))],
    ['out of scope', judgeOutsiders('out-of-scope.jsonl')],
    // Nothing is fitted on these three: they tell how it does with messages nobody has worked on.
    ['unseen questions', judgeQuestions('unseen-questions.jsonl')],
    ['unseen statements', judgeQuestions('unseen-statements.jsonl')],
    ['unseen out of scope', judgeOutsiders('unseen-out-of-scope.jsonl')],
    [
      'ambiguous',
      readRows(join(folder, 'ambiguous.jsonl'), ambiguousRow).map((row) =>
        judgeAmbiguous(row, ask(row.text)),
      ),
    ],
    ['warning signs', judgeSigns('red-flags.jsonl')],
    ['later warning signs', judgeSigns('red-flags-later.jsonl')],
  ]);
}
