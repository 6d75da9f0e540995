import { sortedOrder } from "./sorted-order.ts";

/** How {@link rank} counts. */
export interface RankOptions {
  /** Which end has rank 1: by default the highest number, as most need is rank 1. */
  readonly first?: "highest" | "lowest";
  /** What equal numbers get: the best rank they span (1, 2, 2, 4), the worst, or the mean of them. */
  readonly ties?: "min" | "max" | "average";
  /** Neighbours that differ by no more than this are equal; for sums whose last digit is noise. 0 by default. */
  readonly tolerance?: number;
  /** What is told of a rank instead of the rank, such as a transformed rank; asked once for those that share it. */
  readonly as?: (rank: number) => number;
}

/**
 * Ranks numbers, 1 first. NaN has no place in an order and gets rank 0, "not ranked"; the others are ranked as if
 * it were not there.
 *
 * @returns a rank for each number, in the order given; with `ties: "average"` ranks can be halves
 * @example
 * rank([5, 9, 5, 1]); // Float64Array [2, 1, 2, 4]
 */
export function rank(
  values: ArrayLike<number>,
  { first = "highest", ties = "min", tolerance = 0, as }: RankOptions = {},
): Float64Array {
  const ranks = new Float64Array(values.length);
  const { numbers, rows } = withoutNaN(values);
  const order = sortedOrder(numbers);
  const count = order.length;
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && isTie(numbers[order[to - 1]!]!, numbers[order[to]!]!, tolerance)) to++;
    const own =
      first === "lowest" ? rankOfTie(ties, from + 1, to) : rankOfTie(ties, count - to + 1, count - from);
    const shared = as === undefined ? own : as(own);
    for (let i = from; i < to; i++) ranks[rows === undefined ? order[i]! : rows[order[i]!]!] = shared;
    from = to;
  }
  return ranks;
}

/** The numbers, and where some are none the places of the others. */
function withoutNaN(values: ArrayLike<number>): { numbers: Float64Array; rows: Uint32Array | undefined } {
  const numbers = values instanceof Float64Array ? values : Float64Array.from(values);
  let missing = 0;
  for (let row = 0; row < numbers.length; row++) if (Number.isNaN(numbers[row])) missing++;
  if (missing === 0) return { numbers, rows: undefined };
  const rows = new Uint32Array(numbers.length - missing);
  let count = 0;
  for (let row = 0; row < numbers.length; row++) if (!Number.isNaN(numbers[row])) rows[count++] = row;
  return { numbers: Float64Array.from(rows, (row) => numbers[row]!), rows };
}

function isTie(a: number, b: number, tolerance: number): boolean {
  return a === b || Math.abs(a - b) <= tolerance;
}

function rankOfTie(ties: "min" | "max" | "average", best: number, worst: number): number {
  if (ties === "min") return best;
  return ties === "max" ? worst : (best + worst) / 2;
}
