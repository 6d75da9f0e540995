import { Truth } from "@needscope/rules";
import { column, State, type Table } from "@needscope/table";
import { worseState } from "../worse-state.ts";
import { emptied } from "./sum-of.ts";
import type { Aggregate, UnitRows } from "./unit-rows.ts";

/** The lowest or highest number, or the first or last day, in a field over the counted rows of each unit. */
export function extremeOf(
  { table, counted, unitOf, unitCount }: UnitRows,
  field: string,
  which: "lowest" | "highest",
): Aggregate {
  const measured = orderedColumn(table, field);
  const sign = which === "lowest" ? -1 : 1;
  const values = new Float64Array(unitCount);
  const state = new Uint8Array(unitCount);
  const found = new Uint8Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0 || counted[row] === Truth.no) continue;
    const cell = counted[row] === Truth.yes ? measured.state[row]! : State.missing;
    if (cell !== State.present) {
      state[unit] = worseState(state[unit]!, cell);
      continue;
    }
    const value = measured.values[row]!;
    if (found[unit] === 0 || sign * value > sign * values[unit]!) values[unit] = value;
    found[unit] = 1;
  }
  missingWithout(found, state);
  return { values: emptied(values, state), state };
}

/** A column whose values have an order: numbers or days. */
export function orderedColumn(
  table: Table,
  field: string,
): { values: Float64Array | Int32Array; state: Uint8Array } {
  const found = column(table, field);
  return found.kind === "date" ? found : column(table, field, "number");
}

/** Marks as missing the units for which nothing was found. */
export function missingWithout(found: Uint8Array, state: Uint8Array): void {
  for (let unit = 0; unit < state.length; unit += 1) {
    if (found[unit] === 0 && state[unit] === State.present) state[unit] = State.missing;
  }
}
