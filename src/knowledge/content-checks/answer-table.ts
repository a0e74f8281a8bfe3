// The figures of every answer side by side, for whoever tunes the texts. It judges nothing.
import type { KnowledgeReading } from '../read-knowledge.ts';
import { unitsOf } from './answer-text.ts';
import { countText } from './count-text.ts';
import { answerTexts } from './run-content-checks.ts';

/** Lines of a table: a heading, one line per answer, the worst of each column. Grade and ease are of the main answer. */
export function answerTable(reading: KnowledgeReading): string[] {
  const rows = answerTexts(reading).map((answer) => {
    const main = countText(
      unitsOf(answer, null).map(({ text }) => text),
      answer.file.medicalTerms,
    );
    const whole = countText(
      answer.units.map(({ text }) => text),
      answer.file.medicalTerms,
    );
    const phrasings = answer.intents.reduce((sum, { questions }) => sum + questions.length, 0);
    const figures = [main.grade, main.ease, whole.grade, whole.ease];
    const counts = [main.words, whole.longest.words, answer.file.answer.sections.size, phrasings];
    return {
      name: answer.file.answer.id,
      cells: [...figures.map((value) => value.toFixed(1)), ...counts.map(String)],
    };
  });
  const heads = ['grade', 'ease', 'grade all', 'ease all', 'words', 'longest', 'sections', 'phrasings'];
  const width = Math.max(6, ...rows.map(({ name }) => name.length));
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(width)}  ${cells.map((cell, index) => cell.padStart(heads[index]?.length ?? 0)).join('  ')}`;
  const worst = heads.map((head, column) => {
    const values = rows.map(({ cells }) => Number(cells[column]));
    return (/ease|sections|phrasings/.test(head) ? Math.min(...values) : Math.max(...values)).toString();
  });
  return [
    line('answer', heads),
    ...rows.map(({ name, cells }) => line(name, cells)),
    line('worst', rows.length === 0 ? [] : worst),
  ];
}
