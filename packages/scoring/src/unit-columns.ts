import { allPresent } from "./all-present.ts";

/** A column of one indicator: a number a unit (1 and 0 for a flag), and a byte a unit where one is not there. */
export interface UnitColumn {
  readonly values: ArrayLike<number>;
  /** 0 present, 1 missing, 2 suppressed; all present when left out. A value that is no finite number is missing. */
  readonly state?: Uint8Array | undefined;
  /** "number" when left out, unless all is missing: then it may be either. */
  readonly kind?: "number" | "flag" | undefined;
}

/** What is scored: units (areas or families) by their ids, and one column an indicator. */
export interface UnitColumns {
  readonly ids: readonly string[];
  /** As people know the units; by default their ids. */
  readonly names?: readonly string[] | undefined;
  readonly columns: ReadonlyMap<string, UnitColumn>;
  /** Columns of text by name, a text a unit: its district, its group; undefined where a unit has none. */
  readonly labels?: ReadonlyMap<string, readonly (string | undefined)[]> | undefined;
}

/** A column in full: every value there or 0, with its byte. */
export interface FullColumn {
  readonly values: Float64Array;
  readonly state: Uint8Array;
}

/** What a cell of a plain row may hold; undefined, null and "" are missing. */
export type UnitValue = string | number | boolean | null | undefined;

/** Which fields of a row are no indicators. */
export interface UnitRowOptions {
  readonly id: string;
  readonly name?: string;
}

/**
 * Turns plain rows into columns to score, so that any tool that gives an array of objects can use a composite or
 * a card. Numbers and true or false become columns; fields that hold text become labels.
 *
 * @throws RangeError when a row has no id, an id stands twice, or a field mixes text, numbers and flags; never with
 * what the row holds
 * @example
 * const units = unitsFromRows([{ zone: "A", absence: 12 }, { zone: "B", absence: undefined }], { id: "zone" });
 * units.columns.get("absence")?.state; // Uint8Array [0, 1]
 */
export function unitsFromRows(
  rows: readonly Readonly<Record<string, UnitValue>>[],
  { id, name }: UnitRowOptions,
): UnitColumns {
  const ids = rows.map((row, place) => idOf(row[id], { id, place }));
  if (new Set(ids).size < ids.length)
    throw new RangeError(`Each unit needs an "${id}" of its own: one stands twice.`);
  const columns = new Map<string, UnitColumn>();
  const labels = new Map<string, (string | undefined)[]>();
  for (const field of new Set(rows.flatMap((row) => Object.keys(row)))) {
    if (field === id || field === name) continue;
    const column = columnFromRows(rows, field);
    if (column !== undefined) columns.set(field, column);
    else
      labels.set(
        field,
        rows.map((row) => (isMissing(row[field]) ? undefined : String(row[field]))),
      );
  }
  const units = { ids, columns, ...(labels.size > 0 ? { labels } : {}) };
  if (name === undefined) return units;
  return { ...units, names: rows.map((row, place) => String(row[name] ?? ids[place])) };
}

/**
 * The byte of a unit's value: 0 present, 1 missing, 2 suppressed.
 *
 * @example
 * stateAt({ values: [1, NaN] }, 1); // 1
 */
export function stateAt(column: UnitColumn, unit: number): number {
  const state = column.state?.[unit] ?? 0;
  return state === 0 && !Number.isFinite(column.values[unit]) ? 1 : state;
}

/**
 * A column in full: what is not there is 0, and what is no finite number is missing. Where all is there the values are
 * the column's own, not a copy.
 */
export function fullColumn(column: UnitColumn, unitCount: number): FullColumn {
  if (isComplete(column)) return { values: column.values as Float64Array, state: allPresent(unitCount) };
  const values = new Float64Array(unitCount);
  const state = new Uint8Array(unitCount);
  for (let unit = 0; unit < unitCount; unit++) {
    state[unit] = stateAt(column, unit);
    if (state[unit] === 0) values[unit] = column.values[unit]!;
  }
  return { values, state };
}

