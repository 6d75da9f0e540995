import { column } from "@needscope/table";
import type { Measure } from "../indicator.ts";
import { isWithin } from "../is-within.ts";
import { valueCodes } from "./count-distinct.ts";
import { rowsByUnit } from "./count-rows.ts";
import type { Aggregate, UnitRows } from "./unit-rows.ts";

/**
 * How many rows of each unit come within so many days after an earlier one, or on its day: repeat incidents. With a
 * field, after an earlier one of the same value in it (the same person); rows without that value repeat nothing. The
 * earlier one may lie before the days that are measured.
 */
export function countRepeats(rows: UnitRows, { field, within = 0 }: Measure): Aggregate {
  const dates = column(rows.table, rows.dated ?? "", "date");
  const codes = field === undefined ? undefined : valueCodes(column(rows.table, field)).codes;
  const { order, starts } = rowsByUnit(rows);
  const values = new Float64Array(rows.unitCount);
  const seen = new Map<number, number>();
  for (let unit = 0; unit < rows.unitCount; unit += 1) {
    const [from, to] = [starts[unit]!, starts[unit + 1]!];
    if (to - from < 2) continue;
    const byDay = order.subarray(from, to).sort((one, other) => dates.values[one]! - dates.values[other]!);
    seen.clear();
    for (const row of byDay) {
      const code = codes?.[row] ?? 0;
      if (dates.state[row] !== 0 || code < 0) continue;
      const day = dates.values[row]!;
      const before = seen.get(code);
      seen.set(code, day);
      if (before === undefined || day - before > within) continue;
      if (rows.days === undefined || isWithin(day, rows.days)) values[unit]! += 1;
    }
  }
  return { values, state: new Uint8Array(rows.unitCount) };
}
