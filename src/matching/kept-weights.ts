// Training costs a third of a second at every start, and the same questions always give the same weights. This names them, so that an
// edge of the program can keep them. It reads and writes nothing itself.
import { createHash } from 'node:crypto';
import type { Examples } from './train-softmax.ts';

/** Where trained weights may be kept between starts. Both functions may fail to find or keep anything; neither throws. */
export interface KeptWeights {
  /** The weights kept under a key, whole and unchanged, or null. */
  read(key: string): Float32Array | null;
  write(key: string, weights: Float32Array): void;
}

/** Of every so many examples, one vector goes into the name: enough to see that vectors are made as before, without making them all. */
const SAMPLED_EVERY = 16;

/** A name for everything the weights follow from: what the examples are made of and how, their labels, and how they are learnt. */
export function keyOf({ sources, labels, vector }: Examples, howLearnt: string): string {
  const hash = createHash('sha256').update(howLearnt).update(Int32Array.from(labels));
  hash.update(sources.map((words) => words.join(' ')).join('\n'));
  for (let at = 0; at < labels.length; at += SAMPLED_EVERY) {
    const { ids, values } = vector(at);
    hash.update(ids).update(values);
  }
  return hash.digest('hex').slice(0, 32);
}
