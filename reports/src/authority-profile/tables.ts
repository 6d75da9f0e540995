import type { ColumnSpec, InputCell, NumberColumn, TableInput } from "@needscope/disclosure";
import {
  medianOf,
  rankAmong,
  type AuthorityFindings,
  type AuthorityProfile,
  type ProfileRow,
} from "./findings.ts";
import { england } from "./places.ts";
import { valueAt, type IndicatorSeries, type PlaceValue } from "./series.ts";

/** Label of the neighbours' line in a trend. */
export const neighboursLabel = "Neighbours";

/**
 * An authority's name as part of the names of tables and figures.
 *
 * @example
 * slugOf({ code: "E06000059", name: "Dorset" }); // "dorset"
 */
export function slugOf({ name }: { readonly name: string }): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

const label = (id: string, title: string): ColumnSpec => ({ id, title, kind: "label" });

/** A column whose rows are different indicators. */
function numbers(
  rows: readonly { readonly series: IndicatorSeries }[],
  { id, title, limits }: { id: string; title: string; limits?: readonly [string, string] },
): NumberColumn {
  const formats = rows.map(({ series: { indicator } }) => ({
    decimals: indicator.decimals,
    suffix: indicator.suffix,
  }));
  return { id, title, kind: "number", decimals: 2, formats, ...(limits && { limits }) };
}

function indicatorWords({ indicator, newestPeriod }: IndicatorSeries): string {
  return `${indicator.short}, ${newestPeriod}`;
}

/**
 * The newest figures of all profiled authorities beside England, an indicator a row.
 *
 * @example
 * glanceTable(findings).columns.map(({ title }) => title); // ["Indicator", "Period", "Dorset", "Croydon", "England"]
 */
export function glanceTable({ profiles }: AuthorityFindings): TableInput {
  const rows = profiles[0]?.rows ?? [];
  return {
    name: "glance",
    title: "Newest figures beside England",
    columns: [
      label("indicator", "Indicator"),
      label("period", "Period"),
      ...profiles.map(({ authority }, at) =>
        numbers(rows, { id: `authority${String(at)}`, title: authority.name }),
      ),
      numbers(rows, { id: "england", title: england.name }),
    ],
    rows: rows.map(({ series, england: benchmark }, at) => [
      `${series.indicator.title}, ${series.indicator.unit}`,
      series.newestPeriod,
      ...profiles.map((profile) => profile.rows[at]!.own.value),
      benchmark,
    ]),
  };
}

/**
 * The newest figures of one authority beside England, its region, its neighbours and the range of authorities.
 *
 * @example
 * profileTable(findings.profiles[0]).name; // "profile-dorset"
 */
export function profileTable({ authority, rows }: AuthorityProfile): TableInput {
  const of = (id: string, title: string) => numbers(rows, { id, title });
  return {
    name: `profile-${slugOf(authority)}`,
    title: `${authority.name} beside England, its region and its statistical neighbours`,
    columns: [
      label("indicator", "Indicator"),
      numbers(rows, { id: "value", title: authority.name, limits: ["lower", "upper"] }),
      of("lower", "95% interval from"),
      of("upper", "to"),
      of("england", england.name),
      of("region", authority.region.name),
      of("neighbours", "Neighbours, median"),
      label("behind", "Neighbours with a figure"),
      of("p5", "Lowest 5% below"),
      of("q1", "Lowest quarter below"),
      of("q3", "Highest quarter above"),
      of("p95", "Highest 5% above"),
      label("rank", "Rank, 1 = most need"),
      label("note", "Note"),
    ],
    rows: rows.map(profileCells),
  };
}

function profileCells({ series, own, region, range, ...row }: ProfileRow): InputCell[] {
  return [
    indicatorWords(series),
    own.value,
    own.lower,
    own.upper,
    row.england,
    region,
    row.neighbours.median,
    `${String(row.neighbours.with)} of ${String(row.neighbours.of)}`,
    range.p5,
    range.q1,
    range.q3,
    range.p95,
    rankWords(row.rank),
    own.mark && "not plausible, not ranked",
  ];
}

