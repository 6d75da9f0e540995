import type { AreaLookup } from "./area-lookup.ts";
import { listed } from "./listed.ts";
import { lookupFromRows } from "./lookup-from-rows.ts";

/**
 * A lookup of whole areas from one of shares: each area goes to the zone that holds most of it, as best-fit lookups
 * do. For figures that cannot be shared out; counts are better apportioned.
 *
 * @throws one sentence that names the areas of which two zones hold the same largest share.
 *
 * @example
 * bestFit(pyramids).share; // every share is 1
 */
export function bestFit(lookup: AreaLookup): AreaLookup {
  const tied: string[] = [];
  const rows = lookup.areas.map((area, i) => {
    const parts = Array.from(
      { length: lookup.offsets[i + 1]! - lookup.offsets[i]! },
      (_, at) => lookup.offsets[i]! + at,
    );
    const most = Math.max(...parts.map((part) => lookup.share[part]!));
    const largest = parts.filter((part) => most - lookup.share[part]! <= 1e-9);
    if (largest.length > 1) tied.push(area);
    const zone = lookup.zoneIndex[largest[0]!]!;
    return { area, zone: lookup.zones[zone]!, zoneName: lookup.zoneNames[zone]! };
  });
  if (tied.length === 0) return lookupFromRows(lookup.name, rows);
  throw new Error(`Two zones of lookup "${lookup.name}" hold as much of: ${listed(tied)}.`);
}
