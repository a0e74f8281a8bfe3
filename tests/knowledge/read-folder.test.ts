import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeProblem } from '../../src/errors.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { emptyFolder, goodAnswer, writeFolder, writeInto } from './knowledge-folder.ts';

const problemsOf = (folder: string): string[] => readFolder(folder).problems.map(describeProblem);

test('files are read in the order of their paths, backups and hidden files passed over', () => {
  const folder = writeFolder({
    'content/.hidden': 'x',
    'content/how-far.md~': 'x',
    'intents/.walking.yaml.swp': 'x',
    'content/a.tmp': 'x',
  });
  const { files, problems } = readFolder(folder);
  expect(problems).toEqual([]);
  const names = files.map(({ file }) => file);
  expect(names).toEqual([...names].sort());
  expect(names).toContain('content/how-far.md');
  expect(names).not.toContain('content/how-far.md~');
});

test('a link to a file outside the folder is refused', () => {
  const outside = emptyFolder();
  writeInto(outside, 'secret.md', goodAnswer);
  const folder = writeFolder();
  symlinkSync(join(outside, 'secret.md'), join(folder, 'content/secret.md'));
  expect(problemsOf(folder)).toEqual([
    'content/secret.md: this link leads out of the knowledge folder: put the file itself here',
  ]);
  expect(readFolder(folder).files.map(({ file }) => file)).not.toContain('content/secret.md');
});

test('a folder that is a link to the outside is refused', () => {
  const outside = writeFolder();
  const folder = emptyFolder();
  mkdirSync(join(folder, 'intents'));
  symlinkSync(join(outside, 'content'), join(folder, 'content'));
  expect(problemsOf(folder)).toEqual([
    'content: this link leads out of the knowledge folder: put the file itself here',
  ]);
});

test('a link inside the folder is followed, as in a mounted volume', () => {
  const folder = writeFolder();
  mkdirSync(join(folder, 'stored'));
  renameSync(join(folder, 'content/how-far.md'), join(folder, 'stored/how-far.md'));
  symlinkSync('../stored/how-far.md', join(folder, 'content/how-far.md'));
  expect(problemsOf(folder)).toEqual([]);
});

test('a link to nothing, a folder and a pipe with the name of a file are named and never waited for', () => {
  const folder = writeFolder();
  symlinkSync('nowhere.md', join(folder, 'content/lost.md'));
  mkdirSync(join(folder, 'content/folder.md'));
  execFileSync('mkfifo', [join(folder, 'content/pipe.md')]);
  expect(problemsOf(folder).sort()).toEqual([
    'content/folder.md: this is not a file: move it out of the knowledge folder',
    'content/lost.md: this is a link to nothing, or cannot be read: put the file itself here',
    'content/pipe.md: this is not a file: move it out of the knowledge folder',
  ]);
});

test('a folder without intents/ or content/ is told what to make', () => {
  expect(problemsOf(emptyFolder())).toEqual([
    'intents: there is no folder intents/: make one',
    'content: there is no folder content/: make one',
  ]);
});
