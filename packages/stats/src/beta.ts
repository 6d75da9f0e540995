import { logGamma, logMinusExcess, stirlingRest } from "./gamma.ts";

/**
 * The chance that a beta variable of these two shapes is at most x: the regularised incomplete beta function
 * I(x; a, b). Binomial chances come from it. By a continued fraction reckoned from the distance to the mean (DiDonato
 * and Morris 1992, Algorithm 708), so that shapes of ten million keep their digits.
 *
 * @throws RangeError when a shape is not positive or x is not from 0 to 1
 * @example
 * betaLower(2, 3, 0.5); // 0.6875
 */
export function betaLower(a: number, b: number, x: number): number {
  checkArguments(a, b, x);
  if (x === 0 || x === 1) return x;
  return betaLowerBoth(a, b, [x, 1 - x]);
}

/** x and 1 - x, each by itself: the one near 0 has digits that the other, near 1, cannot hold. */
export type Both = readonly [x: number, rest: number];

/** As {@link betaLower}, of x between 0 and 1 with its rest. */
export function betaLowerBoth(a: number, b: number, [x, rest]: Both): number {
  // The fraction converges fast below the mean and slowly above it.
  if (x < (a + 1) / (a + b + 2)) return tailByFraction(a, b, [x, rest]);
  return 1 - tailByFraction(b, a, [rest, x]);
}

/**
 * x^a (1 - x)^b / B(a, b), by Stirling's formula for the three gammas, their large terms taken off each other on paper;
 * over x (1 - x) it is the density.
 */
export function betaPowerTerm(a: number, b: number, both: Both): number {
  const whole = a + b;
  const beyond = beyondMean(a, b, both);
  const [x, rest] = both;
  const exponent =
    a * logMinusExcess(beyond / a, (x * whole) / a) + b * logMinusExcess(-beyond / b, (rest * whole) / b);
  const left = stirlingError(whole) - stirlingError(a) - stirlingError(b);
  return Math.sqrt(((a / whole) * b) / (2 * Math.PI)) * Math.exp(exponent + left);
}

// (a + b) x - a, from whichever of x and its rest is near 0.
function beyondMean(a: number, b: number, [x, rest]: Both): number {
  return x < 0.5 ? x * (a + b) - a : b - rest * (a + b);
}

function stirlingError(x: number): number {
  if (x >= 10) return stirlingRest(x);
  return logGamma(x) - (x - 0.5) * Math.log(x) + x - 0.5 * Math.log(2 * Math.PI);
}

const tiny = 1e-300;
const mostSteps = 100_000;

// Evaluated forwards (Lentz 1976).
function tailByFraction(a: number, b: number, both: Both): number {
  const x = both[0];
  const short = 1 - beyondMean(a, b, both);
  let fraction = notZero((a * short) / (a + 1));
  let c = fraction;
  let d = 0;
  for (let k = 1; k < mostSteps; k++) {
    const place = a + 2 * k - 1;
    const step = (k * (b - k) * x) / place;
    const above = (((a + k - 1) * (a + b + k - 1)) / place) * step * x;
    const below = k + step + ((a + k) * (short + k * (2 - x))) / (place + 2);
    d = 1 / notZero(below + above * d);
    c = notZero(below + above / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 2 ** -52) break;
  }
  return betaPowerTerm(a, b, both) / fraction;
}

function notZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

function checkArguments(a: number, b: number, x: number): void {
  if (a > 0 && b > 0 && a + b < Infinity && x >= 0 && x <= 1) return;
  throw new RangeError(
    `A beta probability needs two positive shapes and a number from 0 to 1, ` +
      `not shapes ${String(a)} and ${String(b)} at ${String(x)}.`,
  );
}
