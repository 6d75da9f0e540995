import type { CompositePart, GroupPart, IndicatorPart } from "./composite.ts";

/** A part of the tree with its share of the parent's score, unit by unit. */
export type WeighedPart = WeighedIndicator | WeighedGroup;

/** A leaf: shares lie between 0 and 1 and those of a parent sum to 1 in each unit that has any. */
export interface WeighedIndicator {
  readonly part: IndicatorPart;
  readonly share: Float64Array;
}

/** A branch. */
export interface WeighedGroup {
  readonly part: GroupPart;
  readonly share: Float64Array;
  readonly parts: readonly WeighedPart[];
}

/**
 * Rescales the weights within each parent to sum to 1. What a unit lacks weighs nothing there, and the others in
 * its group share its weight; a group of which nothing is there weighs nothing itself.
 *
 * @param has a byte a unit for each indicator: 1 where it counts
 * @example
 * weigh(composite.parts, { has: new Map([["arrears", Uint8Array.of(1, 0)]]), unitCount: 2 });
 */
export function weigh(parts: readonly CompositePart[], inputs: WeighingInputs): readonly WeighedPart[] {
  const present = parts.map((part) => presence(part, inputs));
  const totals = new Float64Array(inputs.unitCount);
  parts.forEach((part, place) => {
    for (let unit = 0; unit < totals.length; unit++) totals[unit]! += weightOf(part) * present[place]![unit]!;
  });
  return parts.map((part, place) => {
    const share = totals.map((total, unit) =>
      total > 0 ? (weightOf(part) * present[place]![unit]!) / total : 0,
    );
    return "parts" in part ? { part, share, parts: weigh(part.parts, inputs) } : { part, share };
  });
}

/** Which indicators a unit has. */
export interface WeighingInputs {
  readonly has: ReadonlyMap<string, Uint8Array>;
  readonly unitCount: number;
}

/** The weight of a part as it stands in the description: 1 where none is said. */
export function weightOf(part: CompositePart): number {
  return part.weight ?? 1;
}

function presence(part: CompositePart, inputs: WeighingInputs): Uint8Array {
  if (!("parts" in part)) return inputs.has.get(part.indicator)!;
  const any = new Uint8Array(inputs.unitCount);
  for (const child of part.parts) {
    if (weightOf(child) === 0) continue;
    presence(child, inputs).forEach((here, unit) => (any[unit]! |= here));
  }
  return any;
}
