/**
 * Numbers rounded so that they add up to their rounded sum: each is rounded down, and what is left goes to those with
 * the largest remainders. For parts that stand under their total, where rounding one by one would be out by a digit.
 *
 * @example
 * roundedToSum([1.26, 1.26, 0.02], 1); // [1.3, 1.2, 0]
 */
export function roundedToSum(parts: readonly number[], decimals: number): number[] {
  const unit = 10 ** decimals;
  const scaled = parts.map((part) => part * unit);
  const whole = scaled.map((part) => Math.floor(part + 1e-9));
  const left =
    Math.round(scaled.reduce((sum, part) => sum + part, 0)) - whole.reduce((sum, part) => sum + part, 0);
  const order = scaled
    .map((part, at) => ({ at, remainder: part - whole[at]! }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at);
  for (const { at } of order.slice(0, left)) whole[at]! += 1;
  return whole.map((part) => part / unit);
}
