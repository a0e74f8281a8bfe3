// How long from nothing to the first answer, how much memory that takes, and how long a turn takes. Prints; judges nothing
// unless asked: with `--check` it fails when a figure is over its floor.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bot } from '../conversation/bot.ts';
import { buildBot } from '../conversation/build-bot.ts';
import { initialState } from '../conversation/state.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';

const root = join(import.meta.dirname, '..', '..');
const ROUNDS = 5;
/** Between the first answer and the look at the memory, ms. */
const SETTLE_MS = 1_500;
const QUESTION = 'Is it OK to walk with lower back pain?';
/** What the project promises: at most this much. */
const floors = { firstAnswerMs: 1_500, rssMb: 200, turnP50Ms: 0.5 } as const;

interface Start {
  readyMs: number;
  firstAnswerMs: number;
  /** Processor time to the first answer: what it takes on a machine with nothing else to do, all threads together. */
  cpuMs: number;
  rssMb: number;
}

/** Starts the server in a process of its own and asks it one question over HTTP. */
async function measureStart(): Promise<Start> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [join(root, 'src', 'main.ts')], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await untilReady(child.stdout);
    const readyMs = performance.now() - startedMs;
    await askOnce(url);
    const firstAnswerMs = performance.now() - startedMs;
    const cpuMs = cpuOf(child.pid ?? 0);
    // The server gives memory back once it has settled.
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return { readyMs, firstAnswerMs, cpuMs, rssMb: rssOf(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

async function untilReady(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const port = /http:\/\/localhost:(\d+)/.exec(text)?.[1];
    if (port !== undefined) return `http://127.0.0.1:${port}`;
  }
  throw new Error(`The server did not start:\n${text}`);
}

async function askOnce(url: string): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const opened = await fetch(`${url}/v3/directline/conversations`, {
    method: 'POST',
    headers: json,
    body: '{}',
  });
  const { conversationId, token } = (await opened.json()) as { conversationId: string; token: string };
  const activities = `${url}/v3/directline/conversations/${conversationId}/activities`;
  const headers = { ...json, authorization: `Bearer ${token}` };
  await fetch(activities, {
    method: 'POST',
    headers,
    body: JSON.stringify({ type: 'message', text: QUESTION }),
  });
  const page = (await (await fetch(activities, { headers })).json()) as {
    activities: { from: { role: string } }[];
  };
  if (page.activities.at(-1)?.from.role !== 'bot') throw new Error('The server gave no answer.');
}

/** Resident memory in MB, from the system; 0 where it does not say (anything but Linux). */
function rssOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Processor time used so far, in ms, in steps of 10; 0 where the system does not say. */
function cpuOf(pid: number): number {
  try {
    const [user = 0, system = 0] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
    return (user + system) * 10;
  } catch {
    return 0;
  }
}

/** Milliseconds per turn over every stored phrasing, each in a fresh conversation, after one round to warm up. */
function measureTurns(knowledge: Knowledge, bot: Bot): number[] {
  const messages = [...knowledge.intents.values()].flatMap(({ questions }) => questions);
  const now = new Date();
  const round = () =>
    messages.map((message) => {
      const beforeMs = performance.now();
      bot.takeTurn(message, initialState, now);
      return performance.now() - beforeMs;
    });
  round();
  return round().sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const starts: Start[] = [];
for (let i = 0; i < ROUNDS; i += 1) starts.push(await measureStart());
const median = (pick: (start: Start) => number) =>
  quantile(
    starts.map(pick).sort((a, b) => a - b),
    0.5,
  );
const loadedMs = performance.now();
const knowledge = loadKnowledge(root);
const bot = buildBot(knowledge, { region: 'other' });
const buildMs = performance.now() - loadedMs;
const turns = measureTurns(knowledge, bot);

const figures = {
  readyMs: median(({ readyMs }) => readyMs),
  firstAnswerMs: median(({ firstAnswerMs }) => firstAnswerMs),
  cpuMs: median(({ cpuMs }) => cpuMs),
  rssMb: median(({ rssMb }) => rssMb),
  knowledgeAndBotMs: buildMs,
  turnP50Ms: quantile(turns, 0.5),
  turnP99Ms: quantile(turns, 0.99),
};
for (const [name, value] of Object.entries(figures))
  process.stdout.write(`${name.padEnd(20)}${value.toFixed(2).padStart(10)}\n`);
process.stdout.write(`${ROUNDS} starts (median), ${turns.length} turns, Node ${process.version}\n`);
if (process.argv.includes('--check')) {
  const over = (Object.keys(floors) as (keyof typeof floors)[]).filter(
    (name) => figures[name] > floors[name],
  );
  for (const name of over) process.stderr.write(`${name} is over its floor of ${floors[name]}.\n`);
  process.exitCode = over.length > 0 ? 1 : 0;
}
