import type { IndicatorTable } from "./indicator-table.ts";

/** One column of values for scoring: see `UnitColumns` of `@needscope/scoring`, which it fits without importing it. */
export interface IndicatorColumn {
  readonly values: Float64Array | Uint8Array;
  readonly state: Uint8Array;
  readonly kind: "number" | "flag";
}

/**
 * The values of an indicator table as the columns that scoring, rules and flags take: the same arrays, no copy.
 *
 * @example
 * scoreComposite(composite, toUnitColumns(zones));
 */
export function toUnitColumns(table: IndicatorTable): {
  ids: readonly string[];
  names?: readonly string[];
  columns: ReadonlyMap<string, IndicatorColumn>;
} {
  const columns = new Map<string, IndicatorColumn>();
  for (const [name, { indicator, value, state }] of table.indicators) {
    columns.set(name, { values: value, state, kind: indicator.shows === "flag" ? "flag" : "number" });
  }
  return { ids: table.ids, ...(table.names && { names: table.names }), columns };
}
