import { cellAt, column, State, suppressed } from "@needscope/table";
import type { CellValue, Column, ColumnKind, Table } from "@needscope/table";

/** The part of danfojs-node that the adapter uses; the caller imports the library and passes it in. */
export interface DanfoLibrary<Frame> {
  readonly DataFrame: {
    new (data: unknown[][], options: { columns: string[]; dtypes: string[] }): Frame;
    readonly prototype: object;
  };
}

/** What {@link toDanfo} does where a DataFrame cannot say what a table can. */
export interface ToDanfoOptions {
  /** A DataFrame knows no suppressed cell: "refuse" throws, "missing" turns each into a missing one. */
  readonly suppressed?: "refuse" | "missing";
  /** Keep only the rows in which all these columns are present: danfo's sorting and means go wrong on missing. */
  readonly complete?: readonly string[];
  /** New columns that join key columns into one text, for group-by and merge on more than one key. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

/**
 * A danfojs-node DataFrame of a table's rows. Every cell is copied, so nothing done to the frame reaches the
 * table. Ids stay text with their leading zeros, dates are text "yyyy-mm-dd", flags are true or false; a missing
 * number is NaN, any other missing cell is undefined. Whole numbers above 16,777,216 (pence: £167,772.16) are held
 * exactly, but danfo's frame arithmetic rounds them to single precision.
 *
 * @param danfo the library: `import * as danfo from "danfojs-node"`
 * @throws Error when a cell is suppressed and the options do not say "missing", when a column that is asked for
 * does not exist, when a key takes the name of a column, or when a column has the name of something that a
 * DataFrame does ("count", "values"), which it would lose.
 * @example
 * const frame = toDanfo(rent, danfo, { complete: ["balance"], keys: { place: ["ward", "street"] } });
 */
export function toDanfo<Frame>(
  table: Table,
  danfo: DanfoLibrary<Frame>,
  { suppressed: onSuppressed = "refuse", complete = [], keys = {} }: ToDanfoOptions = {},
): Frame {
  const rows = completeRows(table, complete);
  const sides = [...table.columns].map(([name, side]) => ({ name, dtype: dtypes[side.kind], side }));
  if (onSuppressed === "refuse") refuseSuppressed(table, rows);
  refuseTakenNames(table, danfo, keys);
  const joined = Object.entries(keys).map(([name, parts]) => joinedKey(table, name, parts));

  const data = rows.map((row) => [
    ...sides.map(({ side }) => danfoCell(cellAt(side, row), side.kind)),
    ...joined.map((key) => key(row)),
  ]);
  return new danfo.DataFrame(data, {
    columns: [...sides.map(({ name }) => name), ...Object.keys(keys)],
    dtypes: [...sides.map(({ dtype }) => dtype), ...joined.map(() => "string")],
  });
}

// Named for every column, as danfo otherwise guesses from the first rows: a flag with gaps would become a number.
const dtypes: Readonly<Record<ColumnKind, string>> = {
  number: "float32",
  date: "string",
  flag: "boolean",
  text: "string",
};

function completeRows(table: Table, complete: readonly string[]): number[] {
  const wanted = complete.map((name) => column(table, name));
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  return rows.filter((row) => wanted.every(({ state }) => state[row] === State.present));
}

function refuseSuppressed(table: Table, rows: readonly number[]): void {
  for (const [name, { state }] of table.columns) {
    const count = rows.filter((row) => state[row] === State.suppressed).length;
    if (count === 0) continue;
    throw new Error(
      `Column "${name}" of table "${table.name}" has ${count} suppressed cell(s), which a DataFrame cannot hold: ` +
        'pass { suppressed: "missing" } to turn them into missing ones.',
    );
  }
}

// A DataFrame makes each column a property of itself, over whatever has that name: "columns" never returns.
function refuseTakenNames(table: Table, danfo: DanfoLibrary<unknown>, keys: object): void {
  for (const name of [...table.columns.keys(), ...Object.keys(keys)]) {
    if (!(name in danfo.DataFrame.prototype) && !name.startsWith("$")) continue;
    throw new Error(
      `Column "${name}" of table "${table.name}" has a name that a DataFrame uses itself: give it another name first.`,
    );
  }
}

function danfoCell(value: CellValue, kind: ColumnKind): string | number | boolean | undefined {
  if (value !== undefined && value !== suppressed) return value;
  // null would count as 0 in danfo's means and tensors.
  return kind === "number" ? Number.NaN : undefined;
}

// danfo itself joins the keys with "-" or "_", by which ("x-y", "z") and ("x", "y-z") become the same key.
function joinedKey(
  table: Table,
  name: string,
  parts: readonly string[],
): (row: number) => string | undefined {
  if (table.columns.has(name)) {
    throw new Error(`Key "${name}" has the name of a column of table "${table.name}": give it another.`);
  }
  const columns = parts.map((part) => column(table, part));
  return (row) =>
    columns.every(isPresentAt(row)) ? JSON.stringify(columns.map((c) => cellAt(c, row))) : undefined;
}

function isPresentAt(row: number): (column: Column) => boolean {
  return ({ state }) => state[row] === State.present;
}
