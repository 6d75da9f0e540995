import { homelessnessIndicators, type HomelessnessIndicator } from "./indicators.ts";
import type { AuthorityInput, QuarterRow } from "./inputs.ts";
import { england } from "./places.ts";
import { quartersBetween } from "./quarters.ts";
import { homelessnessSeries } from "./homelessness-series.ts";
import type { IndicatorSeries } from "./series.ts";
import { judgedTrack, spliceTracks, sumTracks, withMarksOf, type Track } from "./tracks.ts";

/** What the homelessness statistics say of today's places. */
export interface Homelessness {
  readonly quarters: readonly string[];
  /** Quarters of which the file has no row for anyone. */
  readonly absent: readonly string[];
  readonly series: readonly IndicatorSeries[];
  /** Authorities whose households change by more than a quarter between two quarters known, and stay there. */
  readonly steps: readonly HouseholdsStep[];
  /** Districts that the lookup does not know: predecessors and successors, joined to nobody. */
  readonly notPlaced: readonly string[];
}

/** A new level of the households of an authority: rates before and after it are not comparable. */
export interface HouseholdsStep {
  readonly code: string;
  readonly from: { readonly quarter: string; readonly households: number };
  readonly to: { readonly quarter: string; readonly households: number };
}

const stepOver = 0.25;
const householdsColumn = "households_thousands";
const countRule = { factor: 4, counts: true };
const householdsRule = { factor: 2, counts: false };

/**
 * Series of every homelessness indicator for England, the regions and today's upper-tier authorities. Authorities
 * are the sums of their districts, and have no figure in a quarter in which a district has none.
 *
 * @example
 * homelessnessOf(input).series[0].newestPeriod; // "2025"
 */
export function homelessnessOf(input: AuthorityInput): Homelessness {
  const rows = rowsByPlace(input.quarters);
  const known = new Set(input.quarters.map(({ quarter }) => quarter));
  const quarters = quartersBetween(known);
  const trackOf = (code: string, judge: (rowAt: RowAt) => Track) =>
    judge((at) => rows.get(code)?.get(quarters[at]!));
  const placed = (judge: (rowAt: RowAt) => Track) =>
    tracksOfPlaces(input, (code) => trackOf(code, judge), rows.keys());
  const households = placed((rowAt) => householdsTrack(quarters, rowAt));
  return {
    quarters,
    absent: quarters.filter((quarter) => !known.has(quarter)),
    series: homelessnessIndicators.map((indicator) =>
      homelessnessSeries(indicator, {
        quarters,
        known,
        households,
        counts: placed((rowAt) => countTrack(indicator, quarters, rowAt)),
        from: indicator.before === undefined ? undefined : firstWith(indicator.columns[0]!, input.quarters),
      }),
    ),
    steps: input.authorities.flatMap(({ code }) => stepsOf(code, quarters, households.get(code)!)),
    notPlaced: [...rows.keys()].filter((code) => isDistrict(code) && !input.authorityOf.has(code)),
  };
}

type RowAt = (at: number) => QuarterRow | undefined;

function rowsByPlace(rows: readonly QuarterRow[]): Map<string, Map<string, QuarterRow>> {
  const byPlace = new Map<string, Map<string, QuarterRow>>();
  for (const row of rows) {
    const ofPlace = byPlace.get(row.code) ?? new Map<string, QuarterRow>();
    byPlace.set(row.code, ofPlace.set(row.quarter, row));
  }
  return byPlace;
}

function isDistrict(code: string): boolean {
  return /^E0[6-9]/.test(code);
}

function firstWith(column: string, rows: readonly QuarterRow[]): string | undefined {
  return rows
    .filter(({ counts }) => counts[column] !== undefined)
    .map(({ quarter }) => quarter)
    .sort()[0];
}

/** Tracks of today's authorities, the regions and England; a region bears the marks of its districts. */
function tracksOfPlaces(
  { authorities, authorityOf }: AuthorityInput,
  trackOf: (code: string) => Track,
  codes: Iterable<string>,
): ReadonlyMap<string, Track> {
  const districts = new Map([...codes].filter(isDistrict).map((code) => [code, trackOf(code)]));
  const districtsOf = new Map<string, Track[]>();
  for (const [district, authority] of authorityOf) {
    const track = districts.get(district) ?? trackOf(district);
    districtsOf.set(authority, [...(districtsOf.get(authority) ?? []), track]);
  }
  const regions = [...new Set(authorities.map(({ region }) => region.code))];
  const inRegion = (code: string) =>
    authorities.filter(({ region }) => region.code === code).flatMap((of) => districtsOf.get(of.code) ?? []);
  return new Map([
    ...authorities.map(({ code }) => [code, sumTracks(districtsOf.get(code) ?? [])] as const),
    ...regions.map((code) => [code, withMarksOf(trackOf(code), inRegion(code))] as const),
    [england.code, withMarksOf(trackOf(england.code), [...districts.values()])],
  ]);
}

function stepsOf(code: string, quarters: readonly string[], { values, marks }: Track): HouseholdsStep[] {
  const known = quarters.flatMap((quarter, at) =>
    values[at] === undefined || marks[at] ? [] : [{ quarter, households: Math.round(1000 * values[at]) }],
  );
  return known.flatMap((to, index) => {
    const from = known[index - 1];
    const change = from === undefined ? 0 : Math.abs(to.households / from.households - 1);
    return from !== undefined && change > stepOver ? [{ code, from, to }] : [];
  });
}

function householdsTrack(quarters: readonly string[], rowAt: RowAt): Track {
  const values = quarters.map((_, at) => rowAt(at)?.counts[householdsColumn]);
  const unit = "households in the area";
  const name = nameOf(quarters, rowAt);
  return judgedTrack(values, householdsRule, { name, unit, unitOfOne: unit, times: 1000 });
}

const ofOne = { households: "household", children: "child" } as const;

function countTrack(
  { columns, before, counted }: HomelessnessIndicator,
  quarters: readonly string[],
  rowAt: RowAt,
): Track {
  const told = { name: nameOf(quarters, rowAt), unit: counted, unitOfOne: ofOne[counted] };
  const after = judgedTrack(
    quarters.map((_, at) => sumOf(rowAt(at), columns)),
    countRule,
    told,
  );
  if (before === undefined) return after;
  const values = quarters.map((_, at) => rowAt(at)?.counts[before]);
  return spliceTracks(judgedTrack(values, countRule, told), after);
}

function sumOf(row: QuarterRow | undefined, columns: readonly string[]): number | undefined {
  const numbers = columns.map((column) => row?.counts[column]);
  if (!numbers.every((number) => number !== undefined)) return undefined;
  return numbers.reduce((total, number) => total + number, 0);
}

function nameOf(quarters: readonly string[], rowAt: RowAt): string {
  return quarters.map((_, at) => rowAt(at)?.name).findLast((name) => name !== undefined) ?? "";
}
