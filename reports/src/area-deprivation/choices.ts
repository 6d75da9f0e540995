import type { FigureInput, TableInput } from "@needscope/disclosure";
import { leaveOneOut, type ScoredComposite } from "@needscope/scoring";
import { choiceTables, type PartLeftOut } from "../choice-tables.ts";
import { weightTrials, type WeightTrials } from "../weight-trials.ts";
import { areaWords } from "./tables.ts";
import { type AreaDeprivationFindings, lookedAt, type RankedArea } from "./findings.ts";

/** What the order of a place's areas hangs on. */
export interface OrderChoices {
  /** How many places areas move among those of the place without each domain. */
  readonly leftOut: readonly PartLeftOut[];
  /** Ranks by the weight of the domain without which they move furthest. */
  readonly trials: WeightTrials | undefined;
  /** The first areas' places among those of the place, by the country's ranks. */
  readonly placesIn: (rank: Int32Array) => number[];
}

/**
 * Scores the country again without each domain, and with other weights of the one that matters most.
 *
 * @param own areas of the place, most deprived first, with their places among the scored ids
 * @example
 * orderChoices(scored, own).leftOut[0]; // { title: "Income", places: 9.4 }
 */
export function orderChoices(
  scored: ScoredComposite,
  own: readonly (Pick<RankedArea, "place"> & { readonly unit: number })[],
): OrderChoices {
  const places = (ranks: readonly number[]): number[] => {
    const sorted = [...ranks].sort((one, other) => one - other);
    const first = new Map<number, number>();
    sorted.forEach((rank, at) => {
      if (!first.has(rank)) first.set(rank, at + 1);
    });
    return ranks.map((rank) => first.get(rank)!);
  };
  const parts = scored.composite.parts;
  const now = places(own.map(({ unit }) => scored.rank[unit]!));
  const without = leaveOneOut(scored);
  const moved = parts.map((part) => {
    const name = "parts" in part ? part.name : part.indicator;
    const comparison = without.find((one) => one.part === name)?.comparison;
    if (comparison === undefined) return 0;
    const shifts = new Map(comparison.ids.map((id, at) => [id, comparison.shift[at]!]));
    const then = places(own.map(({ unit }) => scored.rank[unit]! + (shifts.get(scored.ids[unit]!) ?? 0)));
    return then.reduce((sum, place, at) => sum + Math.abs(place - now[at]!), 0) / own.length;
  });
  const titles = parts.map((part) => part.title ?? ("parts" in part ? part.name : part.indicator));
  return {
    leftOut: moved.map((one, at) => ({ title: titles[at]!, places: one })),
    trials: weightTrials(scored, moved.indexOf(Math.max(...moved))),
    placesIn: (rank) => places(own.map(({ unit }) => rank[unit]!)).slice(0, lookedAt),
  };
}

/**
 * The same as tables, for the areas that are named.
 *
 * @example
 * orderTables(findings).map(({ name }) => name); // ["without", "weights"]
 */
export function orderTables({ areas, choices }: AreaDeprivationFindings): TableInput[] {
  const { leftOut, trials, placesIn } = choices;
  if (areas.length < 3 || leftOut.length < 2) return [];
  const names = areas.slice(0, lookedAt).map(areaWords);
  const told = trials && { ...trials, trials: readable(trials, placesIn) };
  return choiceTables(leftOut, told, { names, what: "small areas", ranksIn: placesIn });
}

/** More places than these cannot be told apart in a chart. */
const mostPlaces = 24;

// Far from the weight as it is the first areas are spread over all places: the chart ends before.
function readable({ trials, now }: WeightTrials, placesIn: OrderChoices["placesIn"]): WeightTrials["trials"] {
  const isNear = trials.map(({ rank }) => Math.max(...placesIn(rank)) <= mostPlaces);
  const own = trials.findIndex(({ percent }) => percent === now);
  let [from, to] = [own, own];
  while (from > 0 && isNear[from - 1]!) from--;
  while (to < trials.length - 1 && isNear[to + 1]!) to++;
  return trials.slice(from, to + 1);
}

/** The weight as it is, for the chart of other weights. */
export function orderFigures({ choices: { trials } }: AreaDeprivationFindings): FigureInput[] {
  return trials === undefined
    ? []
    : [{ name: "weight-now", title: "Weight as it is", label: String(trials.now) }];
}
