// A large sparse matrix → its few strongest directions (truncated singular value decomposition by subspace iteration from
// a fixed start). It knows nothing of words.
import type { SparseRows } from './associate-words.ts';

/** Directions kept beyond those asked for while iterating: they make the last ones exact enough. */
const SPARE = 12;
const ROUNDS = 5;

/** One row of `dimensions` numbers per row of `matrix`, scaled by the square root of the singular values, of length 1. */
export function compressRows(matrix: SparseRows, dimensions: number): Float64Array[] {
  const width = dimensions + SPARE;
  let basis = orthonormal(startingBlock(matrix.size, width));
  for (let round = 0; round < ROUNDS; round++)
    basis = orthonormal(times(matrix, timesTransposed(matrix, basis)));
  const projected = timesTransposed(matrix, basis);
  const { vectors, values } = symmetricEigen(gram(projected));
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, dimensions);
  return Array.from({ length: matrix.size }, (_, row) => {
    const out = Float64Array.from(order, (k) => {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += (basis[j]?.[row] ?? 0) * (vectors[j]?.[k] ?? 0);
      return sum * Math.sqrt(Math.sqrt(Math.max(0, values[k] ?? 0)));
    });
    const length = Math.sqrt(out.reduce((sum, x) => sum + x * x, 0)) || 1;
    return out.map((x) => x / length);
  });
}

type Block = Float64Array[];

function startingBlock(rows: number, width: number): Block {
  let seed = 20_261_121;
  return Array.from({ length: width }, () =>
    Float64Array.from({ length: rows }, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 31 - 1;
    }),
  );
}

function times({ size, columns, values }: SparseRows, block: Block): Block {
  return block.map((column) =>
    Float64Array.from({ length: size }, (_, row) => {
      const ids = columns[row] ?? new Int32Array();
      const row_ = values[row] ?? new Float64Array();
      let sum = 0;
      for (let i = 0; i < ids.length; i++) sum += (row_[i] ?? 0) * (column[ids[i] ?? 0] ?? 0);
      return sum;
    }),
  );
}

function timesTransposed({ size, columns, values }: SparseRows, block: Block): Block {
  return block.map((column) => {
    const out = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      const ids = columns[row] ?? new Int32Array();
      const row_ = values[row] ?? new Float64Array();
      const by = column[row] ?? 0;
      for (let i = 0; i < ids.length; i++) out[ids[i] ?? 0] = (out[ids[i] ?? 0] ?? 0) + (row_[i] ?? 0) * by;
    }
    return out;
  });
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

function orthonormal(block: Block): Block {
  const done: Block = [];
  for (const column of block) {
    const free = column.slice();
    for (let pass = 0; pass < 2; pass++) {
      for (const other of done) {
        const by = dot(free, other);
        for (let i = 0; i < free.length; i++) free[i] = (free[i] ?? 0) - by * (other[i] ?? 0);
      }
    }
    const length = Math.sqrt(dot(free, free)) || 1;
    done.push(free.map((x) => x / length));
  }
  return done;
}

const gram = (block: Block): number[][] => block.map((a) => block.map((b) => dot(a, b)));

/** Cyclic Jacobi rotations; `vectors[j][k]` is component j of eigenvector k. */
function symmetricEigen(matrix: number[][]): { values: number[]; vectors: number[][] } {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = matrix.map((_, i) => matrix.map((_row, j) => (i === j ? 1 : 0)));
  const at = (m: number[][], i: number, j: number): number => m[i]?.[j] ?? 0;
  const rotate = (m: number[][], i: number, p: number, q: number, c: number, s: number): void => {
    const row = m[i] ?? [];
    const x = row[p] ?? 0;
    const y = row[q] ?? 0;
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  };
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(at(a, p, q)) < 1e-12) continue;
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * at(a, p, q));
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let i = 0; i < n; i++) rotate(a, i, p, q, c, s);
        const rowP = [...(a[p] ?? [])];
        const rowQ = [...(a[q] ?? [])];
        a[p] = rowP.map((x, i) => c * x - s * (rowQ[i] ?? 0));
        a[q] = rowP.map((x, i) => s * x + c * (rowQ[i] ?? 0));
        for (let i = 0; i < n; i++) rotate(v, i, p, q, c, s);
      }
    }
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors: v };
}
