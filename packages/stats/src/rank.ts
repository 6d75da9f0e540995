/** How {@link rank} counts. */
export interface RankOptions {
  /** Which end has rank 1: by default the highest number, as most need is rank 1. */
  readonly first?: "highest" | "lowest";
  /** What equal numbers get: the best rank they span (1, 2, 2, 4), the worst, or the mean of them. */
  readonly ties?: "min" | "max" | "average";
  /** Neighbours that differ by no more than this are equal; for sums whose last digit is noise. 0 by default. */
  readonly tolerance?: number;
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
  { first = "highest", ties = "min", tolerance = 0 }: RankOptions = {},
): Float64Array {
  const ranks = new Float64Array(values.length);
  const order = orderOf(values, first);
  for (let start = 0; start < order.length;) {
    const end = endOfTie(values, order, { start, tolerance });
    const shared = rankOfTie(ties, start + 1, end);
    for (let place = start; place < end; place++) ranks[order[place]!] = shared;
    start = end;
  }
  return ranks;
}

function orderOf(values: ArrayLike<number>, first: "highest" | "lowest"): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row])) rows.push(row);
  }
  const ascending = Uint32Array.from(rows).sort((a, b) => compare(values[a]!, values[b]!));
  return first === "lowest" ? ascending : ascending.reverse();
}

// Not a subtraction: infinity minus infinity is not a number.
function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function endOfTie(
  values: ArrayLike<number>,
  order: Uint32Array,
  { start, tolerance }: { start: number; tolerance: number },
): number {
  let end = start + 1;
  while (end < order.length && isTie(values[order[end - 1]!]!, values[order[end]!]!, tolerance)) end++;
  return end;
}

function isTie(a: number, b: number, tolerance: number): boolean {
  return a === b || Math.abs(a - b) <= tolerance;
}

function rankOfTie(ties: "min" | "max" | "average", best: number, worst: number): number {
  if (ties === "min") return best;
  return ties === "max" ? worst : (best + worst) / 2;
}
