import { largestRemainder } from "@needscope/stats";
import type { AreaLookup } from "./area-lookup.ts";
import { placeAreas } from "./place-areas.ts";

/** Counts for areas: `values[i]` people, rows or pence of the area `ids[i]`. An area may come more than once. */
export interface AreaCounts {
  readonly ids: readonly string[];
  readonly values: ArrayLike<number>;
}

/** Counts for the zones of a lookup, and what no zone holds, so that nobody is lost in silence. */
export interface RolledUp {
  /** One count per zone, in the order of `lookup.zones`; a shared area leaves fractions. */
  readonly perZone: Float64Array;
  /** The count in areas that the lookup does not hold. */
  readonly notPlaced: number;
  /** Those areas' codes, as they came. */
  readonly areasNotPlaced: readonly string[];
}

/**
 * Apportions counts from areas to zones: each zone gets its share of every area's count. Totals are kept, and that is
 * checked on every call: the zones and `notPlaced` together are what came in, to 1e-9 of it. An area of the lookup
 * without a count adds nothing. For counts only: a score is weighed by population (`rollUpScore`), and a rate is
 * computed again from its numerator and denominator, never averaged.
 *
 * @param options.whole counts stay whole: what an area's shares leave over goes to its largest remainders, so that the
 * total is kept to the last unit, area by area
 * @param options.places where the areas stand in the lookup (`placeAreas`), for several counts of the same areas
 * @throws one sentence when a count is not a finite number (or, for whole ones, not a whole number from 0), or ids and
 * values differ in length.
 *
 * @example
 * rollUp({ ids: ["Z01000001", "Z01000002", "Z01000999"], values: [10, 8, 3] }, pyramids);
 * // { perZone: [12, 6], notPlaced: 3, areasNotPlaced: ["Z01000999"] }
 */
export function rollUp(
  counts: AreaCounts,
  lookup: AreaLookup,
  {
    whole = false,
    places = placeAreas(counts.ids, lookup),
  }: { readonly whole?: boolean; readonly places?: Int32Array } = {},
): RolledUp {
  checkCounts(counts, whole);
  const perZone = new Float64Array(lookup.zones.length);
  const areasNotPlaced: string[] = [];
  let notPlaced = 0;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i]!;
    const count = counts.values[i]!;
    if (place < 0) {
      areasNotPlaced.push(counts.ids[i]!);
      notPlaced += count;
      continue;
    }
    const [first, end] = [lookup.offsets[place]!, lookup.offsets[place + 1]!];
    const parts = whole
      ? largestRemainder(lookup.share.subarray(first, end).map((share) => count * share))
      : undefined;
    for (let part = first; part < end; part += 1) {
      perZone[lookup.zoneIndex[part]!]! += parts?.[part - first] ?? count * lookup.share[part]!;
    }
  }
  checkTotal(counts.values, perZone, notPlaced);
  return { perZone, notPlaced, areasNotPlaced };
}

function checkCounts({ ids, values }: AreaCounts, whole: boolean): void {
  if (ids.length !== values.length) {
    throw new Error(
      `Counts to roll up need one value per area: ${ids.length} areas, ${values.length} values.`,
    );
  }
  for (let i = 0; i < ids.length; i += 1) {
    if (!Number.isFinite(values[i])) throw new Error(`The count of area ${ids[i]} is not a finite number.`);
    if (whole && !(Number.isSafeInteger(values[i]) && values[i]! >= 0)) {
      throw new Error(
        `The count of area ${ids[i]} is ${values[i]}, and whole counts are whole numbers from 0.`,
      );
    }
  }
}

function checkTotal(values: ArrayLike<number>, perZone: Float64Array, notPlaced: number): void {
  let before = 0;
  let size = 0;
  for (let i = 0; i < values.length; i += 1) {
    before += values[i]!;
    size += Math.abs(values[i]!);
  }
  const after = perZone.reduce((sum, count) => sum + count, notPlaced);
  if (Math.abs(before - after) > 1e-9 * Math.max(1, size)) {
    throw new Error(
      `Rolling up changed the total from ${before} to ${after}; the shares of the lookup are wrong.`,
    );
  }
}
