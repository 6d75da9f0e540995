import {
  cellAt,
  type Column,
  column as columnOf,
  type ColumnOf,
  dayNumber,
  dayText,
  State,
} from "@needscope/table";
import type { Extract } from "../extract.ts";
import type { Field } from "../field.ts";

/** How many rows of an extract have a value in one field. */
export interface FieldQuality {
  readonly field: string;
  readonly present: number;
  readonly missing: number;
  readonly suppressed: number;
}

/** How far the dates of a field reach. */
export interface DateQuality {
  readonly field: string;
  readonly present: number;
  /** The latest date up to the run's date, yyyy-mm-dd. */
  readonly latest: string | undefined;
  /** Rows whose date lies after the run's. */
  readonly future: number;
}

/** How the values of a field are spread. */
export interface SpreadQuality {
  readonly field: string;
  readonly present: number;
  /** Rows of each code, or of yes and no. */
  readonly codes?: ReadonlyMap<string, number>;
  /** Mean of a number (of pounds in pence). */
  readonly mean?: number;
}

/** The quality of one extract in exact counts: for gates and for its owner, never for publication. */
export interface ExtractQuality {
  readonly source: string;
  /** Accepted rows. */
  readonly rows: number;
  /** Rows set aside, for whatever reason. */
  readonly quarantined: number;
  /** Rows whose key stands in an earlier row, set aside or only warned of. */
  readonly duplicates: number;
  /** Rows in which a declared check found what cannot be. */
  readonly impossible: number;
  readonly fields: readonly FieldQuality[];
  readonly dates: readonly DateQuality[];
  readonly spreads: readonly SpreadQuality[];
}

/**
 * What the quality of an extract is: completeness, rows set aside, repeated keys, impossible combinations, how recent its
 * dates are, and how its codes and numbers are spread. Of the accepted rows, but for those set aside.
 *
 * @param options.asOf date of the run, yyyy-mm-dd
 * @example
 * extractQuality(extract, { asOf: "2016-03-31" }).fields[0]; // { field: "tenancy_ref", present: 120, missing: 0, suppressed: 0 }
 */
export function extractQuality(extract: Extract, { asOf }: { readonly asOf: string }): ExtractQuality {
  const { source, table, issues, quarantine } = extract;
  const checks = new Set(source.checks.map(({ code }) => code));
  const lines = (holds: (code: string) => boolean) =>
    new Set(issues.filter(({ code }) => holds(code)).map(({ line }) => line)).size;
  const columns = source.fields.map((field) => ({ field, column: columnOf(table, field.name) }));
  return {
    source: source.name,
    rows: table.rowCount,
    quarantined: quarantine.length,
    duplicates: lines((code) => code === "duplicate-key"),
    impossible: lines((code) => checks.has(code)),
    fields: columns.map(({ field, column }) => ({ field: field.name, ...statesOf(column) })),
    dates: columns.flatMap(({ field, column }) =>
      field.kind === "date" ? [datesOf(field, column, asOf)] : [],
    ),
    spreads: columns.flatMap(({ field, column }) => spreadOf(field, column)),
  };
}

function statesOf({ state }: Column): Omit<FieldQuality, "field"> {
  const counts = [0, 0, 0];
  for (const each of state) counts[each]! += 1;
  return {
    present: counts[State.present]!,
    missing: counts[State.missing]!,
    suppressed: counts[State.suppressed]!,
  };
}

function datesOf({ name }: Field, column: Column, asOf: string): DateQuality {
  const { values, state } = column as ColumnOf<"date">;
  const last = dayNumber(asOf);
  let [present, future, latest] = [0, 0, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < state.length; row += 1) {
    if (state[row] !== State.present) continue;
    present += 1;
    if (values[row]! > last) future += 1;
    else if (values[row]! > latest) latest = values[row]!;
  }
  return { field: name, present, future, latest: latest === -Infinity ? undefined : dayText(latest) };
}

function spreadOf({ name, kind }: Field, column: Column): SpreadQuality[] {
  if (kind === "code" || kind === "yesNo") return [{ field: name, ...countCodes(column) }];
  if (column.kind !== "number") return [];
  let [present, sum] = [0, 0];
  for (let row = 0; row < column.state.length; row += 1) {
    if (column.state[row] !== State.present) continue;
    present += 1;
    sum += column.values[row]!;
  }
  return present === 0 ? [] : [{ field: name, present, mean: sum / present }];
}

function countCodes(column: Column): { present: number; codes: Map<string, number> } {
  const codes = new Map<string, number>();
  let present = 0;
  for (let row = 0; row < column.state.length; row += 1) {
    if (column.state[row] !== State.present) continue;
    const code = String(cellAt(column, row));
    codes.set(code, (codes.get(code) ?? 0) + 1);
    present += 1;
  }
  return { present, codes };
}
