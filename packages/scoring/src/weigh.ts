import { isAllPresent } from "./all-present.ts";
import type { CompositePart } from "./composite.ts";

/** A part and which units have it. */
export interface PartThere {
  readonly part: CompositePart;
  /** A byte a unit: 0 where it counts. */
  readonly state: Uint8Array;
}

/** How {@link weigh} takes weights. */
export interface WeighingOptions {
  readonly weights: "rescaled" | "asGiven";
  readonly unitCount: number;
}

/**
 * The shares of parts in their group, unit by unit: rescaled to sum to 1, or the weights as they are given. What a
 * unit lacks weighs nothing there, and the others in its group share its weight; where nothing is there all weigh
 * nothing.
 *
 * @returns an array a part, a share a unit
 * @example
 * weigh([{ part, state: Uint8Array.of(0, 1) }], { weights: "rescaled", unitCount: 2 }); // [Float64Array [1, 0]]
 */
export function weigh(parts: readonly PartThere[], { weights, unitCount }: WeighingOptions): Float64Array[] {
  if (parts.every(({ state }) => isAllPresent(state))) return sharesOfAll(parts, { weights, unitCount });
  const totals = new Float64Array(unitCount);
  let whole = 0;
  for (const { part, state } of parts) {
    const weight = weightOf(part);
    whole += weight;
    for (let unit = 0; unit < unitCount; unit++) if (state[unit] === 0) totals[unit]! += weight;
  }
  return parts.map(({ part, state }) => {
    const weight = weightOf(part);
    const shares = new Float64Array(unitCount);
    for (let unit = 0; unit < unitCount; unit++) {
      if (state[unit] !== 0 || totals[unit] === 0) continue;
      if (weights === "rescaled") shares[unit] = weight / totals[unit]!;
      else shares[unit] = totals[unit] === whole ? weight : (weight * whole) / totals[unit]!;
    }
    return shares;
  });
}

// Where every unit has all parts, shares are the same in each, and those of equal weights are one array.
function sharesOfAll(parts: readonly PartThere[], { weights, unitCount }: WeighingOptions): Float64Array[] {
  let whole = 0;
  for (const { part } of parts) whole += weightOf(part);
  const known = new Map<number, Float64Array>();
  return parts.map(({ part }) => {
    const weight = weightOf(part);
    const divisor = weights === "rescaled" ? whole : 1;
    const shares = known.get(weight) ?? new Float64Array(unitCount).fill(whole === 0 ? 0 : weight / divisor);
    known.set(weight, shares);
    return shares;
  });
}

/** The weight of a part as it stands in the description: 1 where none is said. */
export function weightOf(part: CompositePart): number {
  return part.weight ?? 1;
}
