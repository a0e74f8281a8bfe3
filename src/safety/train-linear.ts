// Labelled feature lists → weights of a linear classifier, by AdaGrad on the squared hinge loss, in an order fixed by a seed. It uses
// additions, multiplications, divisions and square roots alone, so every machine gives the same bits. It reads no text.
import { SLOTS } from './text-features.ts';

export interface LinearExample {
  features: Uint16Array;
  positive: boolean;
}
/** Score of a feature list, about -1 to 1: above 0 is more likely positive. */
export type LinearModel = (features: Uint16Array) => number;

/** Passes over the examples. 4 to 8 measured alike; more only takes longer. */
const PASSES = 5;
/** Size of the first steps. 0.1 to 0.3 measured alike. */
const STEP = 0.1;
/** The bias moves slower than the words, so that it does not follow the order of the examples. */
const BIAS_STEP = 0.002;
const SEED = 42;

/** Learns from the examples. Same examples in the same order, same model. */
export function trainLinear(examples: readonly LinearExample[]): LinearModel {
  const weights = new Float64Array(SLOTS);
  const squares = new Float64Array(SLOTS).fill(1e-8);
  let bias = 0;
  const score: LinearModel = (features) => {
    let sum = 0;
    for (let at = 0; at < features.length; at++) sum += weights[features[at] ?? 0] ?? 0;
    return bias + sum / Math.sqrt(features.length || 1);
  };
  const order = [...examples];
  const random = seededRandom(SEED);
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    for (const { features, positive } of order) {
      const sign = positive ? 1 : -1;
      const short = 1 - sign * score(features);
      if (short <= 0) continue;
      const slope = (-sign * short) / Math.sqrt(features.length || 1);
      for (const slot of features) {
        const square = (squares[slot] ?? 0) + slope * slope;
        squares[slot] = square;
        weights[slot] = (weights[slot] ?? 0) - (STEP * slope) / Math.sqrt(square);
      }
      bias += BIAS_STEP * sign * short;
    }
  }
  return score;
}

function shuffle(list: LinearExample[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [list[at], list[other]];
    if (a !== undefined && b !== undefined) [list[at], list[other]] = [b, a];
  }
}

/** Numerical Recipes' linear congruential generator; numbers from 0 up to 1. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
