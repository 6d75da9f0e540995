import { Truth } from "@needscope/rules";
import type { Table } from "@needscope/table";
import { checkIndicators } from "./check-indicators.ts";
import { countedParts, type MeasureOptions } from "./counted-parts.ts";
import type { Grouping } from "./group-by.ts";
import { unitIndex } from "./indicator-at.ts";
import type { Indicator } from "./indicator.ts";

/** The rows of one source that a figure counts, as row indexes of its table. */
export interface RowsBehind {
  readonly part: "numerator" | "denominator";
  readonly source: string;
  /** Rows that are counted, in the order of the table. */
  readonly rows: readonly number[];
  /** Rows that a missing value keeps from being counted or left out. */
  readonly undecided: readonly number[];
}

/** Which unit's figure to go behind, and the period that it was measured for. */
export interface RowsBehindOptions extends MeasureOptions {
  readonly by: Grouping;
  readonly id: string;
}

/**
 * The way back from a figure to its input: the rows that an indicator counts for one unit, by the very rule that
 * `measure` follows. With the `line` column of a table that was read from a file, these are lines of that file. A
 * zone's rows are those of its areas (`areasOfZone` of `@needscope/areas`).
 *
 * @returns the numerator's rows, then the denominator's where there is one; nothing where the indicator pools more
 * periods than there are
 * @throws one sentence, as `measure` does, or when there is no such unit.
 *
 * @example
 * rowsBehind(tables, sole, { by: areas, id: "Z01000001", period });
 * // [{ part: "numerator", source: "sole-registrations", rows: [12, 40], undecided: [] }, ...]
 */
export function rowsBehind(
  tables: ReadonlyMap<string, Table>,
  indicator: Indicator,
  { by, id, ...options }: RowsBehindOptions,
): RowsBehind[] {
  checkIndicators(tables, [indicator]);
  const unit = unitIndex(by, id);
  const parts = countedParts({ tables, by }, indicator, options) ?? [];
  return parts.map(({ measure, counted, unitOf }, i) => ({
    part: i === 0 ? "numerator" : "denominator",
    source: measure.source,
    rows: rowsWhere(counted, unitOf, { unit, truth: Truth.yes }),
    undecided: rowsWhere(counted, unitOf, { unit, truth: Truth.unknown }),
  }));
}

function rowsWhere(
  counted: Uint8Array,
  unitOf: Int32Array,
  { unit, truth }: { readonly unit: number; readonly truth: Truth },
): number[] {
  const rows: number[] = [];
  for (let row = 0; row < counted.length; row += 1) {
    if (unitOf[row] === unit && counted[row] === truth) rows.push(row);
  }
  return rows;
}
