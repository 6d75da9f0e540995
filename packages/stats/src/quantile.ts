/**
 * The value below which a proportion of the numbers lies, by R's type 7 (Hyndman and Fan 1996), which numpy and
 * spreadsheets use too: straight lines between order statistics.
 *
 * @param proportion 0 to 1
 * @returns undefined for no numbers
 * @throws RangeError when the proportion is outside 0 to 1
 * @example
 * quantile([4, 1, 3, 2], 0.25); // 1.75
 */
export function quantile(values: ArrayLike<number>, proportion: number): number | undefined {
  return quantileSorted(Float64Array.from(values).sort(), proportion);
}

/**
 * As {@link quantile}, of numbers already in ascending order, for asking several quantiles of one sorted array.
 *
 * @example
 * quantileSorted([1, 2, 3, 4], 0.5); // 2.5
 */
export function quantileSorted(sorted: ArrayLike<number>, proportion: number): number | undefined {
  if (!(proportion >= 0 && proportion <= 1)) {
    throw new RangeError(`A quantile is asked by a proportion from 0 to 1, not ${String(proportion)}.`);
  }
  if (sorted.length === 0) return undefined;
  const position = (sorted.length - 1) * proportion;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}
