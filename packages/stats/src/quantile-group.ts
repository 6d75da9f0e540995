/**
 * The group of equal size that a rank lies in, such as the fifth or tenth: (q + 1) - ceil(((n + 1) - rank) / (n / q)),
 * the rule of PHEindicatormethods, which leaves the smaller groups last. Reckoned in whole numbers: in doubles the
 * formula as it is written puts the first of 2,687 ranks in group 0 of 7.
 *
 * @param rank 1 to the number ranked, 1 first
 * @returns 1 to `groups`
 * @throws RangeError when the rank lies outside 1 to `of`, or `groups` is not a whole number from 1
 * @example
 * quantileGroup(3, { of: 11, groups: 5 }); // 1
 */
export function quantileGroup(
  rank: number,
  { of, groups }: { readonly of: number; readonly groups: number },
): number {
  if (!(rank >= 1 && rank <= of && of < Infinity)) {
    throw new RangeError(`A rank of ${String(of)} lies between 1 and ${String(of)}, not ${String(rank)}.`);
  }
  if (!(Number.isInteger(groups) && groups >= 1)) {
    throw new RangeError(`Quantile groups are a whole number from 1, not ${String(groups)}.`);
  }
  return groups + 1 - Math.ceil(((of + 1 - rank) * groups) / of);
}
