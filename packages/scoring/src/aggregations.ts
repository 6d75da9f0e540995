import type { Aggregation } from "./composite.ts";

/** A part's scores and its shares, unit by unit. */
export interface Share {
  readonly values: Float64Array;
  readonly share: Float64Array;
}

/**
 * The ways to make one number of the parts of a group, by name (OECD and JRC 2008).
 *
 * - arithmetic: the sum weighted by the shares; a high part makes up for a low one, and contributions sum exactly
 * - geometric: the product of powers; a low part is made up for only in part. Values from 0
 * - harmonic: a low part is hardly made up for. Values from 0
 *
 * A part without a share in a unit counts for nothing there.
 *
 * @throws RangeError when a geometric or harmonic mean meets a value below 0
 * @example
 * aggregations.arithmetic([{ values: Float64Array.of(2), share: Float64Array.of(1) }], 1); // Float64Array [2]
 */
export const aggregations: Readonly<
  Record<Aggregation, (parts: readonly Share[], unitCount: number) => Float64Array>
> = { arithmetic, geometric, harmonic };

function arithmetic(parts: readonly Share[], unitCount: number): Float64Array {
  const totals = new Float64Array(unitCount);
  for (const { values, share } of parts) {
    for (let unit = 0; unit < unitCount; unit++) totals[unit]! += share[unit]! * values[unit]!;
  }
  return totals;
}

function geometric(parts: readonly Share[], unitCount: number): Float64Array {
  const logarithms = new Float64Array(unitCount);
  for (const { values, share } of parts) {
    for (let unit = 0; unit < unitCount; unit++) {
      if (share[unit]! > 0)
        logarithms[unit]! += share[unit]! * Math.log(fromZero(values[unit]!, "geometric"));
    }
  }
  return logarithms.map(Math.exp);
}

function harmonic(parts: readonly Share[], unitCount: number): Float64Array {
  const totals = new Float64Array(unitCount);
  const inverses = new Float64Array(unitCount);
  for (const { values, share } of parts) {
    for (let unit = 0; unit < unitCount; unit++) {
      if (share[unit] === 0) continue;
      totals[unit]! += share[unit]!;
      inverses[unit]! += share[unit]! / fromZero(values[unit]!, "harmonic");
    }
  }
  return totals.map((total, unit) => (total > 0 ? total / inverses[unit]! : 0));
}

// A value of 0 makes the mean 0: its logarithm is minus infinity, its inverse infinity.
function fromZero(value: number, mean: string): number {
  if (value >= 0) return value + 0;
  throw new RangeError(
    `a ${mean} mean needs scores from 0, and one is below: normalise its parts by a method that gives none, such as minMax.`,
  );
}
