/**
 * Where the ends and the middle of an interval lie in the order of a unit's ranks: the places of first, middle and last,
 * and twice the draws that each tail should hold.
 *
 * @example
 * intervalPlaces(0.95, 1000); // [24, 499, 975, 50]
 */
export function intervalPlaces(confidence: number, draws: number): IntervalPlaces {
  const twice = Math.max(Math.ceil((1 - confidence) * draws - 1e-9), 1);
  const first = Math.ceil(twice / 2) - 1;
  return [first, Math.ceil(draws / 2) - 1, draws - 1 - first, twice];
}

/** What {@link intervalPlaces} gives. */
export type IntervalPlaces = readonly [first: number, middle: number, last: number, twice: number];

/**
 * The interval of ranks whose share of the draws comes nearest to what is asked, and their middle: the mid-P interval
 * (Lancaster 1961; Agresti and Gottard 2005). A rank lies outside when the draws beyond it and half of those at it are
 * fewer than a tail should hold. Quantiles of whole ranks would count all draws at an end as inside, and so hold too many
 * wherever ranks are few.
 *
 * @param sorted ranks that were drawn, lowest first; at least one
 * @example
 * midInterval(Uint16Array.of(1, 1, 1, 2, 2, 2, 2, 2, 2, 3), intervalPlaces(0.6, 10)); // [2, 2, 2]: 6 of the 10
 */
export function midInterval(
  sorted: ArrayLike<number>,
  [first, middle, last, twice]: IntervalPlaces,
): [lower: number, middle: number, upper: number] {
  const rank = sorted[middle]!;
  const lower = sorted[first]! + Number(drawsAround(sorted, first) < twice);
  const upper = sorted[last]! - Number(2 * sorted.length - drawsAround(sorted, last) < twice);
  return [Math.min(lower, rank), rank, Math.max(upper, rank)];
}

/** Draws below the rank at a place, and those up to it. */
function drawsAround(sorted: ArrayLike<number>, place: number): number {
  let [from, to] = [place, place + 1];
  while (from > 0 && sorted[from - 1] === sorted[place]) from -= 1;
  while (to < sorted.length && sorted[to] === sorted[place]) to += 1;
  return from + to;
}
