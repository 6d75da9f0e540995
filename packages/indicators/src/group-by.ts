import { bitsIn } from "@needscope/rules";
import { column, State, type ColumnOf, type Table } from "@needscope/table";

/**
 * Which unit each row of each table belongs to: `unitOf.get(source)![row]` is an index in `ids`, or -1 for a row that
 * belongs to none. Families come from linkage (`{ unit: "family", ids: linked.families, unitOf: linked.familyOf }`),
 * areas and other codes in a column from {@link groupBy}.
 */
export interface Grouping {
  readonly unit: string;
  readonly ids: readonly string[];
  readonly names?: readonly string[] | undefined;
  readonly unitOf: ReadonlyMap<string, Int32Array>;
  /** Whose records were set aside when a source was read: for each of them an index in `ids`, or -1 for nobody's. */
  readonly setAside?: ReadonlyMap<string, Int32Array> | undefined;
}

/** What {@link groupBy} needs to know of the units. */
export interface GroupByOptions {
  /** What a unit is: "area", "zone", "household". */
  readonly unit: string;
  /** The units to measure; without it, every code that comes in the tables, sorted. */
  readonly ids?: readonly string[];
  readonly names?: readonly string[];
}

/**
 * Groups the rows of every table by a code in a text column. A row whose code is missing, suppressed or not among `ids`
 * belongs to no unit; `rowsNotPlaced` says how many.
 *
 * @param field the column's name in every table that has it; or source by source, for those named only
 * @throws one sentence when no table has the field, a named table or column is absent, or an id comes twice.
 *
 * @example
 * const byArea = groupBy(tables, "area", { unit: "area", ids: zones.areas });
 */
export function groupBy(
  tables: ReadonlyMap<string, Table>,
  field: string | Readonly<Record<string, string>>,
  { unit, ids, names }: GroupByOptions,
): Grouping {
  const columns = codeColumns(tables, field);
  const units = ids ?? codesIn([...columns.values()]);
  const index = indexOf(units);
  if (names !== undefined && names.length !== units.length) {
    throw new Error(
      `Grouping by ${unit} has ${units.length} ids and ${names.length} names; it needs one name per id.`,
    );
  }
  const unitOf = new Map([...columns].map(([source, codes]) => [source, unitsOfRows(codes, index)]));
  return { unit, ids: units, names, unitOf };
}

/**
 * How many rows of each table belong to no unit of a grouping, so that nobody is left out in silence.
 *
 * @example
 * rowsNotPlaced(byArea); // Map { "births" => 3, "school" => 0 }
 */
export function rowsNotPlaced(grouping: Grouping): Map<string, number> {
  return new Map(
    [...grouping.unitOf].map(([source, units]) => [source, units.filter((unit) => unit < 0).length]),
  );
}

type TextColumn = ColumnOf<"text">;

function codeColumns(
  tables: ReadonlyMap<string, Table>,
  field: string | Readonly<Record<string, string>>,
): Map<string, TextColumn> {
  const named = typeof field === "string" ? everywhere(tables, field) : Object.entries(field);
  const columns = new Map<string, TextColumn>();
  for (const [source, name] of named) {
    const table = tables.get(source);
    if (table === undefined) {
      throw new Error(`Unknown source "${source}" to group by. Known: ${[...tables.keys()].join(", ")}.`);
    }
    columns.set(source, column(table, name, "text"));
  }
  return columns;
}

function everywhere(tables: ReadonlyMap<string, Table>, field: string): [string, string][] {
  const sources = [...tables].filter(([, table]) => table.columns.has(field)).map(([source]) => source);
  if (sources.length === 0) throw new Error(`No table has a column "${field}" to group by.`);
  return sources.map((source) => [source, field]);
}

function codesIn(columns: readonly TextColumn[]): string[] {
  const found = new Set<string>();
  for (const { codes, pool, state } of columns) {
    const used = new Uint8Array(pool.length);
    if (bitsIn(state) === 0) for (let row = 0; row < codes.length; row += 1) used[codes[row]!] = 1;
    else
      for (let row = 0; row < codes.length; row += 1) if (state[row] === State.present) used[codes[row]!] = 1;
    used.forEach((isUsed, code) => {
      if (isUsed === 1) found.add(pool.at(code)!);
    });
  }
  return [...found].sort();
}

function indexOf(ids: readonly string[]): Map<string, number> {
  const index = new Map(ids.map((id, i) => [id, i]));
  if (index.size < ids.length) throw new Error("The ids to group by must be different from one another.");
  return index;
}

function unitsOfRows({ codes, pool, state }: TextColumn, index: ReadonlyMap<string, number>): Int32Array {
  const unitOfCode = Int32Array.from(pool, (code) => index.get(code) ?? -1);
  const units = new Int32Array(codes.length);
  if (bitsIn(state) === 0) {
    for (let row = 0; row < codes.length; row += 1) units[row] = unitOfCode[codes[row]!]!;
    return units;
  }
  for (let row = 0; row < codes.length; row += 1) {
    units[row] = state[row] === State.present ? unitOfCode[codes[row]!]! : -1;
  }
  return units;
}
