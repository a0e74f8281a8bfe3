// Labelled vectors → a linear model that gives every class a share of 1 (multinomial logistic regression). Training runs
// in a fixed order from a fixed seed; it does not calibrate.
import { exactExp } from './exact-math.ts';
import type { SparseVector } from './feature-space.ts';

export interface LinearModel {
  /** Adds the score of each class for `vector` to `into`. */
  score(vector: SparseVector, into: Float64Array): void;
}

export interface TrainingOptions {
  features: number;
  classes: number;
  /** Passes over the examples. */
  epochs: number;
  /** First step length. */
  rate: number;
}

/** Learns by stochastic gradient with per-class rows. Time grows with examples x features per example x classes. */
export function trainSoftmax(
  vectors: readonly SparseVector[],
  labels: readonly number[],
  options: TrainingOptions,
): LinearModel {
  const { features, classes, epochs, rate } = options;
  const weights = new Float32Array(features * classes);
  const bias = new Float64Array(classes);
  const scores = new Float64Array(classes);
  const score = (vector: SparseVector, into: Float64Array): void => addScores(vector, weights, classes, into);
  const order = shuffledOrder(vectors.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate / (1 + (3 * epoch) / epochs);
    for (const at of order) {
      const vector = vectors[at];
      if (vector === undefined) continue;
      scores.set(bias);
      score(vector, scores);
      toShares(scores);
      scores[labels[at] ?? 0] = (scores[labels[at] ?? 0] ?? 0) - 1;
      for (let c = 0; c < classes; c++) scores[c] = -step * (scores[c] ?? 0);
      addOuter(vector, scores, weights, classes);
    }
  }
  return {
    score: (vector, into) => {
      score(vector, into);
    },
  };
}

function addScores(
  { ids, values }: SparseVector,
  weights: Float32Array,
  classes: number,
  into: Float64Array,
): void {
  for (let f = 0; f < ids.length; f++) {
    const value = values[f] ?? 0;
    const row = (ids[f] ?? 0) * classes;
    for (let c = 0; c < classes; c++) into[c] = (into[c] ?? 0) + value * (weights[row + c] ?? 0);
  }
}

function addOuter(
  { ids, values }: SparseVector,
  change: Float64Array,
  weights: Float32Array,
  classes: number,
): void {
  for (let f = 0; f < ids.length; f++) {
    const value = values[f] ?? 0;
    const row = (ids[f] ?? 0) * classes;
    for (let c = 0; c < classes; c++) weights[row + c] = (weights[row + c] ?? 0) + value * (change[c] ?? 0);
  }
}

/** Scores → shares of 1, in place. */
export function toShares(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const share = exactExp((scores[c] ?? 0) - highest);
    scores[c] = share;
    sum += share;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

/** 0..n-1 in an order that looks random and is always the same (linear congruential generator, Fisher-Yates). */
export function shuffledOrder(n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  let seed = 12345;
  for (let i = n - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const j = seed % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
