import { betaLower, betaLowerBoth, betaPowerTerm, type Both } from "./beta.ts";

/**
 * The x below which a beta variable of these two shapes lies with the given chance: the inverse of `betaLower`. By
 * Newton's method on the logarithm of the chance over the logit of x, where the curve bends one way only.
 *
 * @param proportion more than 0 and less than 1
 * @throws RangeError when the proportion or a shape is out of range
 * @example
 * betaQuantile(0.6875, 2, 3); // 0.5
 */
export function betaQuantile(proportion: number, a: number, b: number): number {
  return betaQuantileBoth(proportion, a, b)[0];
}

/** As {@link betaQuantile}, with its rest, which near 0 has digits that 1 - x has lost. */
export function betaQuantileBoth(proportion: number, a: number, b: number): Both {
  if (!(proportion > 0 && proportion < 1 && a > 0 && b > 0 && a + b < Infinity)) {
    throw new RangeError(
      `A beta quantile needs a proportion between 0 and 1 and two positive shapes, ` +
        `not ${String(proportion)}, ${String(a)} and ${String(b)}.`,
    );
  }
  // From the tail on this side of the mean, so that Newton comes to the root from one side.
  if (proportion <= betaLower(a, b, a / (a + b))) return fromBelow(proportion, a, b);
  const [rest, x] = fromBelow(1 - proportion, b, a);
  return [x, rest];
}

function fromBelow(proportion: number, a: number, b: number): Both {
  let [low, high] = [-Infinity, Infinity];
  let logit = Math.log(a / b);
  for (let turn = 0; turn < 1000; turn++) {
    const both = bothOf(logit);
    const chance = betaLowerBoth(a, b, both);
    if (chance > proportion) high = Math.min(high, logit);
    else low = Math.max(low, logit);
    const slope = betaPowerTerm(a, b, both) / chance;
    const change = (Math.log(chance) - Math.log(proportion)) / slope;
    // Newton squares the error: after a step as small as this only the rounding of doubles is left.
    if (Math.abs(change) <= 1e-9) return bothOf(logit - change);
    const next = logit - change;
    logit = next > low && next < high ? next : halfway(low, high);
  }
  return bothOf(logit);
}

function halfway(low: number, high: number): number {
  return low === -Infinity ? 2 * high - 1 : (low + high) / 2;
}

function bothOf(logit: number): Both {
  return [1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit))];
}
