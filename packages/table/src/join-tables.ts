import { takeRows } from "./filter-table.ts";
import { column as columnOf } from "./column.ts";
import { type SharedKeys, sharedKeys } from "./shared-keys.ts";
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
  const columnsOf = (key: readonly NamedColumn[]) => key.map(({ column }) => column);
  const { leftRows, rightRows, account } = matchRows(sharedKeys(columnsOf(keys.left), columnsOf(keys.right)));
  if (account.fanOut > 0 && options.fanOut !== true) refuseFanOut(left, right, account.fanOut, options);
  const columns = new Map<string, Column>();
  // Without a fan-out every left row stands once, in its place: its columns are shared, not copied.
  for (const [name, column] of left.columns) {
    columns.set(name, account.fanOut === 0 ? column : takeRows(column, leftRows));
  }
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

function matchRows({ left, right, size }: SharedKeys): {
  leftRows: Int32Array;
  rightRows: Int32Array;
  account: JoinAccount;
} {
  const { first, next } = indexRows(right, size);
  const { matched, rowCount } = countMatches(left, { first, next });
  const met = new Uint8Array(right.length);
  const leftRows = new Int32Array(rowCount);
  const rightRows = new Int32Array(rowCount);
  let at = 0;
  for (let row = 0; row < left.length; row += 1) {
    let other = left[row]! < 0 ? -1 : first[left[row]!]!;
    do {
      leftRows[at] = row;
      rightRows[at] = other;
      at += 1;
      if (other < 0) break;
      met[other] = 1;
      other = next[other]!;
    } while (other >= 0);
  }
  let rightMet = 0;
  for (const one of met) rightMet += one;
  const account = {
    left: left.length,
    right: right.length,
    matched,
    leftUnmatched: left.length - matched,
    rightUnmatched: right.length - rightMet,
    fanOut: rowCount - left.length,
  };
  return { leftRows, rightRows, account };
}

interface RowIndex {
  /** The first row of each key, -1 where there is none. */
  readonly first: Int32Array;
  /** From each row the next with the same key, in the order of the table; -1 at the end. */
  readonly next: Int32Array;
}

function indexRows(keys: Int32Array, size: number): RowIndex {
  const first = new Int32Array(size).fill(-1);
  const next = new Int32Array(keys.length).fill(-1);
  for (let row = keys.length - 1; row >= 0; row -= 1) {
    const key = keys[row]!;
    if (key < 0) continue;
    next[row] = first[key]!;
    first[key] = row;
  }
  return { first, next };
}

/** Left rows that meet any, and rows of the result. */
function countMatches(left: Int32Array, { first, next }: RowIndex): { matched: number; rowCount: number } {
  let matched = 0;
  let rowCount = 0;
  for (const key of left) {
    let other = key < 0 ? -1 : first[key]!;
    matched += other < 0 ? 0 : 1;
    rowCount += other < 0 ? 1 : 0;
    for (; other >= 0; other = next[other]!) rowCount += 1;
  }
  return { matched, rowCount };
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
