import { median, quantile, rank } from "@needscope/stats";
import { homelessnessOf, type Homelessness } from "./homelessness.ts";
import { publishedIndicators } from "./indicators.ts";
import type { Authority, AuthorityInput, DeprivedArea } from "./inputs.ts";
import { lastDayOfQuarter } from "./quarters.ts";
import { england, placesByNumber } from "./places.ts";
import { publishedSeries } from "./published-series.ts";
import { countedValue, type IndicatorSeries, type PlaceValue, type RowProblem } from "./series.ts";

/** What the report says of authorities, before it is released. */
export interface AuthorityFindings {
  /** Last day of the newest quarter, yyyy-mm-dd. */
  readonly asOf: string;
  readonly profiles: readonly AuthorityProfile[];
  readonly series: readonly IndicatorSeries[];
  readonly homelessness: Homelessness;
  /** Lines of LAIT that could not be used. */
  readonly problems: readonly RowProblem[];
  readonly authorities: readonly Authority[];
}

/** One authority beside others. */
export interface AuthorityProfile {
  readonly authority: Authority;
  /** Nearest first. */
  readonly neighbours: readonly Authority[];
  readonly rows: readonly ProfileRow[];
  /** Most deprived first. */
  readonly areas: readonly DeprivedArea[];
}

/** The newest figure of an authority beside others. */
export interface ProfileRow {
  readonly series: IndicatorSeries;
  readonly own: PlaceValue;
  readonly england: number | undefined;
  readonly region: number | undefined;
  readonly neighbours: OfMany;
  /** Over all authorities with a figure that can be counted. */
  readonly range: { readonly [end in "p5" | "q1" | "q3" | "p95"]: number | undefined };
  readonly rank: RankAmong;
}

/** The median of places, and how many of them have a figure. */
export interface OfMany {
  readonly median: number | undefined;
  readonly with: number;
  readonly of: number;
}

/** Rank of an authority among those with a figure that can be counted, 1 = most need; no rank where it has none. */
export interface RankAmong {
  readonly rank: number | undefined;
  readonly of: number;
}

/**
 * Profiles of authorities beside England, their region and their statistical neighbours, from published files.
 *
 * @param codes the authorities to profile
 * @throws one sentence when a code is not that of an authority of today, or a file lacks what is needed
 * @example
 * profileAuthorities(input, ["E06000059"]).profiles[0].rows[0].rank; // { rank: 97, of: 153 }
 */
export function profileAuthorities(input: AuthorityInput, codes: readonly string[]): AuthorityFindings {
  const places = placesByNumber(input.authorities);
  const published = publishedIndicators.map((one) => publishedSeries(one, input.published, places));
  const homelessness = homelessnessOf(input);
  const series = [...published.map((one) => one.series), ...homelessness.series];
  return {
    asOf: lastDayOfQuarter(homelessness.quarters.at(-1)!),
    profiles: codes.map((code) => profileOf(code, series, input)),
    series,
    homelessness,
    problems: published.flatMap(({ problems }) => problems),
    authorities: input.authorities,
  };
}

function profileOf(
  code: string,
  series: readonly IndicatorSeries[],
  input: AuthorityInput,
): AuthorityProfile {
  const authority = authorityOf(code, input);
  const neighbours = (input.neighbours.get(code) ?? []).map((other) => authorityOf(other, input));
  return {
    authority,
    neighbours,
    rows: series.map((one): ProfileRow => {
      const at = (place: string) => one.newest.get(place);
      return {
        series: one,
        own: at(code) ?? { value: undefined },
        england: countedValue(at(england.code)),
        region: countedValue(at(authority.region.code)),
        neighbours: medianOf(neighbours, at),
        range: rangeOf(input.authorities, at),
        rank: rankAmong(code, input.authorities, at),
      };
    }),
    areas: input.areas.filter((area) => area.authority === code).sort((one, other) => one.rank - other.rank),
  };
}

function authorityOf(code: string, { authorities }: AuthorityInput): Authority {
  const found = authorities.find((authority) => authority.code === code);
  if (found) return found;
  throw new Error(`Unknown authority "${code}". The lookup has ${String(authorities.length)} of today.`);
}

type ValueOf = (place: string) => PlaceValue | undefined;

/**
 * The median of places that have a figure which can be counted.
 *
 * @example
 * medianOf(neighbours, (code) => valueAt(series, code, "2024Q1")).with; // 9
 */
export function medianOf(places: readonly Authority[], at: ValueOf): OfMany {
  const values = countedValues(places, at);
  return { median: median(values), with: values.length, of: places.length };
}

/**
 * The rank of an authority among all.
 *
 * @example
 * rankAmong("E06000059", authorities, (code) => valueAt(series, code, "2025")).rank; // 97
 */
export function rankAmong(code: string, authorities: readonly Authority[], at: ValueOf): RankAmong {
  const with_ = authorities.filter((one) => countedValue(at(one.code)) !== undefined);
  const own = with_.findIndex((one) => one.code === code);
  const ranks = rank(countedValues(with_, at));
  return { rank: own < 0 ? undefined : ranks[own]!, of: with_.length };
}

function rangeOf(authorities: readonly Authority[], at: ValueOf): ProfileRow["range"] {
  const values = countedValues(authorities, at);
  const end = (proportion: number) => quantile(values, proportion);
  return { p5: end(0.05), q1: end(0.25), q3: end(0.75), p95: end(0.95) };
}

function countedValues(places: readonly Authority[], at: ValueOf): number[] {
  return places.flatMap(({ code }) => countedValue(at(code)) ?? []);
}
