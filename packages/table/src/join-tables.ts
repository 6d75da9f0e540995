import { takeRows } from "./filter-table.ts";
import { column as columnOf } from "./column.ts";
import { State } from "./state.ts";
import type { Column, Table } from "./table.ts";

/** What became of every row of a join. `left = matched + leftUnmatched`; the result has `left + fanOut` rows. */
export interface JoinAccount {
  /** Rows of the left table. */
  readonly left: number;
  /** Rows of the right table. */
  readonly right: number;
  /** Left rows that met at least one right row. */
  readonly matched: number;
  /** Left rows that met none; they stay in the result, with missing cells from the right. */
  readonly leftUnmatched: number;
  /** Right rows that no left row met. */
  readonly rightUnmatched: number;
  /** Extra rows made because several right rows share the key of a left row; 0 unless declared. */
  readonly fanOut: number;
}

/** A key: one column, or several that together make the key. */
export type JoinKey = string | readonly string[];

/** The columns to join on and whether several right rows may share a key. */
export interface JoinOptions {
  readonly on: { readonly left: JoinKey; readonly right: JoinKey };
  /** Declares that a left row may meet several right rows and so appear several times. */
  readonly fanOut?: boolean;
}

/**
 * Joins the right table's columns onto every row of the left, and accounts for every row of both.
 *
 * Text keys are equal when their bytes are equal ("000123" is not "123", nor "A1" "a1"). A missing or
 * suppressed key meets nothing. The right key columns are not repeated; any other right column whose name the
 * left already has is called "<right table>.<column>".
 *
 * @throws Error when keys are of different kinds (text against number), when the names of columns would clash,
 * or when left rows would be repeated and `fanOut` is not declared.
 * @example
 * const { table, account } = joinTables(people, tenancies, { on: { left: "nino", right: "nino" } });
 * account; // { left: 3, right: 2, matched: 2, leftUnmatched: 1, rightUnmatched: 0, fanOut: 0 }
 */
export function joinTables(
  left: Table,
  right: Table,
  options: JoinOptions,
): { table: Table; account: JoinAccount } {
  const keys = { left: keyColumns(left, options.on.left), right: keyColumns(right, options.on.right) };
  refuseMixedKinds(left, right, keys);
  const { leftRows, rightRows, account } = matchRows(keyReader(keys.left), keyReader(keys.right), {
    left: left.rowCount,
    right: right.rowCount,
  });
  if (account.fanOut > 0 && options.fanOut !== true) refuseFanOut(left, right, account.fanOut, options);
  const columns = new Map<string, Column>();
  for (const [name, column] of left.columns) columns.set(name, takeRows(column, leftRows));
  const rightKeyNames = new Set(asNames(options.on.right));
  for (const [name, column] of right.columns) {
    if (rightKeyNames.has(name)) continue;
    columns.set(freeName(name, right.name, left.columns, columns), takeRows(column, rightRows));
  }
  return { table: { name: left.name, rowCount: leftRows.length, columns }, account };
}

interface NamedColumn {
  readonly name: string;
  readonly column: Column;
}

function asNames(key: JoinKey): readonly string[] {
  return typeof key === "string" ? [key] : key;
}

function keyColumns(table: Table, key: JoinKey): NamedColumn[] {
  return asNames(key).map((name) => ({ name, column: columnOf(table, name) }));
}

function refuseMixedKinds(
  left: Table,
  right: Table,
  keys: { readonly left: readonly NamedColumn[]; readonly right: readonly NamedColumn[] },
): void {
  if (keys.left.length !== keys.right.length || keys.left.length === 0) {
    const counts = `${keys.left.length} on the left and ${keys.right.length} on the right`;
    throw new Error(
      `Joining "${left.name}" to "${right.name}" needs as many key columns on both sides: ${counts}.`,
    );
  }
  keys.left.forEach(({ name, column }, i) => {
    const other = keys.right[i]!;
    if (column.kind === other.column.kind) return;
    throw new Error(
      `Joining "${left.name}" to "${right.name}": "${name}" is a ${column.kind} column and "${other.name}" a ` +
        `${other.column.kind} column, which never meet; declare both as the same kind (identifiers are text).`,
    );
  });
}

type KeyReader = (row: number) => string | number | undefined;

/** Reads the key of a row as a value that a Map can compare, or undefined where any part is not present. */
function keyReader(columns: readonly NamedColumn[]): KeyReader {
  const readers = columns.map(({ column }) => partReader(column));
  const [only] = readers;
  if (only !== undefined && readers.length === 1) return only;
  return (row) => {
    let key = "";
    for (const read of readers) {
      const part = read(row);
      if (part === undefined) return undefined;
      const text = String(part);
      key += `${text.length}:${text}`; // lengths keep ("a-b", "c") apart from ("a", "b-c")
    }
    return key;
  };
}

function partReader(column: Column): KeyReader {
  if (column.kind === "text") {
    return (row) => (column.state[row] === State.present ? column.pool[column.codes[row]!] : undefined);
  }
  return (row) => (column.state[row] === State.present ? column.values[row] : undefined);
}

function matchRows(
  leftKey: KeyReader,
  rightKey: KeyReader,
  counts: { readonly left: number; readonly right: number },
): { leftRows: number[]; rightRows: number[]; account: JoinAccount } {
  const index = indexRows(rightKey, counts.right);
  const met = new Uint8Array(counts.right);
  const leftRows: number[] = [];
  const rightRows: number[] = [];
  let matched = 0;
  for (let row = 0; row < counts.left; row += 1) {
    const key = leftKey(row);
    let other = key === undefined ? -1 : (index.first.get(key) ?? -1);
    if (other >= 0) matched += 1;
    do {
      leftRows.push(row);
      rightRows.push(other);
      if (other < 0) break;
      met[other] = 1;
      other = index.next[other]!;
    } while (other >= 0);
  }
  const rightMet = met.reduce((sum, one) => sum + one, 0);
  const account = {
    ...counts,
    matched,
    leftUnmatched: counts.left - matched,
    rightUnmatched: counts.right - rightMet,
    fanOut: leftRows.length - counts.left,
  };
  return { leftRows, rightRows, account };
}

/** The first row of each key, and from each row the next with the same key (-1 at the end), in file order. */
function indexRows(
  keyOf: KeyReader,
  rowCount: number,
): { first: Map<string | number, number>; next: Int32Array } {
  const first = new Map<string | number, number>();
  const next = new Int32Array(rowCount).fill(-1);
  for (let row = rowCount - 1; row >= 0; row -= 1) {
    const key = keyOf(row);
    if (key === undefined) continue;
    next[row] = first.get(key) ?? -1;
    first.set(key, row);
  }
  return { first, next };
}

function refuseFanOut(left: Table, right: Table, fanOut: number, { on }: JoinOptions): never {
  const names = `${asNames(on.left).join(" + ")} = ${asNames(on.right).join(" + ")}`;
  throw new Error(
    `Joining "${left.name}" to "${right.name}" on ${names} would make ${fanOut} extra rows of "${left.name}", ` +
      `because rows of "${right.name}" share a key; declare fanOut: true if that is meant.`,
  );
}

function freeName(
  name: string,
  rightName: string,
  leftColumns: ReadonlyMap<string, Column>,
  taken: ReadonlyMap<string, Column>,
): string {
  const chosen = leftColumns.has(name) ? `${rightName}.${name}` : name;
  if (!taken.has(chosen)) return chosen;
  throw new Error(
    `Joining "${rightName}" would give two columns called "${chosen}"; rename one of them first.`,
  );
}
