import type { FeatureCollection, Outline } from "./outline.ts";
import { listed } from "./listed.ts";

/** Outlines in the order of the units, and the outlines left over. */
export interface JoinedOutlines {
  readonly outlines: FeatureCollection;
  /** Codes of outlines that no unit asked for: left out of the map, worth a look when there are many. */
  readonly withoutUnit: readonly string[];
}

/**
 * Gives every unit its outline, by the code in the outline's properties, so that no unit is left off a map in silence.
 *
 * @param ids the units' codes, each once; the outlines come back in this order
 * @param options.code the name of the property that holds the code: `"code"` unless told
 * @throws one sentence that names the units without an outline, or the codes that two outlines share.
 *
 * @example
 * const { outlines } = joinOutlines(zones, table.ids);
 */
export function joinOutlines(
  outlines: FeatureCollection,
  ids: readonly string[],
  { code = "code" }: { readonly code?: string } = {},
): JoinedOutlines {
  const byCode = outlinesByCode(outlines, code);
  const missing = ids.filter((id) => !byCode.has(id));
  if (missing.length > 0) {
    throw new Error(`No outline has property "${code}" equal to: ${listed(missing)}.`);
  }
  const wanted = new Set(ids);
  return {
    outlines: { type: "FeatureCollection", features: ids.map((id) => byCode.get(id)!) },
    withoutUnit: [...byCode.keys()].filter((found) => !wanted.has(found)),
  };
}

function outlinesByCode({ features }: FeatureCollection, property: string): Map<string, Outline> {
  const byCode = new Map<string, Outline>();
  const twice: string[] = [];
  for (const feature of features) {
    const code = feature.properties[property];
    if (typeof code !== "string") throw new Error(`An outline has no text in its property "${property}".`);
    if (byCode.has(code)) twice.push(code);
    byCode.set(code, feature);
  }
  if (twice.length > 0)
    throw new Error(`More than one outline has "${property}" equal to: ${listed(twice)}.`);
  return byCode;
}
