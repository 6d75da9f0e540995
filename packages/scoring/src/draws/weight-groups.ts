import { type Composite, type CompositePart, nameOf } from "../composite.ts";
import { weightOf } from "../weigh.ts";

/** The shares of a group's parts, of which the first stands at a place among all weights. */
export interface GroupWeights {
  readonly first: number;
  readonly shares: readonly number[];
  /** The names of the parts. */
  readonly names: readonly string[];
}

/**
 * The weights of a composite's groups, the whole first and then each group before what is inside it: rescaled to sum
 * to 1, or as they are given.
 *
 * @example
 * weightGroups(need); // [{ first: 0, shares: [0.5, 0.5], names: ["absence", "take-up"] }]
 */
export function weightGroups({ parts, weights = "rescaled" }: Composite): GroupWeights[] {
  const groups: GroupWeights[] = [];
  let first = 0;
  const add = (own: readonly CompositePart[]): void => {
    const given = own.map(weightOf);
    const total = weights === "asGiven" ? 1 : given.reduce((sum, weight) => sum + weight, 0);
    groups.push({ first, shares: given.map((weight) => weight / total), names: own.map(nameOf) });
    first += own.length;
    for (const part of own) if ("parts" in part) add(part.parts);
  };
  add(parts);
  return groups;
}

/**
 * The same composite with other weights, in the order of {@link weightGroups}.
 *
 * @example
 * withWeights(need, Float64Array.of(0.25, 0.75)).parts[1].weight; // 0.75
 */
export function withWeights(composite: Composite, weights: Float64Array): Composite {
  let first = 0;
  const weighed = (parts: readonly CompositePart[]): CompositePart[] => {
    const own = first;
    first += parts.length;
    return parts.map((part, place) => {
      const weight = weights[own + place]!;
      return "parts" in part ? { ...part, weight, parts: weighed(part.parts) } : { ...part, weight };
    });
  };
  return { ...composite, parts: weighed(composite.parts) };
}
