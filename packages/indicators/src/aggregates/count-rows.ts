import { Truth } from "@needscope/rules";
import type { UnitRows } from "./unit-rows.ts";

/** How many rows of each unit are certainly counted. */
export function countRows({ counted, unitOf, unitCount, allPresent }: UnitRows): {
  values: Float64Array;
  state: Uint8Array;
} {
  const values = new Float64Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    if (counted[row] !== Truth.yes) continue;
    const unit = unitOf[row]!;
    if (unit >= 0) values[unit]! += 1;
  }
  return { values, state: allPresent };
}

/** The certainly counted rows, those of one unit side by side and in the order of the table, and where each unit's start. */
export function rowsByUnit(rows: UnitRows): { order: Uint32Array; starts: Uint32Array } {
  const { counted, unitOf, unitCount } = rows;
  const counts = countRows(rows).values;
  const starts = new Uint32Array(unitCount + 1);
  for (let unit = 0; unit < unitCount; unit += 1) starts[unit + 1] = starts[unit]! + counts[unit]!;
  const next = starts.slice(0, unitCount);
  const order = new Uint32Array(starts[unitCount]!);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (counted[row] !== Truth.yes || unit < 0) continue;
    order[next[unit]!] = row;
    next[unit]! += 1;
  }
  return { order, starts };
}