function rankWords({ rank, of }: { rank: number | undefined; of: number }): string {
  return rank === undefined ? "not ranked" : `${String(rank)} of ${String(of)}`;
}

/**
 * One indicator of an authority, England and the neighbours' median over all periods that the source has.
 *
 * @example
 * trendTable(findings.profiles[0], series, authorities).name; // "trend-dorset-persistent-absence"
 */
export function trendTable(
  { authority, neighbours }: AuthorityProfile,
  series: IndicatorSeries,
  authorities: AuthorityFindings["authorities"],
): TableInput {
  const { indicator } = series;
  const number = (id: string, title: string, limits?: readonly [string, string]): NumberColumn => ({
    id,
    title,
    kind: "number",
    decimals: indicator.decimals,
    suffix: indicator.suffix,
    ...(limits && { limits }),
  });
  const counts = hasCounts(series);
  return {
    name: `trend-${slugOf(authority)}-${indicator.name}`,
    title: `${indicator.title}, ${indicator.unit}`,
    columns: [
      label("period", "Period"),
      label("place", "Place"),
      number("value", indicator.title, ["lower", "upper"]),
      number("lower", "95% interval from"),
      number("upper", "to"),
      ...(counts ? [{ id: "count", title: "Count", kind: "count" } as const] : []),
      label("rank", "Rank, 1 = most need"),
      label("behind", "What stands behind it"),
      label("note", "Note"),
    ],
    rows: knownPeriods(series).flatMap((period) => {
      const at = (code: string) => valueAt(series, code, period);
      const own = at(authority.code);
      const middle = medianOf(neighbours, at);
      const cells = (place: string, value: PlaceValue, rest: InputCell[]): InputCell[] => [
        period,
        place,
        value.value,
        value.lower,
        value.upper,
        ...(counts ? [value.count] : []),
        ...rest,
      ];
      const some = `median of ${String(middle.with)} of ${String(middle.of)}`;
      return [
        cells(authority.name, own, [
          rankWords(rankAmong(authority.code, authorities, at)),
          standing(own),
          own.mark && "not plausible",
        ]),
        cells(england.name, at(england.code), [
          "not ranked",
          standing(at(england.code)),
          at(england.code).mark && "not plausible",
        ]),
        cells(neighboursLabel, { value: middle.median }, ["not ranked", some, undefined]),
      ];
    }),
  };
}

function standing({ value, count, mark }: PlaceValue): string {
  if (mark !== undefined) return "not plausible, not counted";
  if (value !== undefined) return "own figure";
  return count === undefined ? "no figure" : "no number of households";
}

function hasCounts({ values }: IndicatorSeries): boolean {
  return [...(values.get(england.code)?.values() ?? [])].some(({ count }) => count !== undefined);
}

/** Periods of which the source says anything of anyone. */
function knownPeriods({ periods, values }: IndicatorSeries): string[] {
  return periods.filter((period) => [...values.values()].some((ofPlace) => ofPlace.has(period)));
}

/**
 * The small areas of an authority, most deprived first.
 *
 * @example
 * areasTable(findings.profiles[0]).rows[0]; // [1, "Weymouth and Portland 004B", "E01020554", 1142, 1]
 */
export function areasTable({ authority, areas }: AuthorityProfile): TableInput {
  const whole = (id: string, title: string): ColumnSpec => ({ id, title, kind: "rank", decimals: 0 });
  return {
    name: `areas-${slugOf(authority)}`,
    title: `Small areas of ${authority.name} by deprivation, 2019; rank 1 and tenth 1 are the most deprived`,
    columns: [
      whole("place", `In ${authority.name}`),
      label("area", "Small area"),
      label("code", "Code"),
      whole("rank", "Rank in England"),
      whole("decile", "England's tenth"),
    ],
    rows: areas.map(({ name, code, rank, decile }, at) => [at + 1, name, code, rank, decile]),
  };
}
