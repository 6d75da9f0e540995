import {
  column,
  type ColumnOf,
  filterTable,
  type JoinAccount,
  joinTables,
  State,
  type Table,
  withColumns,
} from "@needscope/table";

/** Tables with their records linked to persons, families and households. */
export interface LinkedFamilies {
  /** The families that at least one row belongs to, in the order of their references. */
  readonly families: readonly string[];
  /** Each table given, with the text columns person, family and household; missing where a row is not linked. */
  readonly tables: ReadonlyMap<string, Table>;
  /** For each table: for each of its rows the index of its family in `families`, or -1 where it has none. */
  readonly familyOf: ReadonlyMap<string, Int32Array>;
  /** For each table: for each record that was set aside the index of its family, or -1 where it has none here. */
  readonly setAside: ReadonlyMap<string, Int32Array>;
  /**
   * For each table what became of its rows (left) and of the keys for it (right). Linked rows may still have no
   * family, where the key does not know one.
   */
  readonly accounts: ReadonlyMap<string, JoinAccount>;
}

/** Which column of each table holds the reference that the keys speak of. */
export interface LinkOptions {
  readonly refs: Readonly<Record<string, string>>;
  /** References of records that were set aside when they were read, by table: whose family is told, nothing else. */
  readonly setAside?: ReadonlyMap<string, readonly string[]> | undefined;
}

/**
 * Links the records of several extracts into families by a table of keys that says whose each record is.
 *
 * @param keys text columns extract (a table's name), record_ref, person, family, household; keys for tables that
 * are not given are left aside
 * @throws Error when a table has no reference named for it, when it has a column called person, family or
 * household already, or when the keys say two different things of one record.
 * @example
 * const linked = linkFamiliesByKey([rent, benefits], keys, {
 *   refs: { "rent-arrears": "tenancy_ref", "benefit-awards": "claim_ref" },
 * });
 * linked.accounts.get("rent-arrears"); // { left: 4012, right: 4020, matched: 4012, ... }
 */
export function linkFamiliesByKey(
  tables: readonly Table[],
  keys: Table,
  { refs, setAside = new Map() }: LinkOptions,
): LinkedFamilies {
  refuseUnusedRefs(tables, refs);
  const linked = tables.map((table) => linkTable(table, keysOf(keys, table.name), refOf(table, refs)));
  const families = familiesOf(linked.map(({ table }) => table));
  const indexOf = new Map(families.map((family, index) => [family, index]));
  return {
    families,
    tables: new Map(linked.map(({ table }) => [table.name, table])),
    familyOf: new Map(linked.map(({ table }) => [table.name, familyIndexes(table, indexOf)])),
    setAside: new Map(
      [...setAside].map(([name, lost]) => [name, familiesByRef(keysOf(keys, name), lost, indexOf)]),
    ),
    accounts: new Map(linked.map(({ table, account }) => [table.name, account])),
  };
}

function familiesByRef(
  keys: Table,
  refs: readonly string[],
  indexOf: ReadonlyMap<string, number>,
): Int32Array {
  if (refs.length === 0) return new Int32Array(0);
  const [record, family] = [column(keys, "record_ref", "text"), column(keys, "family", "text")];
  const wanted = new Map(refs.map((ref) => [ref, -1]));
  for (let row = 0; row < keys.rowCount; row += 1) {
    const ref = textAt(record, row);
    if (ref !== undefined && wanted.has(ref)) wanted.set(ref, indexOf.get(textAt(family, row) ?? "") ?? -1);
  }
  return Int32Array.from(refs, (ref) => wanted.get(ref)!);
}

const linkNames = ["person", "family", "household"] as const;

function refuseUnusedRefs(tables: readonly Table[], refs: LinkOptions["refs"]): void {
  const names = tables.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new Error(`Two tables to be linked are called "${twice}"; link them one by one.`);
  const unknown = Object.keys(refs).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new Error(
    `A reference is named for "${unknown}", which is not among the tables: ${names.join(", ")}.`,
  );
}

function refOf(table: Table, refs: LinkOptions["refs"]): string {
  const ref = Object.hasOwn(refs, table.name) ? refs[table.name] : undefined;
  if (ref !== undefined) return ref;
  throw new Error(
    `No reference is named for table "${table.name}"; say refs: { "${table.name}": "<column>" }.`,
  );
}

/** The keys of one table's records, each record once. */
function keysOf(keys: Table, extract: string): Table {
  const extracts = column(keys, "extract", "text");
  const refs = column(keys, "record_ref", "text");
  const first = new Map<string, number>();
  const rows: number[] = [];
  for (let row = 0; row < keys.rowCount; row += 1) {
    if (textAt(extracts, row) !== extract) continue;
    const ref = textAt(refs, row);
    const known = ref === undefined ? undefined : first.get(ref);
    if (known !== undefined) {
      refuseContradiction(keys, extract, [known, row]);
      continue;
    }
    if (ref !== undefined) first.set(ref, row);
    rows.push(row);
  }
  return filterTable({ ...keys, columns: linkColumns(keys) }, rows);
}

function linkColumns(keys: Table): Table["columns"] {
  return new Map(["record_ref", ...linkNames].map((name) => [name, column(keys, name, "text")]));
}

function refuseContradiction(keys: Table, extract: string, [first, second]: readonly [number, number]): void {
  const differs = linkNames.find((name) => {
    const texts = column(keys, name, "text");
    return textAt(texts, first) !== textAt(texts, second);
  });
  if (differs === undefined) return;
  const places = `${placeOf(keys, first)} and ${placeOf(keys, second)}`;
  throw new Error(
    `The keys map one record of "${extract}" to two different values of ${differs} (${places}); keep the right one.`,
  );
}

/** Where a key stands, without its text, which may point to a person. */
function placeOf(keys: Table, row: number): string {
  const line = keys.columns.has("line") ? column(keys, "line", "number").values[row] : undefined;
  return line === undefined ? `row ${row}` : `line ${line}`;
}

function linkTable(table: Table, keys: Table, ref: string): { table: Table; account: JoinAccount } {
  const taken = linkNames.find((name) => table.columns.has(name));
  if (taken !== undefined) {
    throw new Error(
      `Table "${table.name}" has a column "${taken}" already; linking adds ${linkNames.join(", ")}.`,
    );
  }
  column(table, ref, "text");
  const { table: joined, account } = joinTables(table, keys, { on: { left: ref, right: "record_ref" } });
  const added = new Map(linkNames.map((name) => [name, column(joined, name, "text")]));
  return { table: withColumns(table, added), account };
}

function familiesOf(tables: readonly Table[]): string[] {
  const families = new Set<string>();
  for (const table of tables) {
    const texts = column(table, "family", "text");
    for (let row = 0; row < table.rowCount; row += 1) {
      const family = textAt(texts, row);
      if (family !== undefined) families.add(family);
    }
  }
  return [...families].sort();
}

function familyIndexes(table: Table, indexOf: ReadonlyMap<string, number>): Int32Array {
  const texts = column(table, "family", "text");
  return Int32Array.from({ length: table.rowCount }, (_, row) => indexOf.get(textAt(texts, row) ?? "") ?? -1);
}

function textAt(texts: ColumnOf<"text">, row: number): string | undefined {
  return texts.state[row] === State.present ? texts.pool.at(texts.codes[row]!) : undefined;
}
