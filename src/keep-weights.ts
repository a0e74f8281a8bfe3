// Trained weights in a file, so that the second start is quicker than the first. What is missing, damaged or cannot be written is
// trained again: nothing is ever answered from weights that are not whole.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptWeights } from './matching/kept-weights.ts';

/** Length of the checksum that stands before the weights, in bytes (SHA-256). */
const CHECKSUM_BYTES = 32;
const ENDING = '.weights';

/** Keeps the weights of the newest training in `directory`; older ones are deleted. Never throws. */
export function keepWeights(directory: string): KeptWeights {
  return {
    read: (key) => {
      try {
        return unpack(readFileSync(join(directory, key + ENDING)));
      } catch {
        return null;
      }
    },
    write: (key, weights) => {
      try {
        mkdirSync(directory, { recursive: true });
        // Renamed into place, so that a start beside this one never reads half a file.
        const draft = join(directory, `${key}.${randomUUID()}.draft`);
        writeFileSync(draft, pack(weights));
        renameSync(draft, join(directory, key + ENDING));
        for (const file of readdirSync(directory)) {
          if (file.endsWith(ENDING) && file !== key + ENDING) rmSync(join(directory, file), { force: true });
        }
      } catch {
        // A folder that cannot be written costs time at the next start, nothing else.
      }
    },
  };
}

function pack(weights: Float32Array): Buffer {
  const body = Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength);
  return Buffer.concat([checksum(body), body]);
}

function unpack(file: Buffer): Float32Array | null {
  const body = file.subarray(CHECKSUM_BYTES);
  if (!checksum(body).equals(file.subarray(0, CHECKSUM_BYTES))) return null;
  const weights = new Float32Array(body.byteLength / Float32Array.BYTES_PER_ELEMENT);
  Buffer.from(weights.buffer).set(body);
  return weights;
}

const checksum = (body: Buffer): Buffer => createHash('sha256').update(body).digest();
