import { mapNumbers } from "./map-numbers.ts";

/** What happens to values beyond the target, or outside the goalposts. */
export interface CapOptions {
  /** Whether they get the end of the scale. */
  readonly cap?: boolean;
}

/**
 * How near each number comes to a target: (x - min) / (target - min), so 0 at the lowest and 1 at the target (OECD
 * and JRC 2008, Handbook on Constructing Composite Indicators; COINr's n_dist2targ). The target may be a number of
 * the data themselves, such as the best or a reference unit's (n_dist2max, n_dist2ref).
 *
 * @param options.cap what lies beyond the target gets 1; false by default
 * @returns undefined where the numbers do not vary, or there are none
 * @throws RangeError when the target does not lie above the lowest number
 * @example
 * distanceToTarget([10, 15, 30], 20); // Float64Array [0, 0.5, 2]
 */
export function distanceToTarget(
  values: ArrayLike<number>,
  target: number,
  { cap = false }: CapOptions = {},
): Float64Array | undefined {
  const { lowest, highest } = endsOf(values);
  if (!(highest > lowest)) return undefined;
  if (!(target > lowest && target < Infinity)) {
    throw new RangeError(
      `A target lies above the lowest value, which scores 0: ${String(target)} does not, as the lowest is ${String(lowest)}.`,
    );
  }
  const score = (value: number): number => (value - lowest) / (target - lowest);
  return mapNumbers(values, cap ? (value) => Math.min(1, score(value)) : score);
}

/**
 * Each number as a fraction of the highest (COINr's n_fracmax).
 *
 * @returns undefined where the numbers do not vary, or there are none
 * @throws RangeError when a number lies below 0: it is no fraction of anything
 * @example
 * fractionOfMax([1, 2, 4]); // Float64Array [0.25, 0.5, 1]
 */
export function fractionOfMax(values: ArrayLike<number>): Float64Array | undefined {
  const { lowest, highest } = endsOf(values);
  if (!(highest > lowest)) return undefined;
  if (lowest < 0) {
    throw new RangeError(
      `A fraction of the highest value needs values from 0, and one is ${String(lowest)}.`,
    );
  }
  return mapNumbers(values, (value) => value / highest);
}

/**
 * Place between two ends that are set beforehand, so that scores of different years and places compare: (x - lower)
 * / (upper - lower), as the Human Development Index does (COINr's n_goalposts).
 *
 * @param posts what scores 0, and what scores 1
 * @param options.cap what lies outside gets 0 or 1; true by default
 * @throws RangeError when the posts are the same, or no numbers
 * @example
 * goalposts([20, 50, 90], [25, 85]); // Float64Array [0, 0.416..., 1]
 */
export function goalposts(
  values: ArrayLike<number>,
  [lower, upper]: readonly [number, number],
  { cap = true }: CapOptions = {},
): Float64Array {
  const width = upper - lower;
  if (!(Math.abs(width) > 0 && Math.abs(width) < Infinity)) {
    throw new RangeError(`Goalposts are two different numbers, not ${String(lower)} and ${String(upper)}.`);
  }
  const score = (value: number): number => (value - lower) / width;
  return mapNumbers(values, cap ? (value) => Math.min(1, Math.max(0, score(value))) : score);
}

function endsOf(values: ArrayLike<number>): { lowest: number; highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let place = 0; place < values.length; place++) {
    lowest = Math.min(lowest, values[place]!);
    highest = Math.max(highest, values[place]!);
  }
  return { lowest, highest };
}
