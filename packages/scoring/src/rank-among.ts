import { intervalPlaces, midInterval } from "./draws/mid-interval.ts";
import type { RankIntervals } from "./rank-intervals.ts";

/** Where the ranks of some units among themselves can lie. */
export interface RanksAmong {
  readonly ids: readonly string[];
  readonly lower: Int32Array;
  readonly median: Int32Array;
  readonly upper: Int32Array;
  /** The share of draws in which one stood before another: `before(a, b)`, by places among `ids`; ties count half. */
  readonly before: (one: number, other: number) => number;
}

/**
 * Ranks some of the units among themselves, draw by draw: the areas of one district in a national index. Units that
 * were not ranked are left out.
 *
 * @param confidence how much of the draws an interval holds; 0.95 by default
 * @throws RangeError when an id is not among the units
 * @example
 * rankAmong(intervals, ["E01020481", "E01020482"]).before(0, 1); // 0.87
 */
export function rankAmong(
  { ids, drawn, drawnUnits }: RankIntervals,
  among: readonly string[],
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): RanksAmong {
  const placeOf = new Map([...drawnUnits].map((unit, place) => [ids[unit]!, place]));
  const known = new Set(ids);
  const unknown = among.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new RangeError(`${String(unknown.length)} of the units to rank are not there.`);
  const kept = among.filter((id) => placeOf.has(id));
  const places = kept.map((id) => placeOf.get(id)!);
  const draws = drawnUnits.length === 0 ? 0 : drawn.length / drawnUnits.length;
  const ranks = kept.map(() => new Int32Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const row = drawn.subarray(draw * drawnUnits.length, (draw + 1) * drawnUnits.length);
    const sorted = Uint16Array.from(places, (place) => row[place]!).sort();
    places.forEach((place, unit) => (ranks[unit]![draw] = firstOf(sorted, row[place]!) + 1));
  }
  const ordered = ranks.map((own) => own.slice().sort());
  const ends = ordered.map((own) => midInterval(own, intervalPlaces(confidence, draws)));
  return {
    ids: kept,
    lower: Int32Array.from(ends, ([lower]) => lower),
    median: Int32Array.from(ends, ([, middle]) => middle),
    upper: Int32Array.from(ends, ([, , upper]) => upper),
    before: (one, other) => shareBefore(ranks[one]!, ranks[other]!),
  };
}

function firstOf(sorted: Uint16Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shareBefore(one: Int32Array, other: Int32Array): number {
  let halves = 0;
  for (let draw = 0; draw < one.length; draw++) {
    halves += one[draw]! < other[draw]! ? 2 : one[draw] === other[draw] ? 1 : 0;
  }
  return halves / (2 * one.length);
}
