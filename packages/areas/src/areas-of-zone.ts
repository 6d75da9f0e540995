import type { AreaLookup } from "./area-lookup.ts";

/**
 * The areas that a zone is made of, with the share of each that lies in it, in the order of `lookup.areas`: the way
 * back from a zone's figure to its areas.
 *
 * @throws one sentence when the lookup has no such zone.
 *
 * @example
 * areasOfZone(pyramids, "Z99000001");
 * // [{ area: "Z01000001", share: 1 }, { area: "Z01000002", share: 0.25 }]
 */
export function areasOfZone(lookup: AreaLookup, zone: string): { area: string; share: number }[] {
  const wanted = lookup.zones.indexOf(zone);
  if (wanted < 0) {
    throw new Error(`Unknown zone "${zone}" in lookup "${lookup.name}". Known: ${lookup.zones.join(", ")}.`);
  }
  const parts: { area: string; share: number }[] = [];
  lookup.areas.forEach((area, i) => {
    for (let part = lookup.offsets[i]!; part < lookup.offsets[i + 1]!; part += 1) {
      if (lookup.zoneIndex[part] === wanted) parts.push({ area, share: lookup.share[part]! });
    }
  });
  return parts;
}
