import type { AreaLookup } from "./area-lookup.ts";

const positions = new WeakMap<AreaLookup, ReadonlyMap<string, number>>();

/**
 * Where each area stands in a lookup: its index in `lookup.areas`, or -1 for an area that no zone holds.
 *
 * @example
 * placeAreas(["Z01000002", "Z01000999"], pyramids); // Int32Array [1, -1]
 */
export function placeAreas(areas: readonly string[], lookup: AreaLookup): Int32Array {
  let position = positions.get(lookup);
  if (position === undefined) {
    position = new Map(lookup.areas.map((area, index) => [area, index]));
    positions.set(lookup, position);
  }
  const places = new Int32Array(areas.length);
  for (let i = 0; i < areas.length; i += 1) places[i] = position.get(areas[i]!) ?? -1;
  return places;
}
