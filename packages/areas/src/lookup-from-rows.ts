import type { AreaLookup } from "./area-lookup.ts";
import { listed } from "./listed.ts";

/** One line of a lookup: this much (`share`, 0 to 1, 1 unless told) of this area lies in this zone. */
export interface LookupRow {
  readonly area: string;
  readonly zone: string;
  readonly zoneName?: string | undefined;
  readonly share?: number | undefined;
}

/** How far the shares of an area may be from 1: the noise of adding decimals, not a lost household. */
const tolerance = 1e-9;

/**
 * A lookup from plain rows, checked: every area's shares sum to 1 (within 1e-9), no (area, zone) pair comes twice, no
 * zone has two names. Row order does not matter.
 *
 * @throws one sentence that names the areas or zones that break a rule.
 *
 * @example
 * const pyramids = lookupFromRows("pyramids", [
 *   { area: "Z01000001", zone: "Z99000001", zoneName: "Harbour" },
 *   { area: "Z01000002", zone: "Z99000001", zoneName: "Harbour", share: 0.25 },
 *   { area: "Z01000002", zone: "Z99000002", zoneName: "Downs", share: 0.75 },
 * ]);
 * pyramids.zones; // ["Z99000001", "Z99000002"]
 */
export function lookupFromRows(name: string, rows: readonly LookupRow[]): AreaLookup {
  checkRows(name, rows);
  const sorted = [...rows].sort((a, b) => compareText(a.area, b.area) || compareText(a.zone, b.zone));
  checkPairs(name, sorted);
  const names = namesByZone(name, sorted);
  const zones = [...names.keys()].sort(compareText);
  const areas = [...new Set(sorted.map((row) => row.area))];
  const lookup: AreaLookup = {
    name,
    areas,
    zones,
    zoneNames: zones.map((zone) => names.get(zone) ?? zone),
    offsets: offsetsOf(sorted, areas.length),
    zoneIndex: zoneIndexOf(sorted, zones),
    share: Float64Array.from(sorted, (row) => row.share ?? 1),
  };
  checkShares(lookup);
  return lookup;
}

function checkRows(name: string, rows: readonly LookupRow[]): void {
  rows.forEach(({ area, zone, share = 1 }, index) => {
    const row = `Row ${index + 1} of lookup "${name}"`;
    if (area === "" || zone === "") throw new Error(`${row} needs both an area and a zone.`);
    if (!(share >= 0 && share <= 1)) {
      throw new Error(`${row} (area ${area}) has share ${share}; a share is from 0 to 1.`);
    }
  });
}

function checkPairs(name: string, sorted: readonly LookupRow[]): void {
  const twice = sorted.filter(
    (row, i) => row.area === sorted[i - 1]?.area && row.zone === sorted[i - 1]?.zone,
  );
  if (twice.length === 0) return;
  const pairs = listed(twice.map((row) => `${row.area} in ${row.zone}`));
  throw new Error(`Lookup "${name}" lists the same area and zone more than once: ${pairs}.`);
}

function namesByZone(name: string, rows: readonly LookupRow[]): Map<string, string | undefined> {
  const names = new Map<string, string | undefined>();
  for (const { zone, zoneName } of rows) {
    const known = names.get(zone);
    if (known !== undefined && zoneName !== undefined && known !== zoneName) {
      throw new Error(`Lookup "${name}" gives zone ${zone} two names: "${known}" and "${zoneName}".`);
    }
    names.set(zone, known ?? zoneName);
  }
  return names;
}

function offsetsOf(sorted: readonly LookupRow[], areaCount: number): Uint32Array {
  const offsets = new Uint32Array(areaCount + 1);
  let area = 0;
  sorted.forEach((row, i) => {
    if (i > 0 && row.area !== sorted[i - 1]?.area) area += 1;
    offsets[area + 1] = i + 1;
  });
  return offsets;
}

function zoneIndexOf(sorted: readonly LookupRow[], zones: readonly string[]): Uint32Array {
  const index = new Map(zones.map((zone, i) => [zone, i]));
  return Uint32Array.from(sorted, (row) => index.get(row.zone)!);
}

function checkShares({ name, areas, offsets, share }: AreaLookup): void {
  const wrong: string[] = [];
  areas.forEach((area, i) => {
    let sum = 0;
    for (let part = offsets[i]!; part < offsets[i + 1]!; part += 1) sum += share[part]!;
    if (Math.abs(sum - 1) > tolerance) wrong.push(`${area} (${Number(sum.toPrecision(10))})`);
  });
  if (wrong.length === 0) return;
  throw new Error(`Shares of an area must sum to 1 in lookup "${name}"; they do not for ${listed(wrong)}.`);
}

/** By code unit, so that the order is the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
