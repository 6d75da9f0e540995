import type { SeededRandom } from "@needscope/stats";
import type { GroupWeights } from "./weight-groups.ts";

/**
 * How far weights are drawn from those of the description: `{ spread: 0.25 }` takes each to between 0.75 and 1.25 times
 * itself, evenly (as COINr does); "any" takes any weights at all, each mixture as likely as another (a Dirichlet
 * distribution with ones). Drawn weights of a group sum to what its own do. A part of no weight keeps none.
 */
export type WeightDraw = { readonly spread: number } | "any";

/**
 * Draws the weights of each group's parts.
 *
 * @param into where the weights of all groups stand
 * @example
 * drawWeights([{ first: 0, shares: [0.5, 0.5] }], { how: "any", random: seededRandom(1), into });
 */
export function drawWeights(
  groups: readonly GroupWeights[],
  {
    how,
    random,
    into,
  }: { readonly how: WeightDraw | undefined; readonly random: SeededRandom; readonly into: Float64Array },
): void {
  for (const { first, shares } of groups) {
    if (how === undefined) {
      into.set(shares, first);
      continue;
    }
    let [drawn, whole] = [0, 0];
    for (let place = 0; place < shares.length; place++) {
      const share = shares[place]!;
      const one = share === 0 ? 0 : drawOne(share, how, random);
      into[first + place] = one;
      drawn += one;
      whole += share;
    }
    if (drawn === 0) continue;
    for (let place = first; place < first + shares.length; place++)
      into[place] = (into[place]! * whole) / drawn;
  }
}

function drawOne(share: number, how: WeightDraw, random: SeededRandom): number {
  if (how === "any") return -Math.log(1 - random.uniform());
  return share * (1 - how.spread + 2 * how.spread * random.uniform());
}
