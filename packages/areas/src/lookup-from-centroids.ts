import type { AreaLookup } from "./area-lookup.ts";
import { listed } from "./listed.ts";
import { lookupFromRows } from "./lookup-from-rows.ts";
import type { FeatureCollection, Outline, Polygon, Position } from "./outline.ts";

/** An area's centre, best its centre of population, in the coordinates of the outlines. */
export interface Centroid {
  readonly area: string;
  readonly position: Position;
}

/** A best-fit lookup, and the areas whose centre lies in no zone. */
export interface FittedAreas {
  readonly lookup: AreaLookup;
  readonly outside: readonly string[];
}

/**
 * Best fit by centroid, the rule of the Office for National Statistics: an area belongs whole to the zone in whose
 * outline its centre lies. Areas in none are told and left out of the lookup, so that `rollUp` reports their people.
 *
 * @param options.code, options.zoneName the outlines' properties that hold the zone's code (`"code"` unless told) and name
 * @throws one sentence when an outline has no code, or a centre lies in two zones.
 *
 * @example
 * lookupFromCentroids("pyramids", centroids, outlines, { code: "code", zoneName: "name" }).lookup.zones;
 */
export function lookupFromCentroids(
  name: string,
  centroids: readonly Centroid[],
  { features }: FeatureCollection,
  { code = "code", zoneName }: { readonly code?: string; readonly zoneName?: string } = {},
): FittedAreas {
  const zones = features.map((outline) => zoneOf(outline, code, zoneName));
  const outside: string[] = [];
  const rows = centroids.flatMap(({ area, position }) => {
    const found = zones.filter(
      (zone) => isInBox(position, zone.box) && zone.polygons.some((polygon) => isIn(position, polygon)),
    );
    if (found.length > 1) {
      throw new Error(
        `The centre of ${area} lies in more than one zone: ${listed(found.map((zone) => zone.code))}.`,
      );
    }
    if (found.length === 0) outside.push(area);
    return found.map((zone) => ({ area, zone: zone.code, zoneName: zone.name }));
  });
  return { lookup: lookupFromRows(name, rows), outside };
}

type Box = readonly [west: number, south: number, east: number, north: number];

interface Zone {
  readonly code: string;
  readonly name: string | undefined;
  readonly polygons: readonly Polygon["coordinates"][];
  readonly box: Box;
}

function zoneOf({ properties, geometry }: Outline, property: string, nameProperty: string | undefined): Zone {
  const code = properties[property];
  if (typeof code !== "string") throw new Error(`An outline has no text in its property "${property}".`);
  const name = nameProperty === undefined ? undefined : properties[nameProperty];
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return { code, name: typeof name === "string" ? name : undefined, polygons, box: boxOf(polygons) };
}

function boxOf(polygons: readonly Polygon["coordinates"][]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygons.flatMap((rings) => rings[0] ?? [])) {
    [west, east] = [Math.min(west, x!), Math.max(east, x!)];
    [south, north] = [Math.min(south, y!), Math.max(north, y!)];
  }
  return [west, south, east, north];
}

function isInBox([x, y]: Position, [west, south, east, north]: Box): boolean {
  return x! >= west && x! <= east && y! >= south && y! <= north;
}

// A line to the east crosses the edges and holes of a polygon an odd number of times from inside it.
function isIn([x, y]: Position, rings: Polygon["coordinates"]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 1) {
      const [fromX, fromY, toX, toY] = [ring[at - 1]![0]!, ring[at - 1]![1]!, ring[at]![0]!, ring[at]![1]!];
      if (fromY > y! === toY > y!) continue;
      if (x! < fromX + ((y! - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
    }
  }
  return inside;
}
