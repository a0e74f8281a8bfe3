// Prints the small catalogue's results for a few messages with every bit of every number; run as a process of its own.
import { small } from './catalogue.ts';

for (const text of ['is walking ok', 'wich matress', 'siatica in my leg', 'weather', 'hi, heat or ice?']) {
  for (const { id, score, parts } of small.match(text).ranked) {
    const bits = [score, ...Object.values(parts)].map((value) =>
      Buffer.from(new Float64Array([value]).buffer).toString('hex'),
    );
    process.stdout.write(`${text} ${id} ${bits.join(' ')}\n`);
  }
}
