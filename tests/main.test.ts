// The server as a process: what it prints, how it stops, with which code.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildWindow } from '../src/cli/build-window.ts';
import { openChat } from './channel/client.ts';

const root = join(import.meta.dirname, '..');
const children = new Set<ChildProcess>();

beforeAll(async () => {
  const outDir = join(root, 'dist', 'window');
  if (!existsSync(join(outDir, 'manifest.json'))) await buildWindow({ outDir });
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

interface Server {
  child: ChildProcess;
  url: string;
  printed(): string;
  code: Promise<number | null>;
}

function launch(env: Record<string, string>, flags: readonly string[] = []): Omit<Server, 'url'> {
  const clean = { PATH: process.env.PATH ?? '', PORT: '0', HOST: '127.0.0.1', ...env };
  const child = spawn(process.execPath, [...flags, join(root, 'src', 'main.ts')], { cwd: root, env: clean });
  children.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, printed: () => text, code };
}

async function start(env: Record<string, string> = {}, flags: readonly string[] = []): Promise<Server> {
  const launched = launch(env, flags);
  const ready = /Open (http:\/\/localhost:\d+)/;
  let ended = false;
  void launched.code.then(() => (ended = true));
  while (!ready.test(launched.printed())) {
    if (ended) throw new Error(`the server did not start:\n${launched.printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const url = ready.exec(launched.printed())?.[1] ?? '';
  return { ...launched, url: url.replace('localhost', '127.0.0.1') };
}

describe('the server process', () => {
  it('prints where to open it, answers, and stops cleanly when told', async () => {
    const { child, url, printed, code } = await start();
    expect((await fetch(url)).status).toBe(200);
    const chat = await openChat(url);
    expect((await chat.say('Is it OK to walk with lower back pain? zanzibar')).status).toBe(200);
    const [welcome, , reply] = (await chat.read()).activities;
    expect(welcome?.text).not.toBe('');
    expect(reply?.from.role).toBe('bot');
    child.kill('SIGTERM');
    expect(await code).toBe(0);
    expect(printed()).toContain('restarts end conversations');
    expect(printed()).not.toMatch(/zanzibar|127\.0\.0\.1|Deprecat/);
    expect(printed()).not.toContain(chat.id);
  });

  it('finishes what it has begun under load, and fails no request before its readiness says so', async () => {
    const { child, url, code } = await start({
      DRAIN_SECONDS: '1',
      TOKEN_SECRET: 's'.repeat(32),
      MESSAGES_PER_MINUTE: '100000',
      ADDRESS_MESSAGES_PER_MINUTE: '100000',
    });
    const chats = await Promise.all(Array.from({ length: 5 }, () => openChat(url)));
    let draining = false;
    const failures: unknown[] = [];
    const client = async (chat: (typeof chats)[number]) => {
      // A load balancer sends no more once the readiness check fails.
      while (!draining) {
        const answer = await chat.say('walking').catch((fault: unknown) => fault);
        if ((answer as { status?: number }).status !== 200) failures.push(answer);
      }
    };
    const probe = async () => {
      while (!draining) draining = (await fetch(`${url}/readyz`)).status === 503;
    };
    const load = Promise.all([...chats.map(client), probe()]);
    child.kill('SIGTERM');
    await load;
    expect(failures).toEqual([]);
    expect(await code).toBe(0);
  });

  it('goes on answering when nobody reads its log', async () => {
    const { child, url } = await start();
    child.stdout?.pause();
    // A pipe holds 64 KB; these are some 100 KB of lines.
    for (let i = 0; i < 800; i += 1) expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  });

  it('ends at once on a second signal', async () => {
    const { child, code, printed } = await start({ DRAIN_SECONDS: '5' });
    child.kill('SIGTERM');
    while (!printed().includes('"stopping"')) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGTERM');
    expect(await code).toBe(1);
    expect(printed()).not.toContain('"stopped"');
  });

  it('refuses to start on bad settings, names each on one line and prints no value', async () => {
    const { code, printed } = launch({ PORT: 'eighty', REGION: 'mars', TOKEN_SECRET: 'hunter2' });
    expect(await code).toBe(78);
    expect(printed().trimEnd().split('\n')).toEqual([
      'The configuration has 3 problem(s):',
      'PORT: write a whole number from 0 to 65535.',
      expect.stringMatching(/^TOKEN_SECRET: write at least 32 characters/),
      expect.stringMatching(/^REGION: write one of .*other/),
    ]);
    expect(printed()).not.toMatch(/hunter2|mars|eighty/);
  });

  it('says so when it cannot listen where it is told to', async () => {
    const { code, printed } = launch({ HOST: '203.0.113.9' });
    expect(await code).toBe(78);
    expect(printed()).toMatch(/^HOST: this machine has no such address\. Write 127\.0\.0\.1 /m);
    expect(printed()).not.toContain('    at ');
  });

  it('says so when its port is taken', async () => {
    const first = await start();
    const second = launch({ PORT: new URL(first.url).port });
    expect(await second.code).toBe(1);
    expect(second.printed()).toContain(
      'The port is taken by another program. Stop that, or set PORT to another number.\n',
    );
    expect(second.printed()).not.toContain('    at ');
  });

  it.each([
    ['a rejected promise', 'Promise.reject(new Error("zanzibar"))', 'unhandledRejection'],
    ['a throwing timer', '(() => { throw new Error("zanzibar") })()', 'uncaughtException'],
  ])('ends with code 1 on %s nobody caught, and logs it without its words', async (_what, fault, event) => {
    const trigger = `process.once("SIGUSR2", () => setTimeout(() => ${fault}, 1))`;
    const { child, code, printed } = await start({}, [
      '--import',
      `data:text/javascript,${encodeURIComponent(trigger)}`,
    ]);
    child.kill('SIGUSR2');
    expect(await code).toBe(1);
    expect(printed()).toContain(`"event":"${event}"`);
    expect(printed()).not.toContain('zanzibar');
  });
});
