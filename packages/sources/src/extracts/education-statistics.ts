import { defineSource } from "../define-source.ts";
import type { Source, SourceDescription } from "../source.ts";

/** What differs from one data set of education statistics to another. */
export interface EducationStatistics extends Pick<SourceDescription, "name" | "title" | "about"> {
  /** Columns by which the figures are split, such as a pupil's characteristic: text. */
  readonly filters?: readonly string[];
  /** Columns with figures. */
  readonly indicators: readonly string[];
}

/**
 * The source of a data set of the Department for Education's explore education statistics service, by the
 * department's standard for open data. Each indicator has a state beside it (`<name>_state`): `c` is suppressed, `x` (once
 * `:`) not available, `z` not applicable, `low` (once `k` or `~`) rounds to nothing and is not nothing, `u` is
 * unreliable. The area columns of a wider level are rightly empty. Columns that are not named are dropped.
 *
 * @throws Error when a column's name is no field name once in small letters
 * @example
 * educationStatistics({
 *   name: "absence", title: "Absence", about: "One row per authority and year.",
 *   filters: ["school_type"], indicators: ["sess_overall_percent"],
 * });
 */
export function educationStatistics({ filters = [], indicators, ...named }: EducationStatistics): Source {
  return defineSource({
    ...named,
    version: "2024",
    unknownColumns: "drop",
    marks: {
      c: "suppressed",
      x: "unavailable",
      ":": "unavailable",
      z: "not-applicable",
      low: "low",
      k: "low",
      "~": "low",
      u: "unreliable",
    },
    fields: [
      {
        name: "time_period",
        header: "time_period",
        kind: "period",
        forms: ["calendar-year", "academic-year"],
        required: true,
      },
      { name: "time_identifier", header: "time_identifier", kind: "text", required: true },
      { name: "geographic_level", header: "geographic_level", kind: "text", required: true },
      { name: "region", header: "region_code", kind: "text", optional: true },
      { name: "la_number", header: "old_la_code", kind: "id", optional: true },
      { name: "la_name", header: "la_name", kind: "text", optional: true },
      { name: "authority", header: "new_la_code", kind: "text", optional: true },
      ...filters.map((name) => ({ name: name.toLowerCase(), header: name, kind: "text" }) as const),
      ...indicators.flatMap((name) => {
        const field = name.toLowerCase();
        return [
          { name: field, header: name, kind: "number", computed: true },
          { name: `${field}_state`, kind: "state", of: field },
        ] as const;
      }),
    ],
  });
}
