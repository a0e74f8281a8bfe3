// `npm run bench:match -- --data FILE`: our matcher and its peers on the same questions in one run. FILE is JSON with `test` and
// one or more training lists (`train5`, `train10`, `train`), each of rows { "t": text, "i": intent }.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom, typoTwin } from '../../src/cli/evaluation/typo-twin.ts';
import { type Contestant, contestants, type Guess, type Row } from './peers.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    /** Which training lists; default train5 and train10. */
    train: { type: 'string', multiple: true },
    /** Names of contestants, as far as they start alike; default all. */
    only: { type: 'string', multiple: true },
    /** Ask only every nth question. */
    every: { type: 'string', default: '1' },
  },
});
if (values.data === undefined) {
  process.stderr.write('Say which data: npm run bench:match -- --data FILE\n');
  process.exit(2);
}
const wanted = (name: string): boolean =>
  values.only === undefined || values.only.some((part) => name.toLowerCase().startsWith(part.toLowerCase()));

for (const file of values.data) {
  const data = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Row[]>;
  for (const list of values.train ?? ['train5', 'train10']) {
    const given = data[list];
    if (given === undefined) continue;
    const rows = [...given, ...namesOf(given)];
    const test = (data.test ?? []).filter((_, at) => at % Number(values.every) === 0);
    print(
      `\n${file} ${list}: ${given.length} examples, ${new Set(rows.map(({ i }) => i)).size} intents and their names, ${test.length} questions`,
    );
    print(
      ['', 'clean %', 'typos %', 'AUROC', 'p50 µs', 'p99 µs', 'train ms', 'memory MB']
        .map((head, at) => (at === 0 ? head.padEnd(20) : head.padStart(10)))
        .join(''),
    );
    for (const contestant of contestants.filter(({ name }) => wanted(name)))
      await measure(contestant, rows, test);
  }
}

/** Every contestant may learn from the intents' names too: Walkwell reads a name as one more phrasing. */
function namesOf(rows: readonly Row[]): Row[] {
  return [...new Set(rows.map(({ i }) => i))].map((i) => ({ t: i.replaceAll(/[-_.]+/g, ' '), i }));
}

async function measure(contestant: Contestant, rows: readonly Row[], test: readonly Row[]): Promise<void> {
  const before = memoryMb();
  const started = performance.now();
  const guess = await contestant.train(rows);
  const trainMs = performance.now() - started;
  if (guess === null)
    return print(`${contestant.name.padEnd(20)} not installed: npm ci --prefix tests/bench`);
  const memory = memoryMb() - before;
  const times: number[] = [];
  const ask = async (text: string): Promise<Guess> => {
    const from = performance.now();
    const found = await guess(text);
    times.push((performance.now() - from) * 1_000);
    return found;
  };
  const accuracy = async (change: (text: string) => string): Promise<number> => {
    let right = 0;
    for (const { t, i } of test) if ((await ask(change(t)))?.intent === i) right++;
    return (100 * right) / test.length;
  };
  const clean = await accuracy((text) => text);
  const random = seededRandom(7);
  const typos = await accuracy((text) => typoTwin(text, random));
  times.sort((a, b) => a - b);
  const figures = [
    clean.toFixed(1),
    typos.toFixed(1),
    (await outsideArea(contestant, rows, test)).toFixed(3),
    (times[Math.floor(times.length / 2)] ?? 0).toFixed(0),
    (times[Math.floor(times.length * 0.99)] ?? 0).toFixed(0),
    trainMs.toFixed(0),
    memory.toFixed(0),
  ];
  print(contestant.name.padEnd(20) + figures.map((figure) => figure.padStart(10)).join(''));
}

/** Every third intent is held out: how well do scores tell its questions from the others? Area under the curve. */
async function outsideArea(
  contestant: Contestant,
  rows: readonly Row[],
  test: readonly Row[],
): Promise<number> {
  const intents = [...new Set(rows.map(({ i }) => i))].sort();
  const outside = new Set(intents.filter((_, at) => at % 3 === 0));
  const guess = await contestant.train(rows.filter(({ i }) => !outside.has(i)));
  if (guess === null) return Number.NaN;
  const scored: { score: number; inside: boolean }[] = [];
  for (const { t, i } of test.filter((_, at) => at % 2 === 0))
    scored.push({ score: (await guess(t))?.score ?? 0, inside: !outside.has(i) });
  scored.sort((a, b) => a.score - b.score);
  let below = 0;
  let area = 0;
  for (const { inside } of scored) {
    if (inside) area += below;
    else below++;
  }
  return area / (below * (scored.length - below));
}

function memoryMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
