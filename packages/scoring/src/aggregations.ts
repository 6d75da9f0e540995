import type { Aggregation } from "./composite.ts";

/** A part's scores and its shares, unit by unit. */
export interface Share {
  readonly values: Float64Array;
  readonly share: Float64Array;
}

/**
 * The ways to make one number of the parts of a group, by name. Only ways whose contributions sum exactly are here.
 *
 * - arithmetic: the mean weighted by the shares; a high part makes up for a low one
 *
 * @example
 * aggregations.arithmetic([{ values: Float64Array.of(2), share: Float64Array.of(1) }], 1); // Float64Array [2]
 */
export const aggregations: Readonly<
  Record<Aggregation, (parts: readonly Share[], unitCount: number) => Float64Array>
> = { arithmetic };

function arithmetic(parts: readonly Share[], unitCount: number): Float64Array {
  const totals = new Float64Array(unitCount);
  for (const { values, share } of parts) {
    for (let unit = 0; unit < unitCount; unit++) totals[unit]! += share[unit]! * values[unit]!;
  }
  return totals;
}
