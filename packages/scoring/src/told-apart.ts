import type { RankIntervals } from "./rank-intervals.ts";

/** Units in order of need, in runs that the draws do not tell apart from their first. */
export interface ToldApart {
  /** Ids, most need first, by the mean of the ranks drawn; most runs hold one unit where units are told apart well. */
  readonly runs: readonly (readonly string[])[];
  /** The places of each run, 1 = most need. */
  readonly places: readonly (readonly [first: number, last: number])[];
  /** The same in a sentence. */
  readonly words: string;
}

/**
 * Says which units cannot be told apart: two are told apart when one stood before the other in at least so many of the
 * draws (pairwise comparison of simulated ranks, as in Marshall and Spiegelhalter 1998), ties counting half. Runs are
 * made from the most need down; a run ends before the first unit that is told apart from the run's first.
 *
 * @param confidence the share of draws; 0.95 by default
 * @param units what they are called
 * @example
 * toldApart(intervals, { units: "zones" }).words; // "Zones 2 to 5 in order of need cannot be told apart."
 */
export function toldApart(
  { ids, mean, drawn, drawnUnits }: RankIntervals,
  { confidence = 0.95, units = "units" }: { readonly confidence?: number; readonly units?: string } = {},
): ToldApart {
  if (!(confidence > 0.5 && confidence < 1)) {
    throw new RangeError(`Telling apart takes a confidence between 0.5 and 1, not ${String(confidence)}.`);
  }
  const count = drawnUnits.length;
  const meanOf = (place: number): number => mean[drawnUnits[place]!]!;
  const order = [...drawnUnits.keys()].sort((a, b) => meanOf(a) - meanOf(b) || a - b);
  const runs: number[][] = [];
  for (const place of order) {
    const run = runs.at(-1);
    if (run && shareBefore(drawn, { one: run[0]!, other: place, count }) < confidence) run.push(place);
    else runs.push([place]);
  }
  let last = 0;
  const places = runs.map((run) => {
    const first = last + 1;
    last += run.length;
    return [first, last] as const;
  });
  return {
    runs: runs.map((run) => run.map((place) => ids[drawnUnits[place]!]!)),
    places,
    words: wordsOf(places, units),
  };
}

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly count: number;
}

function shareBefore(drawn: Uint16Array, { one, other, count }: Pair): number {
  let halves = 0;
  for (let at = 0; at < drawn.length; at += count) {
    const [first, second] = [drawn[at + one]!, drawn[at + other]!];
    halves += first < second ? 2 : first === second ? 1 : 0;
  }
  return (halves * count) / (2 * drawn.length);
}

function wordsOf(places: readonly (readonly [number, number])[], units: string): string {
  const called = units.slice(0, 1).toUpperCase() + units.slice(1);
  const runs = places.filter(([first, last]) => last > first);
  if (runs.length === 0) return `${called} are all told apart, in the order of their need.`;
  if (places.length === 1) return `The ${String(places[0]![1])} ${units} cannot be told apart by need.`;
  const shown = runs.slice(0, 3).map(([first, last]) => `${String(first)} to ${String(last)}`);
  const more = runs.length > 3 ? `, nor those of ${String(runs.length - 3)} further runs` : "";
  const each = runs.length > 1 ? ", each run within itself" : "";
  return `${called} ${shown.join(", ")}${more} in order of need cannot be told apart${each}.`;
}
