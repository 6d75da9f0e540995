import type { Geometry } from "./release-input.ts";

type Position = readonly number[];
type Ring = readonly Position[];

/**
 * A copy of a geometry whose outer rings run clockwise and whose holes run the other way, as drawing programs on
 * the sphere expect (d3-geo); GeoJSON (RFC 7946, section 3.1.6) has them the other way round, and a map of such
 * rings is one filled square. Geometries that are not polygons are copied as they are.
 *
 * @example
 * clockwiseGeometry({ type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }).coordinates;
 * // [[[0, 0], [1, 1], [1, 0], [0, 0]]]
 */
export function clockwiseGeometry({ type, coordinates }: Geometry): Geometry {
  const copy: unknown = structuredClone(coordinates);
  if (type === "Polygon") return { type, coordinates: clockwisePolygon(copy as Ring[]) };
  if (type === "MultiPolygon") return { type, coordinates: (copy as Ring[][]).map(clockwisePolygon) };
  return { type, coordinates: copy };
}

function clockwisePolygon(rings: readonly Ring[]): Ring[] {
  return rings.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : ring.toReversed()));
}

/** By the sign of the area between a ring and the axis (shoelace formula); x to the right, y up. */
function isClockwise(ring: Ring): boolean {
  let area = 0;
  for (let index = 1; index < ring.length; index++) {
    const [x0 = 0, y0 = 0] = ring[index - 1]!;
    const [x1 = 0, y1 = 0] = ring[index]!;
    area += (x1 - x0) * (y1 + y0);
  }
  return area > 0;
}
