import type { RandomStream } from "../generator/random-stream.ts";
import type { CappedCase } from "./benefit-routes.ts";
import { planted } from "./planted.ts";

/** Weights of 0, 1, 2, ... children in a family, and how many children all those families have together. */
interface Share {
  readonly weights: readonly number[];
  readonly total: number;
}

const severeChildren = 1_020;
const limitedChildren = 8;
const limitedFamilies = 10;

/**
 * How many children each family has, so that the planted totals come out: of all families, and of those capped.
 * Families that lose most are the largest; ten have so many children that the housing benefit limits the loss.
 */
export function childrenOf(cases: readonly (CappedCase | undefined)[], random: RandomStream): number[] {
  const ordinary = planted.capped.children - severeChildren - limitedChildren * limitedFamilies;
  const shares: Record<string, Share> = {
    "capped severe": { weights: [0, 0, 0, 62, 28, 8, 2], total: severeChildren },
    "capped limited": { weights: [0, 0, 0, 0, 0, 0, 0, 0, 1], total: limitedChildren * limitedFamilies },
    "capped ordinary": { weights: [0, 56, 36, 8], total: ordinary },
    other: {
      weights: [2.6, 34, 36.5, 17.5, 6.3, 2.2, 0.7],
      total: planted.children - planted.capped.children,
    },
  };
  const counts = cases.map(() => 0);
  for (const [name, share] of Object.entries(shares)) {
    const members = cases.flatMap((one, i) => ((one ?? "other") === name ? [i] : []));
    const drawn = drawnToTotal(members.length, share, random);
    members.forEach((member, i) => (counts[member] = drawn[i]!));
  }
  return counts;
}

/** Draws a number for each, then moves single ones up or down by one, never to or from none, to meet the total. */
function drawnToTotal(count: number, { weights, total }: Share, random: RandomStream): number[] {
  const sizes = weights.map((weight, size) => [size, weight] as const);
  const least = Math.max(
    1,
    weights.findIndex((weight) => weight > 0),
  );
  const drawn = Array.from({ length: count }, () => random.weighted(sizes));
  let sum = drawn.reduce((a, b) => a + b, 0);
  while (sum !== total) {
    const at = random.integer(0, count - 1);
    const step = sum < total ? 1 : -1;
    const next = drawn[at]! + step;
    if (drawn[at] === 0 || next < least || next >= weights.length) continue;
    drawn[at] = next;
    sum += step;
  }
  return drawn;
}
