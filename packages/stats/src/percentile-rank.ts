import { rank, type RankOptions } from "./rank.ts";

/**
 * The share of the other numbers that lie below, 0 to 1: (rank from the lowest - 1) / (n - 1), as SQL's
 * PERCENT_RANK. Equal numbers share the lowest place by default.
 *
 * @returns undefined where there is no order to speak of: all equal, or fewer than two
 * @example
 * percentileRank([10, 30, 20, 20, 50]); // Float64Array [0, 0.75, 0.25, 0.25, 1]
 */
export function percentileRank(
  values: ArrayLike<number>,
  { ties = "min" }: Pick<RankOptions, "ties"> = {},
): Float64Array | undefined {
  const ranks = rank(values, { first: "lowest", ties });
  if (ranks.every((one) => one === ranks[0])) return undefined;
  return ranks.map((one) => (one - 1) / (values.length - 1));
}
