import {
  betaLower,
  betaQuantile,
  chiSquaredQuantile,
  gammaDensity,
  gammaLower,
  gammaUpper,
  logGamma,
  normalCdf,
  normalQuantile,
  seededRandom,
} from "@needscope/stats";
import { describe, expect, test } from "vitest";
import { proveCount } from "../prove-count.ts";

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
}

describe("normalQuantile", () => {
  test.each([
    // scipy 1.17: norm.ppf
    [1e-300, -37.0470962993612],
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.9, 1.2815515655446004],
    [0.999, 3.090232306167813],
  ])("of %d is %d", (proportion, z) => {
    expectClose(normalQuantile(proportion), z);
  });

  test("of a half is 0", () => {
    expect(normalQuantile(0.5)).toBe(0);
  });
});

describe("normalCdf", () => {
  test.each([
    // mpmath 1.3, 40 digits: ncdf
    [-20, 2.7536241186062337e-89],
    [-8, 6.220960574271784e-16],
    [-3, 0.0013498980316300946],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [0.3, 0.6179114221889527],
    [1.96, 0.9750021048517795],
    [5, 0.9999997133484281],
  ])("at %d is %d", (z, proportion) => {
    expectClose(normalCdf(z), proportion);
  });
});

describe("chiSquaredQuantile", () => {
  test.each([
    // scipy 1.17: chi2.ppf
    [0.025, 1, 0.0009820691171752555],
    [0.95, 1, 3.841458820694124],
    [0.5, 2, 1.386294361119891],
    [0.025, 18, 8.230746194756668],
    [0.975, 20, 34.16960690283833],
    [0.999, 7.3, 24.868517818537082],
    [1e-6, 130, 67.17107287230507],
    [0.9, 1000, 1057.723901381614],
    [0.001, 20000, 19387.64877164745],
    [0.1, 0.1, 1.168926411457301e-20],
  ])("of %d with %d degrees of freedom is %d", (proportion, degrees, x) => {
    expectClose(chiSquaredQuantile(proportion, degrees), x);
  });
});

describe("gamma functions", () => {
  test.each([
    // scipy 1.17: special.gammaln
    [0.01, 4.599479878042022],
    [0.5, 0.5723649429247],
    [1.5, -0.12078223763524526],
    [3, 0.6931471805599453],
    [9.5, 11.689333420797269],
    [11, 15.104412573075516],
    [100, 359.1342053695754],
    [1e8, 1742068066.1038349],
  ])("logGamma of %d is %d", (x, expected) => {
    expectClose(logGamma(x), expected);
  });

  test.each([
    // scipy 1.17: special.gammainc, special.gammaincc
    [0.5, 0.1, 0.34527915398142317, 0.6547208460185768],
    [0.5, 3, 0.9856941215645704, 0.014305878435429641],
    [5, 2, 0.052653017343711125, 0.9473469826562889],
    [5, 12, 0.992399609318933, 0.007600390681066992],
    [100, 90, 0.15822098918643007, 0.84177901081357],
    [10000, 10100, 0.8413487504471796, 0.15865124955282037],
  ])("chances of shape %d at %d are %d below and %d above", (shape, x, below, above) => {
    expectClose(gammaLower(shape, x), below);
    expectClose(gammaUpper(shape, x), above);
  });

  test.each([
    // scipy 1.17: gamma.pdf
    [0.5, 0.1, 1.6143422587153617],
    [1, 2, 0.1353352832366127],
    [20, 25, 0.041533974886793015],
    // mpmath 1.3, 40 digits; scipy is off in the twelfth figure here
    [10000, 9900, 0.0024359334431713202],
  ])("density of shape %d at %d is %d", (shape, x, expected) => {
    expectClose(gammaDensity(shape, x), expected);
  });

  test("begin at 0", () => {
    expect([gammaLower(2, 0), gammaUpper(2, 0)]).toEqual([0, 1]);
    expect([gammaDensity(0.5, 0), gammaDensity(1, 0), gammaDensity(2, 0)]).toEqual([Infinity, 1, 0]);
  });
});

describe("beta functions", () => {
  test.each([
    // scipy 1.17: special.betainc
    [2, 3, 0.5, 0.6875],
    [0.5, 0.5, 0.1, 0.20483276469913345],
    [5, 1000, 0.01, 0.9720514415805691],
    [40000, 60000, 0.398, 0.09830258481472025],
  ])("the chance of shapes %d and %d at %d is %d", (a, b, x, below) => {
    expectClose(betaLower(a, b, x), below);
  });

  test("begin at 0 and end at 1", () => {
    expect([betaLower(2, 3, 0), betaLower(2, 3, 1)]).toEqual([0, 1]);
  });
});

test("quantiles and chances undo each other to 1e-12 over nine powers of ten, far into both tails", () => {
  const random = seededRandom(2016);
  const power = (from: number, to: number) => 10 ** (from + (to - from) * random.uniform());
  const wrong: unknown[] = [];
  const cases = proveCount("quantiles", { sample: 300, full: 100_000 });
  for (let turn = 0; turn < cases; turn++) {
    const tail = power(-12, -0.31);
    const chance = random.uniform() < 0.5 ? tail : 1 - tail;
    const [a, b] = [power(-1, 7), power(-1, 7)].sort((one, other) => one - other) as [number, number];
    for (const { chanceAt, x, most } of [
      {
        most: Infinity,
        x: chiSquaredQuantile(chance, 2 * a) / 2,
        chanceAt: (at: number) => gammaLower(a, at),
      },
      { most: 0.9, x: betaQuantile(chance, a, b), chanceAt: (at: number) => betaLower(a, b, at) },
    ]) {
      if (x < 1e-290 || x > most) continue;
      const step = x * 1e-7;
      const density = (chanceAt(x + step) - chanceAt(x - step)) / (2 * step);
      // What the error in the chance is worth in x; a chance near 1 has only its own last bit.
      const apart = (Math.abs(chanceAt(x) - chance) - 2 ** -53) / (density * x);
      if (!(apart <= 1e-12)) wrong.push({ a, b, chance, x, apart });
    }
  }
  expect(wrong).toEqual([]);
});

test("arguments out of range are refused in one sentence", () => {
  expect(() => normalQuantile(0)).toThrow(
    new RangeError("A normal quantile is asked by a proportion between 0 and 1, not 0."),
  );
  expect(() => chiSquaredQuantile(0.5, 0)).toThrow(RangeError);
  expect(() => chiSquaredQuantile(1, 2)).toThrow(RangeError);
  expect(() => logGamma(0)).toThrow(RangeError);
  expect(() => betaLower(0, 1, 0.5)).toThrow(RangeError);
  expect(() => betaQuantile(0.5, 1, 0)).toThrow(
    new RangeError(
      "A beta quantile needs a proportion between 0 and 1 and two positive shapes, not 0.5, 1 and 0.",
    ),
  );
  expect(() => gammaLower(1, -1)).toThrow(RangeError);
  expect(() => gammaUpper(NaN, 1)).toThrow(RangeError);
});
