// Training costs a third of a second at every start, and the same questions always give the same weights. This names them, so that an
// edge of the program can keep them. It reads and writes nothing itself.
import { createHash } from 'node:crypto';
import type { SparseVector } from './feature-space.ts';

/** Where trained weights may be kept between starts. Both functions may fail to find or keep anything; neither throws. */
export interface KeptWeights {
  /** The weights kept under a key, whole and unchanged, or null. */
  read(key: string): Float32Array | null;
  write(key: string, weights: Float32Array): void;
}

/** A name for everything the weights follow from: the examples as learnt, their labels, and how they are learnt. */
export function keyOf(
  vectors: readonly SparseVector[],
  labels: readonly number[],
  howLearnt: string,
): string {
  const hash = createHash('sha256').update(howLearnt).update(Int32Array.from(labels));
  for (const { ids, values } of vectors) hash.update(ids).update(values);
  return hash.digest('hex').slice(0, 32);
}
