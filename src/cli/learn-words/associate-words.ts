// Documents → which words keep company, as positive pointwise mutual information. It does not compress.
import type { MeaningDocument } from './read-wordnet.ts';

/** A square sparse matrix by rows. */
export interface SparseRows {
  size: number;
  columns: readonly Int32Array[];
  values: readonly Float64Array[];
}

/** Contexts count to this power, so that rare ones do not dominate (Levy, Goldberg and Dagan 2015). */
const CONTEXT_SMOOTHING = 0.75;

/** The `count` most used stems of the documents, most used first. */
export function chooseStems(documents: readonly MeaningDocument[], count: number): string[] {
  const weight = new Map<string, number>();
  const add = (word: string, by: number): void => void weight.set(word, (weight.get(word) ?? 0) + by);
  for (const { stems, names, uses } of documents) {
    for (const name of names) add(name, uses + 0.2);
    for (const word of stems.keys()) add(word, 1);
  }
  return [...weight]
    .filter(([word]) => /^[a-z]{2,}$/.test(word))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([word]) => word);
}

/** Positive pointwise mutual information of every two stems that share a document. */
export function associate(documents: readonly MeaningDocument[], stems: readonly string[]): SparseRows {
  const ids = new Map(stems.map((word, id) => [word, id]));
  const together = stems.map(() => new Map<number, number>());
  for (const document of documents) {
    const present = [...document.stems].flatMap(([word, strength]) => {
      const id = ids.get(word);
      return id === undefined ? [] : [[id, strength] as const];
    });
    for (const [a, x] of present)
      for (const [b, y] of present) if (a !== b) together[a]?.set(b, (together[a]?.get(b) ?? 0) + x * y);
  }
  const totals = together.map((row) => [...row.values()].reduce((sum, value) => sum + value, 0));
  const smoothed = totals.map((total) => total ** CONTEXT_SMOOTHING);
  const all = smoothed.reduce((sum, value) => sum + value, 0);
  const rows = together.map((row, a) =>
    [...row]
      .map(([b, value]) => [b, Math.log((value * all) / ((totals[a] ?? 1) * (smoothed[b] ?? 1)))] as const)
      .filter(([, value]) => value > 0),
  );
  return {
    size: stems.length,
    columns: rows.map((row) => Int32Array.from(row, ([b]) => b)),
    values: rows.map((row) => Float64Array.from(row, ([, value]) => value)),
  };
}
