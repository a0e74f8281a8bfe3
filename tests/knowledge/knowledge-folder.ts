// Builds small knowledge folders on disk, whole or broken. It checks nothing itself.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const projectFolder = join(import.meta.dirname, '..', '..');
const own = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');

export const goodAnswer = `---
title: Is walking good?
kind: answer
sources:
  - title: NICE NG59, low back pain
    link: https://www.nice.org.uk/guidance/ng59
drafted: 2026-11-21
review_by: 2027-11-21
clinical_review: none
safety_line: true
---
Yes, walking is safe for most people.

- Start with a short walk.
- Rest when you need to.

## How long
A few minutes are enough at first.
`;

export const goodTopic = `- id: is-walking-good
  answer: is-walking-good
  questions:
    - is walking good for me
    - should i go for walks
  follow_ups:
    - { to: how-far, say: How far should I walk? }
- id: how-far
  answer: how-far
  questions:
    - how far should i walk
`;

/** A folder without a fault: two questions, no warning signs. */
export const goodFiles: Readonly<Record<string, string>> = {
  'intents/walking.yaml': goodTopic,
  'intents/conversation.yaml': own('intents/conversation.yaml'),
  'intents/red-flags.yaml': '[]\n',
  'content/is-walking-good.md': goodAnswer,
  'content/how-far.md': goodAnswer.replace('Is walking good?', 'How far?'),
  'content/regions.yaml': own('content/regions.yaml'),
  'content/clinic.yaml': own('content/clinic.yaml'),
  'content/replies.yaml': own('content/replies.yaml'),
  'content/escalation.yaml': own('content/escalation.yaml'),
};

/** Writes the good folder with some files replaced, added, or left out (null). Removed when the test is over. */
export function writeFolder(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): string {
  const folder = emptyFolder();
  for (const [file, text] of Object.entries({ ...goodFiles, ...changes }))
    if (text !== null) writeInto(folder, file, text);
  return folder;
}

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'walkwell-knowledge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeInto(folder: string, file: string, text: string | Uint8Array): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
