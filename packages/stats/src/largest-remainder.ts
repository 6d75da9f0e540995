/**
 * Whole numbers near given parts that add up to the parts' total: each part is rounded down, and what is left goes to
 * those with the largest remainders (Hamilton's method). For showing counts that were apportioned by shares: 10 people
 * of an area that two zones share stay 10 people.
 *
 * @param parts numbers from 0 whose sum is whole, to rounding
 * @throws RangeError when a part is below 0 or the sum is not whole
 * @example
 * largestRemainder([2.6, 1.4, 3]); // [3, 1, 3]
 */
export function largestRemainder(parts: ArrayLike<number>): number[] {
  const values = Array.from(parts);
  const exact = values.reduce((total, part) => total + part, 0);
  const total = Math.round(exact);
  if (values.some((part) => !(part >= 0)) || Math.abs(exact - total) > 1e-6 + 1e-12 * exact) {
    throw new RangeError("Parts to make whole must be numbers from 0 that add up to a whole number.");
  }
  const whole = values.map((part) => Math.floor(part + 1e-9));
  const left = total - whole.reduce((sum, part) => sum + part, 0);
  const order = values
    .map((part, place) => ({ place, remainder: part - whole[place]! }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of order.slice(0, left)) whole[place]! += 1;
  return whole;
}
