// Lists with one score per intent or question: joined, scaled, and their highest found. It knows nothing of what the scores mean.

/** Adds `weight` times `values`, brought to mean 0 and spread 1 over the intents, to `into`. */
export function addStandardised(values: Float64Array, weight: number, into: Float64Array): void {
  let mean = 0;
  for (let at = 0; at < values.length; at++) mean += values[at] as number;
  mean /= values.length;
  let square = 0;
  for (let at = 0; at < values.length; at++)
    square += ((values[at] as number) - mean) * ((values[at] as number) - mean);
  const by = weight / (Math.sqrt(square / values.length) || 1);
  for (let at = 0; at < values.length; at++)
    into[at] = (into[at] as number) + ((values[at] as number) - mean) * by;
}

/** Changes `values` itself. */
export function scale(values: Float64Array, by: number): void {
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) * by;
}

/** Numbers of the `count` highest values, highest first, earlier first among equals. Linear in the number of values. */
export function highest(values: Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (best.length === count && value <= (values[best[count - 1] as number] as number)) continue;
    let place = best.length;
    while (place > 0 && (values[best[place - 1] as number] as number) < value) place--;
    best.splice(place, 0, at);
    if (best.length > count) best.pop();
  }
  return best;
}
