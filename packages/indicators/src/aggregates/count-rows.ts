import { foursOf, Truth } from "@needscope/rules";
import type { UnitRows } from "./unit-rows.ts";

/** How many rows of each unit are certainly counted. */
export function countRows({ counted, unitOf, unitCount, allPresent }: UnitRows): {
  values: Float64Array;
  state: Uint8Array;
} {
  const values = new Float64Array(unitCount);
  // Four rows at a time: of most things few rows are counted, of some all.
  const words = foursOf(counted);
  for (let i = 0; i < words.length; i += 1) {
    if (words[i] === ones) {
      for (let row = 4 * i; row < 4 * i + 4; row += 1) {
        const unit = unitOf[row]!;
        if (unit >= 0) values[unit]! += 1;
      }
      continue;
    }
    for (let yes = words[i]! & ones; yes !== 0; yes &= yes - 1) {
      // The lowest bit that is set says which of the four.
      const unit = unitOf[4 * i + ((31 - Math.clz32(yes & -yes)) >> 3)]!;
      if (unit >= 0) values[unit]! += 1;
    }
  }
  for (let row = 4 * words.length; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (counted[row] === Truth.yes && unit >= 0) values[unit]! += 1;
  }
  return { values, state: allPresent };
}

/** The lowest bits of the bytes of four rows; each is set where the row is counted. */
const ones = 0x01010101;

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
