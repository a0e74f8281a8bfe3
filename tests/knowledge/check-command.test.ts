import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, goodAnswer, projectFolder, writeFolder, writeInto } from './knowledge-folder.ts';

const node = join(projectFolder, 'node_modules/.bin/node');
function check(...args: string[]): { code: number | null; out: string } {
  const { status, stdout } = spawnSync(node, [join(projectFolder, 'src/cli/check.ts'), ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout };
}

test('problems and errors are printed with file and line, and fail', () => {
  const folder = writeFolder({
    'content/how-far.md': goodAnswer.replace('Is walking good?', 'How far?').replace('Yes,', '<b>Yes</b>,'),
  });
  const { code, out } = check('--knowledge', folder);
  expect(code).toBe(1);
  expect(out).toContain('content/how-far.md:12: HTML is not shown: write plain text');
  expect(out).toContain(
    'content/is-walking-good.md:12 L04 error: the main answer has 17 words, at least 25: say more',
  );
  expect(out).toMatch(/2 questions: 1 problems, \d+ errors, \d+ warnings\./);
});

test('the table and the list of unconfirmed claims are printed on request', () => {
  const folder = writeFolder();
  expect(check('--knowledge', folder, '--table').out).toMatch(/^answer +grade +ease +grade all/);
  const unconfirmed = check('--knowledge', folder, '--unconfirmed');
  expect(unconfirmed.code).toBe(0);
  expect(unconfirmed.out).toContain('Not yet checked by a clinician: 2 of 2 answers');
});

test('the same content gives the same output', () => {
  const folder = writeFolder();
  expect(check('--knowledge', folder).out).toBe(check('--knowledge', folder).out);
});

test('a text that shares eight words with an answer is named on request', () => {
  const folder = writeFolder({
    'content/how-far.md': goodAnswer
      .replace('Is walking good?', 'How far?')
      .replace('Yes,', 'Walk to the end of the road and back.'),
  });
  const texts = emptyFolder();
  writeInto(texts, 'page.txt', 'First walk to the end of the road and back, then rest.');
  const { code, out } = check('--knowledge', folder, '--quiet', '--compare', texts);
  expect(code).toBe(1);
  expect(out).toContain(
    'content/how-far.md:12 L19 error: "walk to the end of the road and" stands also in page.txt',
  );
});

test('the rules are listed by their ids', () => {
  const { code, out } = check('--rules');
  expect(code).toBe(0);
  const ids = out
    .trim()
    .split('\n')
    .map((line) => line.slice(0, 3));
  expect(ids).toEqual([
    ...Array.from({ length: 28 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`),
    'P01',
  ]);
});
