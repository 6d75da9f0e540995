/** One column that conditions can ask about: what it holds, and its value at a row. */
export interface RuleColumn {
  /** Undefined where nobody can say, as of a column of plain rows in which all is missing. */
  readonly kind?: "number" | "date" | "flag" | "text" | undefined;
  /** Number, "yyyy-mm-dd" for a date, true or false for a flag, text; undefined where missing or suppressed. */
  valueAt(row: number): string | number | boolean | undefined;
  /** The same cells as arrays, where there are some: conditions then go over a million rows without a call each. */
  readonly cells?: RuleCells | undefined;
}

/**
 * The cells of a column as arrays, and a byte a row: 0 where the cell is there. Numbers as they are, and finite;
 * dates as days since 1 January 1970; flags as 1 and 0; text as codes, each an index into `pool`.
 */
export type RuleCells = CellStates &
  (
    | { readonly values: Float64Array | Int32Array | Uint8Array }
    | {
        readonly codes: Uint32Array;
        readonly pool: { readonly length: number; at(code: number): string | undefined };
      }
  );

interface CellStates {
  readonly state: Uint8Array;
  /** Whether every cell is known to be there: its states then need not be looked at for each condition. */
  readonly isWhole?: boolean | undefined;
}

/** What a cell of a plain row may hold for conditions; undefined, null and "" are missing. */
export type RuleValue = string | number | boolean | null | undefined;

/**
 * Turns plain rows into columns that {@link evaluate} can ask, for scripts and tests that have no table. The kind
 * of a column is that of its first value; text that looks like a date in every row ("yyyy-mm-dd") is a date.
 *
 * @throws RangeError when a column mixes kinds: one sentence with the field and both kinds, never a cell.
 * @example
 * const columns = ruleColumnsFromRows([{ children: 2, benefit: false }, { children: 3, benefit: undefined }]);
 * columns.get("children")?.kind; // "number"
 */
export function ruleColumnsFromRows(
  rows: readonly Readonly<Record<string, RuleValue>>[],
): ReadonlyMap<string, RuleColumn> {
  const fields = new Set(rows.flatMap((row) => Object.keys(row)));
  return new Map([...fields].map((field) => [field, columnFromRows(rows, field)]));
}

function columnFromRows(rows: readonly Readonly<Record<string, RuleValue>>[], field: string): RuleColumn {
  const values = rows.map((row) => present(row[field]));
  const kinds = new Set(values.filter((value) => value !== undefined).map((value) => kindOf(value)));
  if (kinds.has("date") && kinds.has("text")) kinds.delete("date");
  if (kinds.size > 1)
    throw new RangeError(`Field "${field}" mixes ${[...kinds].join(" and ")}: say one kind.`);
  const [kind] = kinds;
  return { kind, valueAt: (row) => values[row] };
}

function present(value: RuleValue): string | number | boolean | undefined {
  return value === null || value === "" || Number.isNaN(value) ? undefined : value;
}

function kindOf(value: string | number | boolean): "number" | "date" | "flag" | "text" {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "flag";
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? "date" : "text";
}
