import { cellAt, column, type Column, type Table } from "@needscope/table";
import type { AreaLookup } from "./area-lookup.ts";
import { lookupFromRows, type LookupRow } from "./lookup-from-rows.ts";

/** Which columns of a table say what: the text columns of codes, and, where there are any, of names and shares. */
export interface LookupColumns {
  readonly area: string;
  readonly zone: string;
  /** Text column with the zone's name for people. */
  readonly zoneName?: string;
  /** Number column, 0 to 1. Without it every area lies whole in its one zone: best fit. */
  readonly share?: string;
}

/**
 * A lookup from a table of (area, zone, share), checked as `lookupFromRows` checks; it takes the table's name.
 *
 * @throws one sentence when a column is absent or of another kind, when an area, zone or share is missing or
 * suppressed, or when the shares of an area do not sum to 1.
 *
 * @example
 * const zones = lookupFromTable(areaZones, { area: "area", zone: "zone", zoneName: "zone_name", share: "share" });
 */
export function lookupFromTable(table: Table, columns: LookupColumns): AreaLookup {
  const area = column(table, columns.area, "text");
  const zone = column(table, columns.zone, "text");
  const zoneName = columns.zoneName === undefined ? undefined : column(table, columns.zoneName, "text");
  const share = columns.share === undefined ? undefined : column(table, columns.share, "number");
  const rows: LookupRow[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    rows.push({
      area: needed(area, row, `area of row ${row + 1} in "${table.name}"`) as string,
      zone: needed(zone, row, `zone of row ${row + 1} in "${table.name}"`) as string,
      zoneName: zoneName && textOrNothing(zoneName, row),
      share: share && (needed(share, row, `share of row ${row + 1} in "${table.name}"`) as number),
    });
  }
  return lookupFromRows(table.name, rows);
}

function needed(column: Column, row: number, what: string): string | number {
  const cell = cellAt(column, row);
  if (typeof cell === "string" || typeof cell === "number") return cell;
  throw new Error(`A lookup needs every area, zone and share, and the ${what} is missing.`);
}

function textOrNothing(column: Column, row: number): string | undefined {
  const cell = cellAt(column, row);
  return typeof cell === "string" ? cell : undefined;
}
