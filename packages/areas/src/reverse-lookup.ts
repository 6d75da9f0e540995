import type { AreaLookup } from "./area-lookup.ts";
import { listed } from "./listed.ts";
import { lookupFromRows, type LookupRow } from "./lookup-from-rows.ts";
import { weightOf } from "./weight-of.ts";

/**
 * The way back: from the zones of a lookup to its areas. A zone of one area goes back whole. A zone of several is a
 * split, and is shared by the people or households of the part of each area that lies in it; without `weights` it is
 * refused, because nothing says how.
 *
 * @param options.weights the people or households of each area of the lookup, for the areas of shared zones
 * @throws one sentence that names the zones that need weights, or whose areas weigh nothing together.
 *
 * @example
 * const back = reverseLookup("LSOA 2021 to 2011", forward, { weights: people2011 });
 */
export function reverseLookup(
  name: string,
  lookup: AreaLookup,
  { weights }: { readonly weights?: ReadonlyMap<string, number> } = {},
): AreaLookup {
  const parts = partsOfZones(lookup);
  if (weights === undefined) refuseSplits(name, lookup, parts);
  const rows = parts.flatMap((areas, zone): LookupRow[] => {
    const code = lookup.zones[zone]!;
    if (areas.length === 1) return [{ area: code, zone: areas[0]!.area }];
    const weighed = areas.map(({ area, share }) => ({
      area,
      weight: share * weightOf(area, { name, weights: weights! }),
    }));
    const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
    if (!(whole > 0))
      throw new Error(`The areas of zone ${code} weigh nothing together in lookup "${name}".`);
    return weighed.map(({ area, weight }) => ({ area: code, zone: area, share: weight / whole }));
  });
  return lookupFromRows(name, rows);
}

type Part = { readonly area: string; readonly share: number };

function partsOfZones({ areas, zones, offsets, zoneIndex, share }: AreaLookup): Part[][] {
  const parts = zones.map((): Part[] => []);
  areas.forEach((area, i) => {
    for (let part = offsets[i]!; part < offsets[i + 1]!; part += 1) {
      if (share[part]! > 0) parts[zoneIndex[part]!]!.push({ area, share: share[part]! });
    }
  });
  return parts;
}

function refuseSplits(name: string, { zones }: AreaLookup, parts: readonly Part[][]): void {
  const split = zones.filter((_, zone) => parts[zone]!.length > 1);
  if (split.length === 0) return;
  throw new Error(
    `Lookup "${name}" would split ${listed(split)}; give the weights of the areas to share by.`,
  );
}
