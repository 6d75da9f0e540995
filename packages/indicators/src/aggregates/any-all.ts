import { and, foursOf, Truth } from "@needscope/rules";
import { column, State } from "@needscope/table";
import type { Measure } from "../indicator.ts";
import type { Aggregate, UnitRows } from "./unit-rows.ts";

/** Whether each unit has a counted row, and, with a field, one in which that flag is yes: 1 yes, else 0. */
export function anyOf(
  { table, counted, isDecided, unitOf, unitCount, areUnits, allPresent }: UnitRows,
  { field }: Measure,
): Aggregate {
  if (field === undefined && areUnits && isDecided) return { values: counted, state: allPresent };
  const truths = field === undefined ? counted : holding(counted, column(table, field, "flag"));
  const values = new Uint8Array(unitCount);
  let state: Uint8Array | undefined;
  const words = foursOf(truths);
  for (let row = 0; row < truths.length; row += 1) {
    const truth = truths[row]!;
    if (truth === Truth.no) {
      // Of most things few rows have any: four rows without one are passed at once.
      while ((row & 3) === 3 && words[(row + 1) >> 2] === 0) row += 4;
      continue;
    }
    const unit = unitOf[row]!;
    if (unit < 0) continue;
    if (truth === Truth.yes) values[unit] = 1;
    else (state ??= new Uint8Array(unitCount))[unit] = State.missing;
  }
  if (state === undefined) return { values, state: allPresent };
  for (let unit = 0; unit < unitCount; unit += 1) if (values[unit] === 1) state[unit] = State.present;
  return { values, state };
}

/** Whether a flag is yes in every counted row of each unit; missing for a unit without rows, as of nothing. */
export function allOf({ table, counted, unitOf, unitCount }: UnitRows, { field = "" }: Measure): Aggregate {
  const flag = column(table, field, "flag");
  const values = new Uint8Array(unitCount);
  const state = new Uint8Array(unitCount).fill(State.missing);
  const denied = new Uint8Array(unitCount);
  const open = new Uint8Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0 || counted[row] === Truth.no) continue;
    const truth = truthAt(flag, row);
    if (counted[row] === Truth.yes && truth === Truth.yes) values[unit] = 1;
    else if (counted[row] === Truth.yes && truth === Truth.no) denied[unit] = 1;
    else if (truth !== Truth.yes) open[unit] = 1;
  }
  for (let unit = 0; unit < unitCount; unit += 1) {
    const isKnown = denied[unit] === 1 || (values[unit] === 1 && open[unit] === 0);
    if (isKnown) state[unit] = State.present;
    if (denied[unit] === 1 || !isKnown) values[unit] = 0;
  }
  return { values, state };
}

interface Flags {
  readonly values: Uint8Array;
  readonly state: Uint8Array;
}

function holding(counted: Uint8Array, flag: Flags): Uint8Array {
  const truths = new Uint8Array(counted.length);
  for (let row = 0; row < truths.length; row += 1) {
    truths[row] = and(counted[row] as Truth, truthAt(flag, row));
  }
  return truths;
}

function truthAt({ values, state }: Flags, row: number): Truth {
  if (state[row] !== State.present) return Truth.unknown;
  return values[row] === 1 ? Truth.yes : Truth.no;
}
