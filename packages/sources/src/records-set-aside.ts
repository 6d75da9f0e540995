import { cellAt, codesIn, type Table, TextDictionary, type TextPool } from "@needscope/table";
import type { Extract, QuarantinedLine } from "./extract.ts";

/** The records of an extract of which no row was accepted. */
export interface RecordsSetAside {
  /** The reference of each; restricted, as it points to a person. */
  readonly refs: readonly string[];
  /** Rows set aside whose reference cannot be read, so that whose they are is not known. */
  readonly unread: number;
}

/**
 * Whose rows were set aside, by a reference in them. A row whose whole key an accepted row has is left out: that record
 * is there, and the row repeats it.
 *
 * @param field the field of the reference
 * @example
 * recordsSetAside(extract, "tenancy_ref"); // { refs: ["000124/01"], unread: 2 }
 */
export function recordsSetAside(
  { source, table, quarantine }: Pick<Extract, "source" | "table" | "quarantine">,
  field: string,
): RecordsSetAside {
  const accepted = acceptedKeys(table, source.key ?? [], quarantine);
  const refs: string[] = [];
  let unread = 0;
  for (const { readable } of quarantine) {
    const key = keyOf(source.key ?? [], (name) => readable.get(name));
    if (key !== undefined && accepted.has(key)) continue;
    const ref = readable.get(field);
    if (typeof ref === "string") refs.push(ref);
    else unread += 1;
  }
  return { refs, unread };
}

/** Those keys of rows set aside that accepted rows have. */
function acceptedKeys(
  table: Table,
  key: readonly string[],
  quarantine: readonly QuarantinedLine[],
): ReadonlySet<string> {
  const wanted = new Set(quarantine.map(({ readable }) => keyOf(key, (name) => readable.get(name))));
  wanted.delete(undefined);
  const found = new Set<string>();
  if (wanted.size === 0 || key.some((name) => !table.columns.has(name))) return found;
  const first = table.columns.get(key[0]!)!;
  const codes = first.kind === "text" ? codesOf(quarantine, key[0]!, first.pool) : undefined;
  for (let row = 0; row < table.rowCount; row += 1) {
    // Of a million rows a few have such a key: only for those is it put together.
    if (codes !== undefined && first.kind === "text" && !codes.has(first.codes[row]!)) continue;
    const own = keyOf(key, (name) => cellAt(table.columns.get(name)!, row));
    if (own !== undefined && wanted.has(own)) found.add(own);
  }
  return found;
}

function codesOf(quarantine: readonly QuarantinedLine[], field: string, pool: TextPool): ReadonlySet<number> {
  const texts = new TextDictionary();
  for (const { readable } of quarantine) {
    const text = readable.get(field);
    if (typeof text === "string") texts.add(text);
  }
  return new Set(codesIn(texts, pool));
}

function keyOf(key: readonly string[], valueOf: (name: string) => unknown): string | undefined {
  const values = key.map(valueOf);
  if (key.length === 0 || values.some((value) => value === undefined || typeof value === "symbol"))
    return undefined;
  return JSON.stringify(values);
}
