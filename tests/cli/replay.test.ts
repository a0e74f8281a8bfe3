// A transcript written by `ask --jsonl` and played again by `replay`, both as the commands a person runs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'walkwell-replay-'));
const talks = [
  ['is it ok to walk with back pain', 'how long for?', 'thanks'],
  ['I have lost control of my bowels and my back hurts', 'start over', 'yes'],
];
let transcript = '';

beforeAll(() => {
  const lines = `${talks.map((talk) => JSON.stringify(talk)).join('\n')}\n`;
  const asked = run('ask.ts', ['--jsonl', '--region', 'uk'], lines);
  expect(asked).toMatchObject({ status: 0, stderr: '' });
  transcript = asked.stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(tool: string, args: readonly string[], input = '') {
  return spawnSync(process.execPath, [join(root, 'src', 'cli', tool), ...args], { input, encoding: 'utf8' });
}

function replay(content: string, region = 'uk') {
  const file = join(folder, 'talk.jsonl');
  writeFileSync(file, content);
  return run('replay.ts', [file, '--region', region]);
}

describe('replaying a transcript', () => {
  test('shows no difference when nothing has changed', () => {
    expect(replay(transcript)).toMatchObject({
      status: 0,
      stdout: '6 turns replayed, 0 different\n',
      stderr: '',
    });
  });

  test('shows the place, the field, what it was and what it is', () => {
    const lines = transcript
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    lines[1].turns[0].level = 'routine';
    const { status, stdout } = replay(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(status).toBe(1);
    expect(stdout).toBe(
      'line 2, turn 1: level was "routine", is "emergency"\n6 turns replayed, 1 different\n',
    );
  });

  test('shows a changed number to call in the words of the reply', () => {
    const { status, stdout } = replay(transcript, 'other');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^line 2, turn 1: text was ".*999/m);
  });

  test('holds only what the transcript holds against the bot', () => {
    const messagesAlone = JSON.stringify({ turns: [{ user: 'hello' }, { user: 'thanks' }] });
    expect(replay(messagesAlone)).toMatchObject({ status: 0, stdout: '2 turns replayed, 0 different\n' });
  });
});

describe('a file that cannot be replayed', () => {
  test.each([
    ['is not JSON', 'hello\n', 'line 1'],
    ['is cut off in the middle', '{"turns":[{"user":"hello"}]}\n{"turns":[{"us', 'line 2'],
    ['holds something else', '{"questions":[]}\n', 'line 1'],
    ['holds a turn without a message', '{"turns":[{"kind":"answer"}]}\n', 'line 1'],
  ])('that %s is named in one plain line', (_what, content, place) => {
    const { status, stdout, stderr } = replay(content);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^\\S+talk\\.jsonl cannot be replayed: ${place}: .+\\n$`));
  });

  test('that is not there is named', () => {
    const { status, stderr } = run('replay.ts', [join(folder, 'missing.jsonl')]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\S+missing\.jsonl cannot be replayed: .+\n$/);
  });

  test('that is not named at all is asked for', () => {
    expect(run('replay.ts', [])).toMatchObject({ status: 2, stdout: '' });
    expect(run('replay.ts', []).stderr).toMatch(/^Name the transcript to replay/);
  });
});
