import { and, Truth } from "@needscope/rules";
import { column, State, type Column, type Table } from "@needscope/table";
import type { Measure } from "./indicator.ts";
import { worseState } from "./worse-state.ts";

/** The rows of one table: which are counted (0 no, 1 yes, 2 undecided) and whose they are (-1 nobody's). */
export interface UnitRows {
  readonly table: Table;
  readonly counted: Uint8Array;
  readonly unitOf: Int32Array;
  readonly unitCount: number;
}

/** One value per unit with its state (0 where not present), and the number of rows that it rests on. */
export interface Aggregate {
  readonly values: Float64Array;
  readonly state: Uint8Array;
  readonly rows: Float64Array;
}

/**
 * What a measure makes of the counted rows of each unit. A unit without rows has the count, sum or distinct 0, the flag
 * no, and a missing mean, minimum or maximum. Counts are of the rows that are certainly counted. A sum, mean, minimum
 * or maximum is missing where a value that it needs is missing or a row is undecided, else suppressed where a value is;
 * a flag is yes where one row certainly is, else missing where one may be.
 */
export function aggregate(rows: UnitRows, measure: Measure): Aggregate {
  return methods[measure.kind](rows, measure.field ?? "");
}

const methods: Readonly<Record<Measure["kind"], (rows: UnitRows, field: string) => Aggregate>> = {
  count: countRows,
  share: countRows,
  distinct: countDistinct,
  sum: sumOf,
  mean: sumOf, // the mean is this sum over the rows, computed with every other ratio
  min: (rows, field) => extremeOf(rows, field, (value, best) => value < best),
  max: (rows, field) => extremeOf(rows, field, (value, best) => value > best),
  any: anyOf,
};

function countRows({ counted, unitOf, unitCount }: UnitRows): Aggregate {
  const rows = new Float64Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    if (counted[row] === Truth.yes && unitOf[row]! >= 0) rows[unitOf[row]!]! += 1;
  }
  return { values: rows, state: new Uint8Array(unitCount), rows };
}

/** Goes through the rows unit by unit and stamps each value with the last unit that had it: no set per unit. */
function countDistinct(unitRows: UnitRows, field: string): Aggregate {
  const { rows, state } = countRows(unitRows);
  const codes = codesOf(column(unitRows.table, field));
  const order = rowsByUnit(unitRows, rows);
  const stamp = new Int32Array(codes.length).fill(-1);
  const values = new Float64Array(rows.length);
  for (const row of order) {
    const unit = unitRows.unitOf[row]!;
    const code = codes[row]!;
    if (code < 0 || stamp[code] === unit) continue;
    stamp[code] = unit;
    values[unit]! += 1;
  }
  return { values, state, rows };
}

/** The counted rows, those of one unit side by side. */
function rowsByUnit({ counted, unitOf }: UnitRows, rowsOfUnit: Float64Array): Uint32Array {
  const next = new Uint32Array(rowsOfUnit.length);
  let total = 0;
  rowsOfUnit.forEach((rows, unit) => {
    next[unit] = total;
    total += rows;
  });
  const order = new Uint32Array(total);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (counted[row] !== Truth.yes || unit < 0) continue;
    order[next[unit]!] = row;
    next[unit]! += 1;
  }
  return order;
}

/** Small whole numbers that are equal where the values are; -1 where there is none. A pool holds each text once. */
function codesOf(column: Column): Int32Array {
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(column.state.length).fill(-1);
  for (let row = 0; row < codes.length; row += 1) {
    if (column.state[row] !== State.present) continue;
    const value = column.kind === "text" ? column.codes[row]! : column.values[row]!;
    let code = codeOf.get(value);
    if (code === undefined) codeOf.set(value, (code = codeOf.size));
    codes[row] = code;
  }
  return codes;
}

function sumOf({ table, counted, unitOf, unitCount }: UnitRows, field: string): Aggregate {
  const amount = column(table, field, "number");
  const values = new Float64Array(unitCount);
  const rows = new Float64Array(unitCount);
  const state = new Uint8Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0 || counted[row] === Truth.no) continue;
    rows[unit]! += counted[row] === Truth.yes ? 1 : 0;
    const cell = counted[row] === Truth.yes ? amount.state[row]! : State.missing;
    if (cell === State.present) values[unit]! += amount.values[row]!;
    else state[unit] = worseState(state[unit]!, cell);
  }
  return emptied({ values, state, rows });
}

function extremeOf(
  { table, counted, unitOf, unitCount }: UnitRows,
  field: string,
  isBetter: (value: number, best: number) => boolean,
): Aggregate {
  const measured = orderedColumn(table, field);
  const values = new Float64Array(unitCount);
  const rows = new Float64Array(unitCount);
  const state = new Uint8Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0 || counted[row] === Truth.no) continue;
    const cell = counted[row] === Truth.yes ? measured.state[row]! : State.missing;
    if (cell !== State.present) {
      state[unit] = worseState(state[unit]!, cell);
      continue;
    }
    const value = measured.values[row]!;
    if (rows[unit] === 0 || isBetter(value, values[unit]!)) values[unit] = value;
    rows[unit]! += 1;
  }
  for (let unit = 0; unit < unitCount; unit += 1) {
    if (rows[unit] === 0 && state[unit] === State.present) state[unit] = State.missing;
  }
  return emptied({ values, state, rows });
}

function orderedColumn(table: Table, field: string): { values: ArrayLike<number>; state: Uint8Array } {
  const found = column(table, field);
  return found.kind === "date" ? found : column(table, field, "number");
}

function anyOf({ table, counted, unitOf, unitCount }: UnitRows, field: string): Aggregate {
  const flag = field === "" ? undefined : column(table, field, "flag");
  const values = new Float64Array(unitCount);
  const rows = new Float64Array(unitCount);
  const state = new Uint8Array(unitCount);
  for (let row = 0; row < counted.length; row += 1) {
    const unit = unitOf[row]!;
    if (unit < 0) continue;
    const truth = flag === undefined ? counted[row] : and(counted[row] as Truth, truthAt(flag, row));
    if (counted[row] === Truth.yes) rows[unit]! += 1;
    if (truth === Truth.yes) values[unit] = 1;
    if (truth === Truth.unknown) state[unit] = State.missing;
  }
  for (let unit = 0; unit < unitCount; unit += 1) if (values[unit] === 1) state[unit] = State.present;
  return { values, state, rows };
}

function truthAt({ values, state }: { values: Uint8Array; state: Uint8Array }, row: number): Truth {
  if (state[row] !== State.present) return Truth.unknown;
  return values[row] === 1 ? Truth.yes : Truth.no;
}

/** Half a sum is no sum: 0 where the state is not present. */
function emptied({ values, state, rows }: Aggregate): Aggregate {
  return { values: values.map((value, unit) => (state[unit] === State.present ? value : 0)), state, rows };
}