function isComplete({ values, state }: UnitColumn): boolean {
  if (!(values instanceof Float64Array) || (state !== undefined && state.some((byte) => byte !== 0)))
    return false;
  // A number that is not finite leaves no difference of 0 to itself.
  for (let unit = 0; unit < values.length; unit++) if (values[unit]! - values[unit]! !== 0) return false;
  return true;
}

/**
 * The column of an indicator, checked for its length.
 *
 * @param asker who asks, for the error: `composite "zone-need"`
 * @throws RangeError when no such indicator is there, or its column has another length than the ids
 * @example
 * unitColumn(units, "arrears-rate", 'composite "zone-need"');
 */
export function unitColumn(units: UnitColumns, indicator: string, asker: string): UnitColumn {
  const column = units.columns.get(indicator);
  if (column === undefined) {
    const known = [...units.columns.keys()].join(", ") || "none";
    throw new RangeError(`Unknown indicator "${indicator}" in ${asker}. Known: ${known}.`);
  }
  const lengths = [column.values.length, column.state?.length ?? units.ids.length];
  if (lengths.every((length) => length === units.ids.length)) return column;
  throw new RangeError(
    `Indicator "${indicator}" has ${String(column.values.length)} values and there are ` +
      `${String(units.ids.length)} units: they must be as many.`,
  );
}

/**
 * The labels of a column of text, checked for their number.
 *
 * @throws RangeError when no such labels are there, or they are not as many as the units
 * @example
 * unitLabels(units, "district", 'composite "need"'); // ["E07000001", undefined]
 */
export function unitLabels(units: UnitColumns, name: string, asker: string): readonly (string | undefined)[] {
  const labels = units.labels?.get(name);
  if (labels === undefined) {
    const known = [...(units.labels?.keys() ?? [])].join(", ") || "none";
    throw new RangeError(`Unknown column of text "${name}" in ${asker}. Known: ${known}.`);
  }
  if (labels.length === units.ids.length) return labels;
  throw new RangeError(
    `Column "${name}" has ${String(labels.length)} texts and there are ${String(units.ids.length)} units: ` +
      `they must be as many.`,
  );
}

/**
 * The place of a unit among the scored ones.
 *
 * @throws RangeError when no unit has this id
 */
export function unitOf({ ids }: Pick<UnitColumns, "ids">, id: string): number {
  const unit = ids.indexOf(id);
  if (unit !== -1) return unit;
  throw new RangeError(`No unit has the id "${id}" among the ${String(ids.length)} scored.`);
}

/** Checks that there are no two units of one id: a rank of one could not be told from the other's. */
export function checkIds({ ids }: UnitColumns): void {
  if (ids.every((id, place) => place === 0 || ids[place - 1]! < id) || new Set(ids).size === ids.length)
    return;
  const twice = ids.find((one, place) => ids.indexOf(one) !== place)!;
  throw new RangeError(`Unit "${twice}" stands twice: each unit is scored once.`);
}

function idOf(value: UnitValue, { id, place }: { id: string; place: number }): string {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  throw new RangeError(`Row ${String(place + 1)} has no "${id}": each unit needs one, a text or a number.`);
}

function columnFromRows(
  rows: readonly Readonly<Record<string, UnitValue>>[],
  field: string,
): UnitColumn | undefined {
  const cells = rows.map((row) => (isMissing(row[field]) ? undefined : row[field]));
  const kinds = new Set(cells.filter((cell) => cell !== undefined).map((cell) => typeof cell));
  if (kinds.size > 1) {
    throw new RangeError(
      `Field "${field}" mixes ${[...kinds].join(" and ")}: an indicator is one or the other.`,
    );
  }
  if (kinds.has("string")) return undefined;
  return {
    kind: kindOf(kinds),
    values: Float64Array.from(cells, (cell) => Number(cell ?? 0)),
    state: Uint8Array.from(cells, (cell) => (cell === undefined ? 1 : 0)),
  };
}

function kindOf(types: ReadonlySet<string>): UnitColumn["kind"] {
  if (types.size === 0) return undefined;
  return types.has("boolean") ? "flag" : "number";
}

function isMissing(value: UnitValue): boolean {
  return value === undefined || value === null || value === "" || Number.isNaN(value);
}
