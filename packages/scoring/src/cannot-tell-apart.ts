import type { RankIntervals } from "./rank-intervals.ts";
import { tooFewDraws } from "./too-few-draws.ts";

/** What {@link cannotTellApart} looks at. */
export interface TellingApart {
  /** The ids of the units to look at; by default all that are ranked. */
  readonly among?: readonly string[];
  /** The rank of each unit as people are told it, in the order of the intervals' ids; by default the mean drawn rank. */
  readonly rank?: ArrayLike<number>;
  /** How sure one must be that two differ; 0.95 by default, which asks for one to stand first in 97.5% of draws. */
  readonly confidence?: number;
  /** What the units are called in sentences: "zones"; "units" by default. */
  readonly what?: string;
}

/** Neighbours in the order of ranks, of which no two can be told apart. */
export interface RunOfUnits {
  readonly ids: readonly string[];
  /** Their first and last place among the units looked at, 1 = most need. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** Which units cannot be told apart. */
export interface NotApart {
  /** In the order of ranks; none where every pair can be told apart. */
  readonly runs: readonly RunOfUnits[];
  /** The first of them in a sentence, and how many more there are. */
  readonly words: string;
}

/**
 * Which ranks mean nothing: runs of neighbours, as long as can be, of which no two can be told apart. Two can be when
 * one stands before the other in nearly all draws, 97.5% for a confidence of 95%; draws in which they tie count half.
 * That compares each pair by its own difference, which overlapping intervals do not (Goldstein and Healy 1995: two 95%
 * intervals may overlap although the difference is significant). No allowance is made for the number of pairs. Runs
 * may overlap: A and B, and B and C, can be too close to tell although A and C are not. The work grows with the
 * number of units times the length of the longest run: of a whole nation look at a part.
 *
 * @throws RangeError when an id is not among the units, ranks are not one a unit, or the draws are too few to be so sure
 * @example
 * cannotTellApart(intervals, { what: "zones" }).words; // "Zones ranked 2 to 5 cannot be told apart."
 */
export function cannotTellApart(intervals: RankIntervals, options: TellingApart = {}): NotApart {
  const { confidence = 0.95, what = "units" } = options;
  const places = inOrder(intervals, options);
  const { drawn, drawnUnits, ids } = intervals;
  const draws = drawnUnits.length === 0 ? 0 : drawn.length / drawnUnits.length;
  checkDraws(draws, confidence);
  const ranks = places.map(({ column }) => {
    return Uint16Array.from({ length: draws }, (_, draw) => drawn[draw * drawnUnits.length + column]!);
  });
  // Rounded away from noise: 0.975 of 1,000 draws are 975 of them.
  const most = Math.round(draws * (1 + confidence) * 1e6) / 1e6;
  const isApart = (one: number, other: number): boolean => {
    const halves = halvesBefore(ranks[one]!, ranks[other]!);
    return halves >= most || 2 * draws - halves >= most;
  };
  const runs = longestRuns(places.length, isApart).map(([first, last]) => {
    const run = places.slice(first, last + 1);
    const [from, to] = [run[0]!.place, run.at(-1)!.place];
    const words = wordsOf(run.length, { from, to, what });
    return { ids: run.map(({ unit }) => ids[unit]!), from, to, words };
  });
  return { runs, words: allWords(runs, { count: places.length, what }) };
}

interface Place {
  readonly unit: number;
  /** Where its ranks stand in each draw. */
  readonly column: number;
  readonly place: number;
}

function inOrder({ ids, drawnUnits, mean }: RankIntervals, { among, rank = mean }: TellingApart): Place[] {
  if (rank.length !== ids.length) {
    throw new RangeError(
      `Ranks are one for each of ${String(ids.length)} units, not ${String(rank.length)}.`,
    );
  }
  const known = new Set(ids);
  const unknown = (among ?? []).filter((id) => !known.has(id)).length;
  if (unknown > 0) throw new RangeError(`${String(unknown)} of the units to tell apart are not there.`);
  const asked = new Set(among ?? ids);
  const units = [...drawnUnits].map((unit, column) => ({ unit, column, rank: rank[unit]! }));
  const sorted = units.filter(({ unit }) => asked.has(ids[unit]!)).sort((a, b) => a.rank - b.rank);
  let place = 0;
  return sorted.map(({ unit, column, rank: own }, at) => {
    if (own !== sorted[at - 1]?.rank) place = at + 1;
    return { unit, column, place };
  });
}

function checkDraws(draws: number, confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, not ${String(confidence)}.`);
  }
  const tooFew = draws === 0 ? undefined : tooFewDraws({ draws, confidence });
  if (tooFew !== undefined) throw new RangeError(tooFew);
}

// Twice the number of draws in which one stands before the other.
function halvesBefore(one: Uint16Array, other: Uint16Array): number {
  let halves = 0;
  for (let draw = 0; draw < one.length; draw++) {
    const difference = other[draw]! - one[draw]!;
    halves += difference > 0 ? 2 : difference === 0 ? 1 : 0;
  }
  return halves;
}

function longestRuns(count: number, isApart: (one: number, other: number) => boolean): [number, number][] {
  const runs: [number, number][] = [];
  let first = 0;
  for (let next = 1; next <= count; next++) {
    let start = next;
    if (next < count) while (start > first && !isApart(start - 1, next)) start -= 1;
    if (start === first) continue;
    if (next - first > 1) runs.push([first, next - 1]);
    first = start;
  }
  return runs;
}

function wordsOf(
  count: number,
  { from, to, what }: { readonly from: number; readonly to: number; readonly what: string },
): string {
  if (from === to)
    return `The ${String(count)} ${what} that share rank ${String(from)} cannot be told apart.`;
  return `${capital(what)} ranked ${span({ from, to })} cannot be told apart.`;
}

const mostTold = 3;

function allWords(
  runs: readonly RunOfUnits[],
  { count, what }: { readonly count: number; readonly what: string },
): string {
  const [first, ...others] = runs;
  if (first === undefined) return `${capital(what)} can all be told apart.`;
  if (first.ids.length === count) return `The ${String(count)} ${what} cannot be told apart at all.`;
  const further = runs.length - mostTold;
  const told = others.slice(0, mostTold - 1).map((run) => `, nor ${span(run)}`);
  const more = further > 0 ? `, nor those of ${String(further)} further run${further === 1 ? "" : "s"}` : "";
  return `${first.words.slice(0, -1)}${told.join("")}${more}.`;
}

function span({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === to) return `those that share ${String(from)}`;
  return `${String(from)} ${to === from + 1 ? "and" : "to"} ${String(to)}`;
}

function capital(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}
