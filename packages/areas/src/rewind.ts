import type { FeatureCollection, MultiPolygon, Polygon, Ring } from "./outline.ts";

/**
 * Outlines wound the way Vega draws them: outer rings clockwise, holes counter-clockwise (north up). Published files
 * wind the other way round (RFC 7946 asks for it), and Vega's projections then fill the whole globe but the area.
 * Rings that are right already stay as they are; the input is not changed.
 *
 * @example
 * const drawable = rewind(outlinesFromGeoJson(file));
 */
export function rewind(outlines: FeatureCollection): FeatureCollection {
  const features = outlines.features.map((feature) => ({ ...feature, geometry: rewound(feature.geometry) }));
  return { type: "FeatureCollection", features };
}

function rewound(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  if (geometry.type === "Polygon")
    return { type: "Polygon", coordinates: rewoundRings(geometry.coordinates) };
  return { type: "MultiPolygon", coordinates: geometry.coordinates.map(rewoundRings) };
}

function rewoundRings(rings: readonly Ring[]): Ring[] {
  return rings.map((ring, i) => wound(ring, i === 0 ? "clockwise" : "counter-clockwise"));
}

function wound(ring: Ring, way: "clockwise" | "counter-clockwise"): Ring {
  const is = twiceSignedArea(ring) > 0 ? "counter-clockwise" : "clockwise";
  return is === way ? ring : [...ring].reverse();
}

/** The shoelace sum, measured from the first position so that large grid coordinates lose no digits. */
function twiceSignedArea(ring: Ring): number {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const [fromX = 0, fromY = 0] = ring[i - 1]!;
    const [toX = 0, toY = 0] = ring[i]!;
    sum += (fromX - originX) * (toY - originY) - (toX - originX) * (fromY - originY);
  }
  return sum;
}
