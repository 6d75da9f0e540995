import type { Measure } from "../indicator.ts";
import { allOf, anyOf } from "./any-all.ts";
import { countDistinct } from "./count-distinct.ts";
import { countRepeats } from "./count-repeats.ts";
import { countRows } from "./count-rows.ts";
import { extremeOf } from "./extreme-of.ts";
import { quantileOf } from "./quantile-of.ts";
import { sumOf } from "./sum-of.ts";
import type { Aggregate, UnitRows } from "./unit-rows.ts";
import { valueAtDate } from "./value-at-date.ts";

/**
 * What a measure makes of the counted rows of each unit. A unit without rows has the count, sum, distinct or repeat 0,
 * the flag "any" no, and everything else missing. Counts are of the rows that are certainly counted. A sum, mean,
 * quantile, minimum or maximum is missing where a value that it needs is missing or a row is undecided, else suppressed
 * where a value is; a flag is decided where one row decides it, else missing where one may.
 */
export function aggregate(rows: UnitRows, measure: Measure): Aggregate {
  return methods[measure.kind](rows, measure);
}

const methods: Readonly<Record<Measure["kind"], (rows: UnitRows, measure: Measure) => Aggregate>> = {
  count: countRows,
  share: countRows,
  distinct: (rows, { field = "" }) => countDistinct(rows, field),
  repeat: countRepeats,
  sum: (rows, { field = "" }) => sumOf(rows, field),
  mean: (rows, { field = "" }) => ({ ...sumOf(rows, field), rows: countRows(rows).values }), // divided with every other ratio
  quantile: quantileOf,
  min: (rows, { field = "" }) => extremeOf(rows, field, "lowest"),
  max: (rows, { field = "" }) => extremeOf(rows, field, "highest"),
  first: (rows, { field = "" }) => valueAtDate(rows, field, "first"),
  latest: (rows, { field = "" }) => valueAtDate(rows, field, "latest"),
  any: anyOf,
  all: allOf,
};
