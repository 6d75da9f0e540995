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
  const ascending = sortedNumbers(values);
  const { starts, edges } = tieGroups(ascending, tolerance);
  const count = ascending.length;
  for (let row = 0; row < ranks.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const group = groupOf(value, edges);
    const [from, to] = [starts[group]!, starts[group + 1]!];
    ranks[row] =
      first === "lowest" ? rankOfTie(ties, from + 1, to) : rankOfTie(ties, count - to + 1, count - from);
  }
  return ranks;
}

/** The numbers in ascending order, without what is none. */
function sortedNumbers(values: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    sorted[count] = values[row]!;
    count++;
  }
  const numbers = sorted.subarray(0, count);
  return countSorted(numbers) ?? numbers.sort();
}

const mostCounted = 1 << 16;

/** Points, counts and deciles are small whole numbers: a million of them are sorted by counting, in their place. */
function countSorted(numbers: Float64Array): Float64Array | undefined {
  if (numbers.length < mostCounted) return undefined; // the counters alone would take longer
  const counts = new Uint32Array(mostCounted);
  for (const value of numbers) {
    if (!(value >= 0 && value < mostCounted) || value !== Math.floor(value) || Object.is(value, -0))
      return undefined;
    counts[value]! += 1;
  }
  let place = 0;
  for (let value = 0; place < numbers.length; value++) {
    numbers.fill(value, place, place + counts[value]!);
    place += counts[value]!;
  }
  return numbers;
}

interface TieGroups {
  /** Where each group of equal numbers starts in the order, and at the end where the last one ends. */
  readonly starts: Uint32Array;
  /** The largest number of each group. */
  readonly edges: Float64Array;
}

function tieGroups(ascending: Float64Array, tolerance: number): TieGroups {
  const starts = new Uint32Array(ascending.length + 1);
  const edges = new Float64Array(ascending.length);
  let groups = 0;
  for (let place = 0; place < ascending.length; place++) {
    const value = ascending[place]!;
    if (place === 0 || !isTie(ascending[place - 1]!, value, tolerance)) {
      starts[groups] = place;
      groups++;
    }
    edges[groups - 1] = value;
  }
  starts[groups] = ascending.length;
  return { starts: starts.slice(0, groups + 1), edges: edges.slice(0, groups) };
}

/** The first group whose largest number is not below the value. */
function groupOf(value: number, edges: Float64Array): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isTie(a: number, b: number, tolerance: number): boolean {
  return a === b || Math.abs(a - b) <= tolerance;
}

function rankOfTie(ties: "min" | "max" | "average", best: number, worst: number): number {
  if (ties === "min") return best;
  return ties === "max" ? worst : (best + worst) / 2;
}
