import { defineSource } from "../define-source.ts";
import type { Source, SourceDescription } from "../source.ts";

/**
 * A table of Stat-Xplore (Department for Work and Pensions) as downloaded in CSV, with the dates across and a
 * geography down: a row per place and financial year. Its places are names without codes, and small areas of different
 * authorities can share a name. `(p)` and `(r)` behind a date say that its figures are provisional or revised. `..` is
 * a figure that is not given. The lines "Unknown" and "Total" are set aside with the notes below them, as is what
 * stands above the header.
 *
 * Layout read in three downloads (tables of 2023 and 2024, by authority and by middle layer area).
 *
 * @example
 * readExtract(statXploreYears, { file: "children_relative_low_income.csv", bytes });
 */
export const statXploreYears: Source = statXplore({
  name: "stat-xplore-years",
  title: "Stat-Xplore table by financial year",
  about: "One row per place and financial year, of a table with the years across.",
  period: { kind: "period", forms: ["financial-year"] },
  dates: "\\d{4}/\\d{2}",
});

/**
 * The same as {@link statXploreYears} with months across.
 *
 * @example
 * readExtract(statXploreMonths, { file: "households_on_universal_credit.csv", bytes });
 */
export const statXploreMonths: Source = statXplore({
  name: "stat-xplore-months",
  title: "Stat-Xplore table by month",
  about: "One row per place and month, of a table with the months across.",
  period: { kind: "period", forms: ["month"] },
  dates: "\\p{Lu}\\p{Ll}+ \\d{4}",
});

interface Dates {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly period: { readonly kind: "period"; readonly forms: readonly ("financial-year" | "month")[] };
  /** What the dates in the header look like. */
  readonly dates: string;
}

function statXplore({ period, dates, ...named }: Dates): Source {
  const description: SourceDescription = {
    ...named,
    version: "2024",
    preamble: { until: "Year|Month|Quarter|Date" },
    headerRows: 2,
    footer: { from: "Unknown|Total" },
    unknownColumns: { drop: [""] },
    key: ["place", "period"],
    marks: { "..": "unavailable" },
    unpivot: {
      columns: `(?<period>${dates})(?: \\((?<status>[pr])\\))?`,
      value: "value",
      beside: [{ columns: `(?<period>${dates}) - Annotations`, field: "annotation" }],
    },
    fields: [
      { name: "place", headerPattern: "(?:Year|Month|Quarter|Date) / .+", kind: "text", required: true },
      { name: "period", ...period, required: true },
      { name: "status", kind: "code", codes: { p: "provisional", r: "revised" } },
      { name: "value", kind: "number", min: 0 },
      { name: "value_state", kind: "state", of: "value" },
      { name: "annotation", kind: "text" },
    ],
  };
  return defineSource(description);
}
