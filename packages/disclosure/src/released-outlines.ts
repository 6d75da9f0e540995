import { clockwiseGeometry } from "./clockwise-geometry.ts";
import type { FeatureCollection } from "./release-input.ts";

/**
 * Outlines with nothing but geometry, code and name: every other property is dropped, since outlines prepared
 * elsewhere often carry figures. Rings run clockwise, so that maps can draw them. `id` and `properties.code` are
 * both the area code.
 *
 * @example
 * releasedOutlines(zones, "zones").features[0].properties; // { code: "Z1", name: "Northvale" }
 */
export function releasedOutlines(outlines: FeatureCollection, name: string): FeatureCollection {
  const features = outlines.features.map((feature, index) => {
    const code = feature.properties?.["code"];
    if (typeof code !== "string") {
      throw new TypeError(`Feature ${index} of outlines "${name}" needs a text property "code".`);
    }
    const label = feature.properties?.["name"];
    const properties = { code, name: typeof label === "string" ? label : code };
    return {
      type: "Feature" as const,
      id: code,
      properties,
      geometry: clockwiseGeometry(feature.geometry),
    };
  });
  return { type: "FeatureCollection", features };
}
