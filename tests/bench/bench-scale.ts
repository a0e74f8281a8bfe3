// `npm run bench:scale -- --data FILE`: build time, memory and latency at 1,000, 10,000 and 100,000 stored questions, made from
// the questions in FILE by joining and changing words. It measures no accuracy.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/cli/evaluation/typo-twin.ts';
import { buildMatcher } from '../../src/matching/build-matcher.ts';
import type { Row } from './peers.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    perIntent: { type: 'string', default: '1,20' },
  },
});
if (values.data === undefined) {
  process.stderr.write('Say which data: npm run bench:scale -- --data FILE\n');
  process.exit(2);
}
const source = (JSON.parse(readFileSync(values.data, 'utf8')) as { train: Row[] }).train.map(({ t }) => t);

for (const size of values.sizes.split(',').map(Number))
  for (const perIntent of values.perIntent.split(',').map(Number)) measure(size, perIntent);

function measure(size: number, perIntent: number): void {
  const random = seededRandom(size);
  const questions = Array.from({ length: size }, () => invent(random));
  const entries = Array.from({ length: Math.ceil(size / perIntent) }, (_, at) => ({
    id: `intent-${at}`,
    questions: questions.slice(at * perIntent, (at + 1) * perIntent),
  }));
  const before = memoryMb();
  const started = performance.now();
  const matcher = buildMatcher(entries);
  const buildMs = performance.now() - started;
  const memory = memoryMb() - before;
  const times: number[] = [];
  for (let i = 0; i < 1_000; i++) {
    const text = invent(random);
    const from = performance.now();
    matcher.match(text);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  process.stdout.write(
    `${size} questions, ${entries.length} intents: build ${(buildMs / 1_000).toFixed(2)} s, ${memory.toFixed(0)} MB, p50 ${(times[500] ?? 0).toFixed(2)} ms, p99 ${(times[990] ?? 0).toFixed(2)} ms\n`,
  );
}

/** Half of one question and half of another, with a made-up word now and then, so that the vocabulary grows too. */
function invent(random: () => number): string {
  const pick = (): string[] => (source[Math.floor(random() * source.length)] ?? '').split(' ');
  const first = pick();
  const second = pick();
  const words = [
    ...first.slice(0, Math.ceil(first.length / 2)),
    ...second.slice(Math.floor(second.length / 2)),
  ];
  if (random() < 0.3) words.push(`w${Math.floor(random() * 30_000).toString(36)}x`);
  return words.join(' ');
}

function memoryMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
