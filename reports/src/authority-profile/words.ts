import { displayNumber } from "@needscope/disclosure";
import { midSentence } from "@needscope/rules";
import { listed } from "../listed.ts";
import type { AuthorityFindings, AuthorityProfile, ProfileRow } from "./findings.ts";
import { england } from "./places.ts";
import { valueAt, type IndicatorSeries } from "./series.ts";

/**
 * Where an authority stands highest among all, the first two of them, each with its period.
 *
 * @example
 * standingWords(profile); // "pupils on SEN support (22 of 153, January 2025) and persistent absence (...)"
 */
export function standingWords({ rows }: AuthorityProfile): string {
  const place = ({ rank }: ProfileRow) => (rank.rank ?? Infinity) / rank.of;
  const highest = rows
    .filter(({ rank }) => rank.rank !== undefined)
    .sort((one, other) => place(one) - place(other))
    .slice(0, 2)
    .map(
      ({ series, rank }) =>
        `${midSentence(series.indicator.title)} (${String(rank.rank)} of ${String(rank.of)}, ${series.newestPeriod})`,
    );
  return highest.join(" and ") || "no indicator";
}

/**
 * The statistical neighbours of an authority, nearest first.
 *
 * @example
 * neighbourWords(profile); // "Somerset, Devon, ... and North Yorkshire"
 */
export function neighbourWords({ neighbours }: AuthorityProfile): string {
  return listed(neighbours.map(({ name }) => name)) || "none";
}

/**
 * Where the homelessness figures of an authority have gaps although the file has the quarter.
 *
 * @example
 * gapWords(croydon, findings); // "2023Q1, 2023Q4 and 2024Q2 (homeless through domestic abuse); ..."
 */
export function gapWords({ authority }: AuthorityProfile, { homelessness }: AuthorityFindings): string {
  const { quarters, absent, series } = homelessness;
  const bySpan = new Map<string, string[]>();
  for (const one of series) {
    const missing = quarters.filter(
      (quarter) => !absent.includes(quarter) && valueAt(one, authority.code, quarter).value === undefined,
    );
    if (missing.length === 0) continue;
    const span = listed(missing);
    bySpan.set(span, [...(bySpan.get(span) ?? []), one.indicator.title]);
  }
  const parts = [...bySpan].map(
    ([span, titles]) => `${span} (${titles.length === series.length ? "all indicators" : inWords(titles)})`,
  );
  return parts.join("; ") || "none";
}

/**
 * The figures of an authority that are marked as not plausible, a sentence for each reason and quarter.
 *
 * @example
 * markWords(croydon, findings)[0]; // "2024Q1, homeless through domestic abuse. Croydon: 2 households, against ..."
 */
export function markWords({ authority }: AuthorityProfile, { series }: AuthorityFindings): string[] {
  return marksOf(authority.code, series);
}

/**
 * Marks of the places that this authority is set beside: England, its region and its neighbours.
 *
 * @example
 * otherMarkWords(dorset, findings);
 */
export function otherMarkWords(
  { authority, neighbours }: AuthorityProfile,
  { series }: AuthorityFindings,
): string[] {
  return [england, authority.region, ...neighbours].flatMap(({ code, name }) =>
    marksOf(code, series).map((words) => `${name}, ${words}`),
  );
}

/** One reason can mark several indicators in a quarter: households that all of them are set against. */
function marksOf(code: string, series: readonly IndicatorSeries[]): string[] {
  const titles = new Map<string, string[]>();
  for (const one of series) {
    for (const period of one.periods) {
      const { mark } = valueAt(one, code, period);
      if (mark === undefined) continue;
      const key = `${period}\n${mark}`;
      titles.set(key, [...(titles.get(key) ?? []), one.indicator.title]);
    }
  }
  return [...titles].map(([key, marked]) => {
    const [period, mark] = key.split("\n") as [string, string];
    return `${period}, ${inWords(marked)}. ${mark}.`;
  });
}

/**
 * New levels of the households of an authority or its neighbours, which move its rates.
 *
 * @example
 * stepWords(dorset, findings); // ["Somerset: 184,644 households in the area in 2024Q1 and 257,001 in 2024Q2."]
 */
export function stepWords(
  { authority, neighbours }: AuthorityProfile,
  { homelessness }: AuthorityFindings,
): string[] {
  return [authority, ...neighbours].flatMap(({ code, name }) =>
    homelessness.steps
      .filter((step) => step.code === code)
      .map(
        ({ from, to }) =>
          `${name}: ${displayNumber(from.households)} households in the area in ${from.quarter} and ${displayNumber(to.households)} in ${to.quarter}.`,
      ),
  );
}

/**
 * Quarters that nobody has, as spans.
 *
 * @example
 * spans(["2019Q2", "2019Q3", "2020Q2"], quarters); // "2019Q2 to 2019Q3 and 2020Q2"
 */
export function spans(some: readonly string[], all: readonly string[]): string {
  const runs: string[][] = [];
  for (const quarter of some) {
    const run = runs.at(-1);
    if (run && all.indexOf(quarter) === all.indexOf(run.at(-1)!) + 1) run.push(quarter);
    else runs.push([quarter]);
  }
  return listed(runs.map((run) => (run.length > 1 ? `${run[0]!} to ${run.at(-1)!}` : run[0]!)));
}

function inWords(titles: readonly string[]): string {
  return listed(titles.map(midSentence));
}
