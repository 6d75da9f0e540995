/**
 * Published rates with their published order: percentages are published to one decimal, so that many areas have the
 * same, and ranks tell them apart. Areas with the same percentage are spread evenly over the tenth of a per cent that
 * was rounded to it, in the order of their ranks.
 *
 * @param percent to one decimal
 * @param ranks 1 = the highest rate
 * @returns proportions, 0 to 1
 * @example
 * ratesInOrder([5, 5, 7], [3, 2, 1]); // Float64Array [0.04975, 0.05025, 0.07]
 */
export function ratesInOrder(percent: readonly number[], ranks: readonly number[]): Float64Array {
  const rates = new Float64Array(percent.length);
  const order = [...percent.keys()].sort((one, other) => ranks[other]! - ranks[one]!);
  for (let start = 0; start < order.length;) {
    const shared = percent[order[start]!]!;
    let end = start;
    while (end < order.length && percent[order[end]!] === shared) end++;
    for (let at = start; at < end; at++) {
      const within = (at - start + 0.5) / (end - start) - 0.5;
      rates[order[at]!] = Math.max(0, shared + 0.1 * within) / 100;
    }
    start = end;
  }
  return rates;
}
