import type { WeightDraw } from "./draws/draw-weights.ts";

/**
 * How weights are drawn, for people.
 *
 * @example
 * weightDrawWords({ spread: 0.25 }); // "weights up to 25% less or more"
 */
export function weightDrawWords(weights: WeightDraw): string {
  if (weights === "any") return "any weights at all";
  if ("sets" in weights) {
    const count = weights.sets.length;
    return count === 1 ? "one set of weights" : `${String(count)} sets of weights in turn`;
  }
  return `weights up to ${String(Number((100 * weights.spread).toPrecision(6)))}% less or more`;
}
