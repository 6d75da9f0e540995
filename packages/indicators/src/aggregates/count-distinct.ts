import { column, State, type Column } from "@needscope/table";
import { rowsByUnit } from "./count-rows.ts";
import type { Aggregate, UnitRows } from "./unit-rows.ts";

/**
 * How many different values a field has in the counted rows of each unit. Goes through the rows unit by unit and stamps
 * each value with the last unit that had it: no set per unit.
 */
export function countDistinct(rows: UnitRows, field: string): Aggregate {
  const { codes, size } = valueCodes(column(rows.table, field));
  const { order } = rowsByUnit(rows);
  const stamp = new Int32Array(size).fill(-1);
  const values = new Float64Array(rows.unitCount);
  for (const row of order) {
    const unit = rows.unitOf[row]!;
    const code = codes[row]!;
    if (code < 0 || stamp[code] === unit) continue;
    stamp[code] = unit;
    values[unit]! += 1;
  }
  return { values, state: new Uint8Array(rows.unitCount) };
}

/** Whole numbers from 0 up to `size`, equal where the values are; -1 where there is none. A pool holds each text once. */
export function valueCodes(column: Column): { readonly codes: Int32Array; readonly size: number } {
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(column.state.length).fill(-1);
  for (let row = 0; row < codes.length; row += 1) {
    if (column.state[row] !== State.present) continue;
    if (column.kind === "text") {
      codes[row] = column.codes[row]!;
      continue;
    }
    const value = column.values[row]!;
    let code = codeOf.get(value);
    if (code === undefined) codeOf.set(value, (code = codeOf.size));
    codes[row] = code;
  }
  return { codes, size: column.kind === "text" ? column.pool.length : codeOf.size };
}
