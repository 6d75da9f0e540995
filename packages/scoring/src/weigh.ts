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

/** A part's share of its group's score. */
export interface Share {
  /** What it is in every unit, where it is the same in all. */
  readonly everywhere?: number | undefined;
  /** Unit by unit; an array of its own, made when it is first asked for. */
  readonly units: Float64Array;
}

/** A share that is the same in every unit. */
export function shareEverywhere(everywhere: number, unitCount: number): Share {
  let units: Float64Array | undefined;
  return {
    everywhere,
    get units() {
      units ??= new Float64Array(unitCount).fill(everywhere);
      return units;
    },
  };
}

/**
 * The shares of parts in their group, unit by unit: rescaled to sum to 1, or the weights as they are given. What a
 * unit lacks weighs nothing there, and the others in its group share its weight; where nothing is there all weigh
 * nothing.
 *
 * @example
 * weigh([{ part, state: Uint8Array.of(0, 1) }], { weights: "rescaled", unitCount: 2 })[0].units; // Float64Array [1, 0]
 */
export function weigh(parts: readonly PartThere[], { weights, unitCount }: WeighingOptions): Share[] {
  let whole = 0;
  for (const { part } of parts) whole += weightOf(part);
  if (parts.every(({ state }) => isAllPresent(state))) {
    const divisor = weights === "rescaled" ? whole : 1;
    return parts.map(({ part }) => {
      return shareEverywhere(whole === 0 ? 0 : weightOf(part) / divisor, unitCount);
    });
  }
  const totals = new Float64Array(unitCount);
  for (const { part, state } of parts) {
    const weight = weightOf(part);
    for (let unit = 0; unit < unitCount; unit++) if (state[unit] === 0) totals[unit]! += weight;
  }
  return parts.map(({ part, state }) => {
    const weight = weightOf(part);
    const units = new Float64Array(unitCount);
    for (let unit = 0; unit < unitCount; unit++) {
      if (state[unit] !== 0 || totals[unit] === 0) continue;
      if (weights === "rescaled") units[unit] = weight / totals[unit]!;
      else units[unit] = totals[unit] === whole ? weight : (weight * whole) / totals[unit]!;
    }
    return { units };
  });
}

/** The weight of a part as it stands in the description: 1 where none is said. */
export function weightOf(part: CompositePart): number {
  return part.weight ?? 1;
}
