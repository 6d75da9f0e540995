/**
 * Rounds to a number of decimals, halves away from zero as people do it on paper: 9.05 to one decimal is 9.1,
 * though the nearest double to 9.05 (or to 0.0905 x 100) lies below it. Digits beyond the 15th are noise.
 *
 * @example
 * roundHalfUp(0.0905 * 100, 1); // 9.1
 */
export function roundHalfUp(value: number, decimals: number): number {
  const size = Math.abs(value);
  if (size < 1e-6 || size >= 1e15) return Number(value.toFixed(decimals)) + 0;
  const shifted = Math.round(Number(`${Number(size.toPrecision(15))}e${decimals}`));
  return Number(`${shifted}e-${decimals}`) * Math.sign(value) + 0;
}
