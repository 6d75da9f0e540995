import { seededRandom, sobolEffects } from "@needscope/stats";
import { expect, test } from "vitest";
import { proveCount } from "../prove-count.ts";

/** Estimates scatter by about 1 over the root of the samples; four times that is .031 at 16,384. */
const samples = 16_384;

function expectNear(found: ArrayLike<number> | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((one, input) => expect(Math.abs(found![input]! - one)).toBeLessThan(0.031));
}

test("Ishigami's function has the effects that its formula says", () => {
  // Ishigami and Homma 1990, a = 7, b = 0.1: V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2 = 13.8446;
  // V1 = (1 + b pi^4/5)^2 / 2, V2 = a^2/8, V13 = 8 b^2 pi^8/225. Worked out in R.
  const angle = (share: number): number => Math.PI * (2 * share - 1);
  const found = sobolEffects(
    ([x, y, z]) =>
      Math.sin(angle(x!)) + 7 * Math.sin(angle(y!)) ** 2 + 0.1 * angle(z!) ** 4 * Math.sin(angle(x!)),
    { inputs: 3, samples, random: seededRandom(2016) },
  )!;
  expectNear(found.first, [0.3139052, 0.4424111, 0]);
  expectNear(found.total, [0.5575889, 0.4424111, 0.2436837]);
  expect(Math.abs(found.mean - 3.5)).toBeLessThan(0.1);
  expect(Math.abs(found.variance - 13.84459)).toBeLessThan(0.4);
});

test("Sobol's g-function has the effects that its formula says", () => {
  // Saltelli et al. 2010, a = (0, 1, 4.5, 9): Vi = 1 / (3 (1 + ai)^2), V = prod(1 + Vi) - 1,
  // Si = Vi / V, STi = Vi prod(1 + Vj, j not i) / V. R: v <- 1/(3*(1+a)^2); V <- prod(1+v)-1; v/V; v*prod(1+v)/(1+v)/V
  const a = [0, 1, 4.5, 9];
  const found = sobolEffects(
    (point) => a.reduce((product, one, i) => (product * (Math.abs(4 * point[i]! - 2) + one)) / (1 + one), 1),
    { inputs: 4, samples, random: seededRandom(7) },
  )!;
  const v = a.map((one) => 1 / (3 * (1 + one) ** 2));
  const whole = v.reduce((product, one) => product * (1 + one), 1);
  expectNear(
    found.first,
    v.map((one) => one / (whole - 1)),
  );
  expectNear(
    found.total,
    v.map((one) => (one * whole) / (1 + one) / (whole - 1)),
  );
});

test("a result that does not vary has no effects, and one that is no number is an error", () => {
  const random = seededRandom(1);
  expect(sobolEffects(() => 5, { inputs: 2, samples: 8, random })).toBeUndefined();
  expect(() => sobolEffects(() => NaN, { inputs: 2, samples: 8, random })).toThrow("finite number");
  expect(() => sobolEffects(() => 5, { inputs: 0, samples: 8, random })).toThrow("one input or more");
});

test("the same seed gives the same effects", () => {
  const effects = () =>
    sobolEffects(([one]) => one! ** 2, { inputs: 1, samples: 16, random: seededRandom(3) });
  expect(effects()).toEqual(effects());
});

test("intervals are as wide as the bootstrap's in R, and hold the true effects", () => {
  // R, 40 times with n = 1024 and B = 400: mean(y1, y2) = mu, v = mean((c(y1, y2) - mu)^2),
  // first <- colMeans((y2 - mu) * (m - y1)) / v; total <- colMeans((y1 - m)^2) / (2 * v), of rows sample(n, n, TRUE);
  // rowMeans of diff(quantile(., c(.025, .975))) are below, each with a deviation of about a tenth of itself.
  const angle = (share: number): number => Math.PI * (2 * share - 1);
  const runs = proveCount("sobol-intervals", { sample: 40, full: 400 });
  const truth = { first: [0.3139052, 0.4424111, 0], total: [0.5575889, 0.4424111, 0.2436837] };
  const wide = { first: [0.1179, 0.1046, 0.1101], total: [0.1735, 0.081, 0.0534] };
  const widths = { first: [0, 0, 0], total: [0, 0, 0] };
  let held = 0;
  for (let seed = 0; seed < runs; seed++) {
    const found = sobolEffects(
      ([x, y, z]) =>
        Math.sin(angle(x!)) + 7 * Math.sin(angle(y!)) ** 2 + 0.1 * angle(z!) ** 4 * Math.sin(angle(x!)),
      { inputs: 3, samples: 1024, random: seededRandom(seed) },
    )!;
    for (const kind of ["first", "total"] as const) {
      found[`${kind}Interval`].forEach(([lower, upper], input) => {
        widths[kind][input]! += (upper - lower) / runs;
        if (lower <= truth[kind][input]! && truth[kind][input]! <= upper) held += 1;
      });
    }
  }
  for (const kind of ["first", "total"] as const)
    widths[kind].forEach((width, input) => expect(width / wide[kind][input]!).toBeCloseTo(1, 1));
  expect(held / (6 * runs)).toBeGreaterThan(0.9);
  expect(held / (6 * runs)).toBeLessThanOrEqual(0.99);
});
