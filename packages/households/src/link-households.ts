import {
  column,
  type ColumnOf,
  type JoinAccount,
  sharedKeys,
  State,
  type Table,
  textList,
} from "@needscope/table";

/** Tables whose records are linked to households by a key that each of them carries. */
export interface LinkedHouseholds {
  readonly unit: "household";
  /** The households, in the order of the rows of the table that holds them all. */
  readonly ids: readonly string[];
  /** For each table: for each of its rows the index of its household in `ids`, or -1 where it has none. */
  readonly unitOf: ReadonlyMap<string, Int32Array>;
  /** For each table what became of its rows (left) and of the households (right). */
  readonly accounts: ReadonlyMap<string, JoinAccount>;
}

/** Which column holds the key, and which table has every household. */
export interface LinkHouseholdsOptions {
  /** The text column that holds the household's reference, of the same name in every table. */
  readonly key: string;
  /** The table that says which households there are, one row each: council tax, rent, a population index. */
  readonly of: string;
}

/**
 * Links the records of several extracts to the households of one of them, by a key that they share: no names are
 * compared. Keys are equal when their bytes are. A row whose key is missing, or is of no household of that table,
 * belongs to none and is counted as unmatched. What comes out is a grouping that `measure` of `@needscope/indicators`
 * takes as it is.
 *
 * @throws Error when a table has no such column, or a household stands twice in the table that should have it once.
 * @example
 * const households = linkHouseholds(tables, { key: "household", of: "council-tax" });
 * households.accounts.get("rent"); // { left: 233314, right: 1000000, matched: 233120, leftUnmatched: 194, ... }
 * measure(tables, indicators, { by: households });
 */
export function linkHouseholds(
  tables: ReadonlyMap<string, Table>,
  { key, of }: LinkHouseholdsOptions,
): LinkedHouseholds {
  const base = tables.get(of);
  if (base === undefined) {
    const known = [...tables.keys()].join(", ") || "none";
    throw new Error(`There is no table "${of}" that households could be taken from. Known: ${known}.`);
  }
  const keys = column(base, key, "text");
  refuseRepeats(base, key, keys);
  const rows = presentRows(keys);
  const unitOf = new Map<string, Int32Array>();
  const accounts = new Map<string, JoinAccount>();
  for (const [name, table] of tables) {
    const units = unitsOfRows(column(table, key, "text"), keys, rows);
    unitOf.set(name, units);
    accounts.set(name, accountOf(units, rows.length));
  }
  return { unit: "household", ids: idsOf(keys, rows), unitOf, accounts };
}

function refuseRepeats(table: Table, key: string, { codes, state, pool }: ColumnOf<"text">): void {
  const first = new Int32Array(pool.length).fill(-1);
  for (let row = 0; row < codes.length; row += 1) {
    if (state[row] !== State.present) continue;
    const before = first[codes[row]!]!;
    if (before >= 0) {
      throw new Error(
        `A household stands twice in "${table.name}" (${placeOf(table, before)} and ${placeOf(table, row)}), so ` +
          `"${key}" does not say whose a record is; keep one row for each household.`,
      );
    }
    first[codes[row]!] = row;
  }
}

/** Where a row stands, without its text, which may point to a person. */
function placeOf(table: Table, row: number): string {
  const line = table.columns.has("line") ? column(table, "line", "number").values[row] : undefined;
  return line === undefined ? `row ${row}` : `line ${line}`;
}

function presentRows({ state }: ColumnOf<"text">): Int32Array {
  const rows = new Int32Array(state.length);
  let count = 0;
  for (let row = 0; row < state.length; row += 1) {
    if (state[row] !== State.present) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

function unitsOfRows(column: ColumnOf<"text">, households: ColumnOf<"text">, rows: Int32Array): Int32Array {
  const { left, right, size } = sharedKeys([column], [households]);
  const unitOfKey = new Int32Array(size).fill(-1);
  for (let unit = 0; unit < rows.length; unit += 1) unitOfKey[right[rows[unit]!]!] = unit;
  for (let row = 0; row < left.length; row += 1) left[row] = left[row]! < 0 ? -1 : unitOfKey[left[row]!]!;
  return left;
}

function accountOf(units: Int32Array, households: number): JoinAccount {
  const met = new Uint8Array(households);
  let matched = 0;
  for (const unit of units) {
    if (unit < 0) continue;
    matched += 1;
    met[unit] = 1;
  }
  let householdsMet = 0;
  for (const one of met) householdsMet += one;
  return {
    left: units.length,
    right: households,
    matched,
    leftUnmatched: units.length - matched,
    rightUnmatched: households - householdsMet,
    fanOut: 0,
  };
}

function idsOf({ codes, pool }: ColumnOf<"text">, rows: Int32Array): readonly string[] {
  return textList(pool, rows.length === codes.length ? codes : Uint32Array.from(rows, (row) => codes[row]!));
}
