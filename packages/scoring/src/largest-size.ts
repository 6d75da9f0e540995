/**
 * The size of the number that is furthest from 0.
 *
 * @example
 * largestSize(Float64Array.of(1, -2)); // 2
 */
export function largestSize(values: Float64Array): number {
  let size = 0;
  for (let place = 0; place < values.length; place++) size = Math.max(size, Math.abs(values[place]!));
  return size;
}
