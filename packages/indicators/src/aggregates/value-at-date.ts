import { Truth } from "@needscope/rules";
import { column, State } from "@needscope/table";
import { worseState } from "../worse-state.ts";
import { missingWithout, orderedColumn } from "./extreme-of.ts";
import { emptied } from "./sum-of.ts";
import type { Aggregate, UnitRows } from "./unit-rows.ts";

/**
 * The value of a field in the first or the latest counted row of each unit. Missing where nobody can tell: rows of that
 * day differ, its value is missing, or a row whose date or filter is undecided may be the one.
 */
export function valueAtDate(rows: UnitRows, field: string, which: "first" | "latest"): Aggregate {
  const { table, counted, unitOf, unitCount } = rows;
  const dates = column(table, rows.dated ?? "", "date");
  const measured = orderedColumn(table, field);
  const sign = which === "first" ? -1 : 1;
  const bestDay = bestDays(rows, sign);
  const values = new Float64Array(unitCount);
  const state = new Uint8Array(unitCount);
  const found = new Uint8Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0 || counted[row] === Truth.no) continue;
    const isDated = dates.state[row] === State.present;
    const later = isDated ? sign * dates.values[row]! - bestDay[unit]! : 0;
    if (later < 0) continue;
    const isSure = isDated && counted[row] === Truth.yes;
    const cell = isSure ? measured.state[row]! : State.missing;
    const value = measured.values[row]!;
    if (cell !== State.present) state[unit] = worseState(state[unit]!, cell);
    else if (found[unit] === 1 && values[unit] !== value) state[unit] = State.missing;
    else values[unit] = value;
    found[unit] = 1;
  }
  missingWithout(found, state);
  return { values: emptied(values, state), state };
}

/** For each unit the first or latest day of its certain rows, times the sign; below every day where there is none. */
function bestDays({ table, counted, unitOf, unitCount, dated = "" }: UnitRows, sign: number): Float64Array {
  const dates = column(table, dated, "date");
  const best = new Float64Array(unitCount).fill(-Infinity);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0 || counted[row] !== Truth.yes || dates.state[row] !== State.present) continue;
    const day = sign * dates.values[row]!;
    if (day > best[unit]!) best[unit] = day;
  }
  return best;
}
