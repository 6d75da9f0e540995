import { bitsIn, countYes, Truth } from "@needscope/rules";
import { column, State } from "@needscope/table";
import { worseState } from "../worse-state.ts";
import type { Aggregate, UnitRows } from "./unit-rows.ts";

/** The sum of a field over the counted rows of each unit; half a sum is no sum, and 0 where the state is not present. */
export function sumOf(
  { table, counted, unitOf, unitCount, areUnits, allPresent }: UnitRows,
  field: string,
): Aggregate {
  const amount = column(table, field, "number");
  const isWhole = countYes(counted) === counted.length && bitsIn(amount.state) === 0;
  if (isWhole && areUnits && !hasMinusZero(amount.values))
    return { values: amount.values, state: allPresent };
  const values = new Float64Array(unitCount);
  if (isWhole) {
    for (let row = 0; row < counted.length; row += 1) {
      const unit = unitOf[row]!;
      if (unit >= 0) values[unit]! += amount.values[row]!;
    }
    return { values, state: allPresent };
  }
  let state: Uint8Array | undefined;
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0 || counted[row] === Truth.no) continue;
    const cell = counted[row] === Truth.yes ? amount.state[row]! : State.missing;
    if (cell === State.present) values[unit]! += amount.values[row]!;
    else {
      state ??= new Uint8Array(unitCount);
      state[unit] = worseState(state[unit]!, cell);
    }
  }
  if (state === undefined) return { values, state: allPresent };
  return { values: emptied(values, state), state };
}

/** A sum is never -0, though a file may say so: 0 and -0 are 0. */
function hasMinusZero(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row += 1) if (values[row] === 0 && 1 / values[row]! < 0) return true;
  return false;
}

/** The values themselves, set to 0 where the state is not present. */
export function emptied(values: Float64Array, state: Uint8Array): Float64Array {
  for (let unit = 0; unit < values.length; unit += 1) if (state[unit] !== State.present) values[unit] = 0;
  return values;
}
