import type { AuthorityFindings } from "./findings.ts";
import type { Break } from "./series.ts";
import type { RunAbout } from "../report.ts";

/** What the report says of its run besides what was released. */
export interface AuthorityAbout extends RunAbout {
  readonly series: readonly SeriesAbout[];
  /** What a reader should know of how the files were read, a sentence each. */
  readonly notes: readonly string[];
}

/** What is known of a series but its figures. */
export interface SeriesAbout {
  readonly name: string;
  readonly title: string;
  /** "% of pupils, school years ending" */
  readonly unit: string;
  readonly about: string;
  readonly periods: readonly string[];
  readonly breaks: readonly Break[];
}

/**
 * What is known of each series but its figures.
 *
 * @example
 * seriesAbout(findings)[3].title; // "Persistent absence"
 */
export function seriesAbout({ series }: AuthorityFindings): SeriesAbout[] {
  return series.map(({ indicator: { name, title, unit, about }, periods, periodsAre, breaks }) => ({
    name,
    title,
    unit: `${unit}, ${periodsAre}`,
    about,
    periods,
    breaks,
  }));
}
