import {
  codesIn,
  column,
  type ColumnOf,
  type JoinAccount,
  State,
  type Table,
  textList,
  type TextPool,
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
  const households = householdsOf(base, key, keys);
  const unitOf = new Map<string, Int32Array>();
  const accounts = new Map<string, JoinAccount>();
  for (const [name, table] of tables) {
    const own = table === base ? households.unitOfRow : undefined;
    const units = own ?? unitsOfRows(column(table, key, "text"), keys.pool, households.unitOfCode);
    unitOf.set(name, units);
    accounts.set(name, accountOf(units, households.codes.length));
  }
  return { unit: "household", ids: textList(keys.pool, households.codes), unitOf, accounts };
}

/** The key of each household as a code, in the order of the rows, and for each code and each row its household, or -1. */
interface Households {
  readonly codes: Uint32Array;
  readonly unitOfCode: Int32Array;
  readonly unitOfRow: Int32Array;
}

function householdsOf(table: Table, key: string, { codes, state, pool }: ColumnOf<"text">): Households {
  const unitOfCode = new Int32Array(pool.length).fill(-1);
  const unitOfRow = new Int32Array(codes.length).fill(-1);
  let count = 0;
  for (let row = 0; row < codes.length; row += 1) {
    if (state[row] !== State.present) continue;
    const code = codes[row]!;
    if (unitOfCode[code]! >= 0) throw new Error(twice(table, key, row));
    unitOfCode[code] = count;
    unitOfRow[row] = count;
    count += 1;
  }
  const isWhole = count === codes.length;
  return {
    codes: isWhole ? codes : codes.filter((_, row) => state[row] === State.present),
    unitOfCode,
    unitOfRow,
  };
}

function twice(table: Table, key: string, row: number): string {
  const { codes, state } = column(table, key, "text");
  const before = codes.findIndex((code, at) => code === codes[row] && state[at] === State.present);
  return (
    `A household stands twice in "${table.name}" (${placeOf(table, before)} and ${placeOf(table, row)}), so ` +
    `"${key}" does not say whose a record is; keep one row for each household.`
  );
}

/** Where a row stands, without its text, which may point to a person. */
function placeOf(table: Table, row: number): string {
  const line = table.columns.has("line") ? column(table, "line", "number").values[row] : undefined;
  return line === undefined ? `row ${row}` : `line ${line}`;
}

function unitsOfRows(
  { codes, state, pool }: ColumnOf<"text">,
  keys: TextPool,
  unitOfCode: Int32Array,
): Int32Array {
  const own = pool === keys ? unitOfCode : codesIn(pool, keys).map((code) => unitOfCode[code] ?? -1);
  const units = new Int32Array(codes.length);
  for (let row = 0; row < units.length; row += 1) {
    units[row] = state[row] === State.present ? own[codes[row]!]! : -1;
  }
  return units;
}

function accountOf(units: Int32Array, households: number): JoinAccount {
  const met = new Uint8Array(households);
  let matched = 0;
  let householdsMet = 0;
  for (let row = 0; row < units.length; row += 1) {
    const unit = units[row]!;
    if (unit < 0) continue;
    matched += 1;
    householdsMet += 1 - met[unit]!;
    met[unit] = 1;
  }
  return {
    left: units.length,
    right: households,
    matched,
    leftUnmatched: units.length - matched,
    rightUnmatched: households - householdsMet,
    fanOut: 0,
  };
}
