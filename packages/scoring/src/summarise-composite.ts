import { rank as rankOf, sum } from "@needscope/stats";
import type { LargerAreas } from "./composite.ts";
import type { ScoredComposite } from "./score-composite.ts";
import { type AreaSummary, summariseAreas } from "./summarise-areas.ts";
import { fullColumn, unitColumn, type UnitColumns, unitLabels } from "./unit-columns.ts";

/** A measure of larger areas by which they are ranked. */
export type SummaryMeasure = (typeof summaryMeasures)[number];

/** The measures of larger areas, in the order of the official summaries. */
export const summaryMeasures = [
  "averageRank",
  "averageScore",
  "proportion",
  "extent",
  "localConcentration",
] as const;

/** How much of a unit lies in a larger area. */
export interface UnitPart {
  /** The unit's place among the ids. */
  readonly unit: number;
  readonly area: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** A larger area of a scored composite. */
export interface CompositeSummary extends AreaSummary {
  /** Its place by each measure, 1 = most deprived, equal ones at the better place; 0 where there is no measure. */
  readonly ranks: Readonly<Record<SummaryMeasure, number>>;
  /** The sums of columns of counts, by name; undefined where one of its units lacks the count. */
  readonly counts: ReadonlyMap<string, number | undefined>;
}

/**
 * The official summaries of the larger areas of a scored composite (average rank, average score, proportion, extent,
 * local concentration, counts; see `summariseAreas`), from its unrounded scores, with the place of each larger area.
 *
 * @param parts which part of which unit lies where, in place of the column that names a unit's one larger area
 * @param larger which columns say the larger area and its people; by default as the composite says
 * @throws RangeError when nothing says which columns, one is not there, a ranked unit lacks its population, or only
 * some of the ranked units are here
 * @example
 * summariseComposite(scoreComposite(iod2019, units), { area: "lad19_code", population: "pop_total" });
 */
export function summariseComposite(
  scored: ScoredComposite,
  larger: LargerAreas | undefined = scored.composite.larger,
  parts?: readonly UnitPart[],
): CompositeSummary[] {
  const { composite, units } = scored;
  const asker = `the summaries of composite "${composite.name}"`;
  if (larger === undefined) {
    throw new RangeError(
      `Composite "${composite.name}" does not say how units lie in larger areas: give it ` +
        `larger: { area: <column>, population: <column> }.`,
    );
  }
  if (larger.rank === undefined && composite.of !== undefined && composite.of !== units.ids.length) {
    throw new RangeError(
      `${asker} need all ${String(composite.of)} units, or their published ranks, and ${String(units.ids.length)} are here.`,
    );
  }
  const placed = parts ?? wholeUnits(unitLabels(units, larger.area, asker));
  const areas = placed.map(({ area }) => area);
  const rank = larger.rank === undefined ? scored.rank : publishedColumn(units, { name: larger.rank, asker });
  const score =
    larger.score === undefined ? scored.score : publishedColumn(units, { name: larger.score, asker });
  const population = populationOf(units, { rank, name: larger.population, asker });
  const summaries = summariseAreas(
    {
      rank: placed.map(({ unit }) => rank[unit]!),
      score: placed.map(({ unit }) => score[unit]!),
      population: placed.map(({ unit }) => population[unit]!),
      share: placed.map(({ share }) => share),
      larger: areas,
    },
    {
      of: Array.from(rank).filter((one) => one > 0).length,
      deciles: larger.deciles ?? composite.deciles ?? "england",
      ...(larger.parts && { parts: larger.parts }),
      ...(larger.rank === undefined || composite.of === undefined ? {} : { of: composite.of }),
    },
  );
  const counts = (larger.counts ?? []).map(
    (name) => [name, totalsOf(units, { name, placed, asker })] as const,
  );
  const places = placesOf(summaries);
  return summaries.map((one, place) => ({
    ...one,
    ranks: places[place]!,
    counts: new Map(counts.map(([name, totals]) => [name, totals.get(one.id)])),
  }));
}

function wholeUnits(areas: readonly (string | undefined)[]): UnitPart[] {
  return areas.flatMap((area, unit) => (area === undefined ? [] : [{ unit, area, share: 1 }]));
}

interface Wanted {
  readonly name: string;
  readonly asker: string;
}

// What is not there is 0, which is no rank.
function publishedColumn(units: UnitColumns, { name, asker }: Wanted): Float64Array {
  return fullColumn(unitColumn(units, name, asker), units.ids.length).values;
}

function populationOf(
  units: UnitColumns,
  { rank, name, asker }: Wanted & { readonly rank: ArrayLike<number> },
): Float64Array {
  const { values, state } = fullColumn(unitColumn(units, name, asker), units.ids.length);
  const below = values.filter((value) => value < 0).length;
  if (below > 0) {
    throw new RangeError(
      `Population "${name}" lies below 0 in ${String(below)} of ${String(values.length)} units: people count from 0.`,
    );
  }
  const lacking = state.filter((byte, unit) => byte !== 0 && rank[unit]! > 0).length;
  if (lacking === 0) return values;
  throw new RangeError(
    `Population "${name}" is missing in ${String(lacking)} ranked units: means of larger areas are weighted by it.`,
  );
}

function totalsOf(
  units: UnitColumns,
  { name, placed, asker }: Wanted & { readonly placed: readonly UnitPart[] },
): Map<string, number | undefined> {
  const { values, state } = fullColumn(unitColumn(units, name, asker), units.ids.length);
  const own = new Map<string, number[]>();
  const lacking = new Set<string>();
  placed.forEach(({ unit, area, share }) => {
    if (state[unit] !== 0) lacking.add(area);
    own.set(area, own.get(area) ?? []);
    own.get(area)!.push(share * values[unit]!);
  });
  return new Map([...own].map(([area, numbers]) => [area, lacking.has(area) ? undefined : sum(numbers)]));
}

function placesOf(summaries: readonly AreaSummary[]): CompositeSummary["ranks"][] {
  const byMeasure = summaryMeasures.map((measure) => {
    const values = summaries.map((one) => one[measure] ?? NaN);
    return [measure, rankOf(values, { first: "highest", ties: "min" })] as const;
  });
  return summaries.map(
    (_, place) =>
      Object.fromEntries(
        byMeasure.map(([measure, ranks]) => [measure, ranks[place]!]),
      ) as CompositeSummary["ranks"],
  );
}
