// General English: which words mean alike, and which are words at all. Learnt offline from WordNet by
// src/cli/learn-words.ts; it knows nothing of any catalogue.
import storedVectors from './lexicon-vectors.json' with { type: 'json' };
import storedWords from './lexicon-words.json' with { type: 'json' };

export interface Lexicon {
  dimensions: number;
  /** Number of a stem, or -1 when it is no common English word. */
  idOf(stem: string): number;
  stemOf(id: number): string;
  /** Adds `by` times the stem's vector to `into`. */
  addVector(id: number, by: number, into: Float64Array): void;
  /** Stems of like meaning with their likeness from 0 to 1 (cosine), most alike first; at most 20. */
  neighbours(id: number): readonly { stem: string; likeness: number }[];
}

const SCALE = 127;

/** Unpacks the stored table; about 10 ms and 4 MB. */
function unpackLexicon(): Lexicon {
  const { dimensions } = storedVectors;
  const { neighboursPerWord } = storedWords;
  const stems = storedWords.stems.split(' ');
  const ids = new Map(stems.map((stem, id) => [stem, id]));
  const vectors = new Int8Array(bytesOf(storedVectors.vectors).buffer);
  const near = new Uint16Array(bytesOf(storedWords.neighbours).buffer);
  const listed = new Map<number, readonly { stem: string; likeness: number }[]>();
  const likeness = (a: number, b: number): number => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++)
      sum += (vectors[a * dimensions + d] ?? 0) * (vectors[b * dimensions + d] ?? 0);
    return sum / (SCALE * SCALE);
  };
  const listNeighbours = (id: number) =>
    [...near.subarray(id * neighboursPerWord, (id + 1) * neighboursPerWord)]
      .filter((other) => other !== id)
      .map((other) => ({ stem: stems[other] ?? '', likeness: likeness(id, other) }));
  return {
    dimensions,
    idOf: (stem) => ids.get(stem) ?? -1,
    stemOf: (id) => stems[id] ?? '',
    addVector: (id, by, into) => {
      for (let d = 0; d < dimensions; d++)
        into[d] = (into[d] ?? 0) + ((vectors[id * dimensions + d] ?? 0) / SCALE) * by;
    },
    neighbours: (id) => {
      const known = listed.get(id);
      if (known !== undefined) return known;
      const fresh = listNeighbours(id);
      listed.set(id, fresh);
      return fresh;
    },
  };
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

/** The table that comes with the bot. */
export const english: Lexicon = unpackLexicon();
