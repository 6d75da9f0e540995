import { seededRandom, sobolEffects } from "@needscope/stats";
import { expect, test } from "vitest";

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
