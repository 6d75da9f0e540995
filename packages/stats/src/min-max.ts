import { mapNumbers } from "./map-numbers.ts";

/**
 * Place between the lowest number (0) and the highest (1): (x - min) / (max - min).
 *
 * @returns undefined where the numbers do not vary (all equal, or fewer than two), or by too much for a
 * double to hold: there is no such place
 * @example
 * minMax([10, 15, 20]); // Float64Array [0, 0.5, 1]
 */
export function minMax(values: ArrayLike<number>): Float64Array | undefined {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < values.length; i++) {
    lowest = Math.min(lowest, values[i]!);
    highest = Math.max(highest, values[i]!);
  }
  if (!(highest > lowest && highest - lowest < Infinity)) return undefined;
  return mapNumbers(values, (value) => (value - lowest) / (highest - lowest));
}
