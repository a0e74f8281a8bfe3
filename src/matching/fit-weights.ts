// Labelled signs → weights of the calibrator (logistic regression by Newton's method with a little ridge). It knows nothing
// of messages.

export interface LabelledSigns {
  values: readonly number[];
  /** 1 when the first intent was right, 0 when not. */
  right: 0 | 1;
  /** How much this case counts. */
  weight: number;
}

/** Keeps weights small where there is little to learn from. Effect: higher is more cautious. */
const RIDGE = 1;
const ROUNDS = 30;

/** One weight per sign. Always finite; the first sign (the bias) is not held back. */
export function fitWeights(cases: readonly LabelledSigns[]): number[] {
  const size = cases[0]?.values.length ?? 0;
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : -RIDGE * weight));
    const curve: number[][] = weights.map((_, i) =>
      weights.map((_w, j) => (i === j ? (i === 0 ? 1e-6 : RIDGE) : 0)),
    );
    for (const { values, right, weight } of cases) {
      const p = 1 / (1 + Math.exp(-values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)));
      values.forEach((value, i) => {
        slope[i] = (slope[i] ?? 0) + weight * (right - p) * value;
        const row = curve[i] ?? [];
        values.forEach((other, j) => {
          row[j] = (row[j] ?? 0) + weight * p * (1 - p) * value * other;
        });
      });
    }
    const step = solve(curve, slope);
    step.forEach((by, i) => {
      weights[i] = (weights[i] ?? 0) + by;
    });
    if (step.every((by) => Math.abs(by) < 1e-9)) break;
  }
  return weights;
}

/** Gaussian elimination with pivoting; `matrix` is positive definite here. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const n = rows.length;
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i;
    const chosen = rows[pivot] ?? [];
    rows[pivot] = rows[column] ?? [];
    rows[column] = chosen;
    for (let i = column + 1; i < n; i++) {
      const by = at(i, column) / at(column, column);
      rows[i] = (rows[i] ?? []).map((value, j) => value - by * at(column, j));
    }
  }
  const out = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(i, n);
    for (let j = i + 1; j < n; j++) sum -= at(i, j) * (out[j] ?? 0);
    out[i] = sum / at(i, i);
  }
  return out;
}
