import type { SeededRandom } from "@needscope/stats";
import type { GroupWeights } from "./weight-groups.ts";

/**
 * How far weights are drawn from those of the description.
 *
 * - `{ spread: 0.25 }`: each is taken to between 0.75 and 1.25 times itself, evenly (as COINr does)
 * - `{ sets: [...] }`: weights by name, of the members of a panel, say; draws take one set after the other in turn. What
 *   a set does not name keeps its weight
 * - "any": any weights at all, each mixture as likely as another (a Dirichlet distribution with ones)
 *
 * Drawn weights of a group sum to what its own do. With a spread or "any" a part of no weight keeps none.
 */
export type WeightDraw =
  { readonly spread: number } | { readonly sets: readonly Readonly<Record<string, number>>[] } | "any";

/** What {@link drawWeights} draws. */
export interface WeightsToDraw {
  readonly how: WeightDraw | undefined;
  readonly random: SeededRandom;
  /** The number of the draw, from 0. */
  readonly draw: number;
  /** Where the weights of all groups stand. */
  readonly into: Float64Array;
}

/**
 * Draws the weights of each group's parts.
 *
 * @example
 * drawWeights(weightGroups(need), { how: "any", random: seededRandom(1), draw: 0, into });
 */
export function drawWeights(groups: readonly GroupWeights[], drawing: WeightsToDraw): void {
  const { how, into } = drawing;
  for (const group of groups) {
    const { first, shares } = group;
    if (how === undefined) {
      into.set(shares, first);
      continue;
    }
    let [drawn, whole] = [0, 0];
    for (let place = 0; place < shares.length; place++) {
      const one = drawOne(group, place, { ...drawing, how });
      into[first + place] = one;
      drawn += one;
      whole += shares[place]!;
    }
    if (drawn === 0) continue;
    for (let place = first; place < first + shares.length; place++)
      into[place] = (into[place]! * whole) / drawn;
  }
}

function drawOne(
  { shares, names }: GroupWeights,
  place: number,
  { how, random, draw }: WeightsToDraw & { readonly how: WeightDraw },
): number {
  const share = shares[place]!;
  if (how === "any") return share === 0 ? 0 : -Math.log(1 - random.uniform());
  if ("sets" in how) return how.sets[draw % how.sets.length]![names[place]!] ?? share;
  return share === 0 ? 0 : share * (1 - how.spread + 2 * how.spread * random.uniform());
}
