import type { FeatureCollection, MultiPolygon, Outline, Polygon, Position, Ring } from "./outline.ts";

/**
 * Outlines from the parsed text of a GeoJSON file, checked: a collection of polygons, every ring closed and of at least
 * four positions of finite numbers. Whatever else the file says (a name, a coordinate system) is left out.
 *
 * @throws one sentence that says which outline (1 is the first) is wrong, and how.
 *
 * @example
 * const outlines = outlinesFromGeoJson(JSON.parse(await readFile("zones.geojson", "utf8")));
 */
export function outlinesFromGeoJson(value: unknown): FeatureCollection {
  if (!isObject(value) || value["type"] !== "FeatureCollection" || !Array.isArray(value["features"])) {
    throw new Error("Outlines must be a GeoJSON FeatureCollection.");
  }
  const features = (value["features"] as unknown[]).map((feature, i) =>
    outlineFrom(feature, `Outline ${i + 1}`),
  );
  return { type: "FeatureCollection", features };
}

function outlineFrom(feature: unknown, which: string): Outline {
  if (!isObject(feature) || feature["type"] !== "Feature")
    throw new Error(`${which} is not a GeoJSON Feature.`);
  const properties = isObject(feature["properties"]) ? feature["properties"] : {};
  return { type: "Feature", properties, geometry: geometryFrom(feature["geometry"], which) };
}

function geometryFrom(geometry: unknown, which: string): Polygon | MultiPolygon {
  const { type, coordinates } = isObject(geometry) ? geometry : {};
  if (type === "Polygon") return { type, coordinates: listOf(coordinates, ringFrom, which) };
  if (type === "MultiPolygon") {
    const polygons = listOf(coordinates, (polygon) => listOf(polygon, ringFrom, which), which);
    return { type, coordinates: polygons };
  }
  throw new Error(`${which} is not a Polygon or MultiPolygon.`);
}

function ringFrom(ring: unknown, which: string): Ring {
  const positions = listOf(ring, positionFrom, which);
  const first = positions[0];
  const last = positions.at(-1);
  if (positions.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    throw new Error(
      `${which} has a ring that is not closed: it needs four positions or more, the last as the first.`,
    );
  }
  return positions;
}

function positionFrom(position: unknown, which: string): Position {
  const numbers = listOf(position, numberFrom, which);
  if (numbers.length >= 2) return numbers;
  throw new Error(`${which} has a position without two numbers.`);
}

function numberFrom(value: unknown, which: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Error(`${which} has a coordinate that is not a finite number.`);
}

function listOf<Item>(
  value: unknown,
  itemFrom: (item: unknown, which: string) => Item,
  which: string,
): Item[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new Error(`${which} has coordinates that are not lists.`);
  return (value as unknown[]).map((item) => itemFrom(item, which));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
