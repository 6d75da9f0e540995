import { Truth } from "@needscope/rules";
import { quantileSorted } from "@needscope/stats";
import { column, State } from "@needscope/table";
import type { Measure } from "../indicator.ts";
import { worseState } from "../worse-state.ts";
import { rowsByUnit } from "./count-rows.ts";
import { emptied } from "./sum-of.ts";
import type { Aggregate, UnitRows } from "./unit-rows.ts";

/** A quantile (R's type 7) of a field over the counted rows of each unit; `at: 0.5` is the median. */
export function quantileOf(rows: UnitRows, { field = "", at = 0.5 }: Measure): Aggregate {
  const { table, counted, unitOf, unitCount } = rows;
  const measured = column(table, field, "number");
  const { order, starts } = rowsByUnit(rows);
  const state = new Uint8Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0 || counted[row] === Truth.no) continue;
    const cell = counted[row] === Truth.yes ? measured.state[row]! : State.missing;
    if (cell !== State.present) state[unit] = worseState(state[unit]!, cell);
  }
  const values = new Float64Array(unitCount);
  const sorted = Float64Array.from(order, (row) => measured.values[row]!);
  for (let unit = 0; unit < unitCount; unit += 1) {
    if (state[unit] !== State.present) continue;
    const value = quantileSorted(sorted.subarray(starts[unit], starts[unit + 1]).sort(), at);
    if (value === undefined) state[unit] = State.missing;
    else values[unit] = value;
  }
  return { values: emptied(values, state), state };
}
