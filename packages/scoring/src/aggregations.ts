import type { Aggregation } from "./composite.ts";
import { weightedRanks } from "./draws/kernel-ranks.ts";
import type { PartScores } from "./part-scores.ts";
import type { Share } from "./weigh.ts";

/** A part's scores and its share of the group's. */
export interface WeighedPart {
  readonly scores: PartScores;
  readonly share: Share;
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
 * aggregations.arithmetic([{ scores, share: shareEverywhere(1, 1) }], 1); // Float64Array [2]
 */
export const aggregations: Readonly<
  Record<Aggregation, (parts: readonly WeighedPart[], unitCount: number) => Float64Array>
> = { arithmetic, geometric, harmonic };

function arithmetic(parts: readonly WeighedPart[], unitCount: number): Float64Array {
  const ranked = parts.map(({ scores: { origin }, share: { everywhere } }) => {
    if (everywhere === undefined || origin === undefined || !("ranks" in origin)) return undefined;
    return { weight: everywhere, numbers: origin.numbers, how: origin.ranks };
  });
  if (parts.length > 0 && ranked.every((part) => part !== undefined)) {
    const fast = weightedRanks(ranked);
    if (fast !== undefined) return fast;
  }
  const totals = new Float64Array(unitCount);
  for (const { scores, share } of parts) {
    if (share.everywhere === undefined) addProducts(totals, share.units, scores.values);
    else addTimes(totals, share.everywhere, scores.values);
  }
  return totals;
}

// Loops of their own: an engine is quicker with a small one that it meets again and again.
function addTimes(totals: Float64Array, share: number, values: Float64Array): void {
  for (let unit = 0; unit < totals.length; unit++) totals[unit]! += share * values[unit]!;
}

function addProducts(totals: Float64Array, shares: Float64Array, values: Float64Array): void {
  for (let unit = 0; unit < totals.length; unit++) totals[unit]! += shares[unit]! * values[unit]!;
}

function geometric(parts: readonly WeighedPart[], unitCount: number): Float64Array {
  const logarithms = new Float64Array(unitCount);
  for (const {
    scores,
    share: { units: share },
  } of parts) {
    const { values } = scores;
    for (let unit = 0; unit < unitCount; unit++) {
      if (share[unit]! > 0)
        logarithms[unit]! += share[unit]! * Math.log(fromZero(values[unit]!, "geometric"));
    }
  }
  return logarithms.map(Math.exp);
}

function harmonic(parts: readonly WeighedPart[], unitCount: number): Float64Array {
  const totals = new Float64Array(unitCount);
  const inverses = new Float64Array(unitCount);
  for (const {
    scores,
    share: { units: share },
  } of parts) {
    const { values } = scores;
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
