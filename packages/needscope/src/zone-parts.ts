import { lookupFromRows } from "@needscope/areas";
import type { UnitPart } from "@needscope/scoring";
import { defineSource, readExtract } from "@needscope/sources";
import { toRows } from "@needscope/table";

/** A table of which units lie in which zones, and how much of each. */
export interface ZonesFile {
  readonly file?: string;
  /** CSV with the columns area (or the units' own), zone and, where units are shared, share. */
  readonly bytes: Uint8Array;
}

/**
 * Which part of which unit lies in which zone, by a table of areas, zones and shares.
 *
 * @returns the parts, and a sentence each for units that lie in no zone and areas that are no unit
 * @throws one sentence when a line cannot be read, or the shares of an area do not sum to 1
 * @example
 * zoneParts({ bytes }, { ids, id: "Area", peopleOf }).parts; // [{ unit: 0, area: "Harbour", share: 0.25 }, ...]
 */
export function zoneParts(
  { file = "zones", bytes }: ZonesFile,
  {
    ids,
    id,
    peopleOf,
  }: {
    readonly ids: readonly string[];
    readonly id: string;
    /** How many people live in some units, by their places. */
    readonly peopleOf: (units: readonly number[]) => number;
  },
): { readonly parts: UnitPart[]; readonly words: string[] } {
  const { table, issues } = readExtract(zonesSource(id), { file, bytes });
  const [first] = issues;
  if (first) throw new Error(`${file}, line ${String(first.line)}: ${first.message} ${first.fix}`);
  const rows = toRows(table).map((row) => ({
    area: String(row["area"]),
    zone: String(row["zone"]),
    ...(typeof row["share"] === "number" && { share: row["share"] }),
  }));
  lookupFromRows(file, rows);
  const unitAt = new Map(ids.map((one, unit) => [one, unit]));
  const parts = rows.flatMap(({ area, zone, share = 1 }): UnitPart[] => {
    const unit = unitAt.get(area);
    return unit === undefined ? [] : [{ unit, area: zone, share }];
  });
  const placed = new Set(parts.map(({ unit }) => unit));
  const outside = ids.flatMap((_, unit) => (placed.has(unit) ? [] : [unit]));
  const unknown = [...new Set(rows.map(({ area }) => area))].filter((area) => !unitAt.has(area));
  return {
    parts,
    words: [
      ...(outside.length > 0
        ? [
            `${said(outside.length)} of ${said(ids.length)} units, with ${said(peopleOf(outside))} people, lie in no zone and are in no summary.`,
          ]
        : []),
      ...(unknown.length > 0
        ? [
            `No unit here is named as in ${file}: ${unknown.slice(0, 3).join(", ")}${unknown.length > 3 ? ` and ${said(unknown.length - 3)} more` : ""}.`,
          ]
        : []),
    ],
  };
}

function said(count: number): string {
  return count.toLocaleString("en-GB");
}

function zonesSource(id: string) {
  return defineSource({
    name: "zones",
    title: "Areas and their zones",
    about: "One row an area and zone, with the share of the area that lies there.",
    unknownColumns: "drop",
    fields: [
      { name: "area", header: [...new Set(["area", id])], kind: "text", required: true },
      { name: "zone", header: "zone", kind: "text", required: true },
      { name: "share", header: "share", kind: "number", computed: true, optional: true },
    ],
  });
}
