import { rank } from "@needscope/stats";

/** What {@link givenRanks} rests on. */
export interface GivenRankOptions {
  /** How many units the ranks count. */
  readonly of: number;
  /** Which end has rank 1. */
  readonly first: "mostNeed" | "leastNeed";
  /** Whether equal ranks are averaged over the places they span, or left as published. */
  readonly ties: "min" | "average";
}

/**
 * Published ranks as they are transformed: 1 = most need, ties averaged. The official indices publish equal ranks at
 * the best place they span, but transform the mean of those places. Where all units are there the ties are counted
 * again, so that any convention of publishing does; in a part of them a tie spans the units that are there.
 *
 * @throws RangeError when a value is no rank of so many units
 * @example
 * givenRanks(Float64Array.of(1, 2, 2), { of: 3, first: "mostNeed", ties: "average" }); // Float64Array [1, 2.5, 2.5]
 */
export function givenRanks(published: Float64Array, { of, first, ties }: GivenRankOptions): Float64Array {
  for (const one of published)
    if (!(one >= 1 && one <= of && Number.isInteger(2 * one))) throw noRank(one, of);
  const ranks = ties === "average" ? averaged(published, of) : published;
  return first === "mostNeed" ? ranks : ranks.map((one) => of + 1 - one);
}

function averaged(published: Float64Array, of: number): Float64Array {
  if (published.length === of) return rank(published, { first: "lowest", ties: "average" });
  const counts = new Map<number, number>();
  for (const one of published) counts.set(one, (counts.get(one) ?? 0) + 1);
  return published.map((one) => Math.min(of, one + (counts.get(one)! - 1) / 2));
}

function noRank(value: number, of: number): RangeError {
  return new RangeError(
    `it holds ${String(value)}, which is no rank among ${String(of)} units; where the units are part of a larger ` +
      `set, say in the composite how many that has, as "of".`,
  );
}
