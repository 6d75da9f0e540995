import { posteriorDraws, seededRandom } from "@needscope/stats";
import { describe, expect, test } from "vitest";

describe("posteriorDraws", () => {
  test("has the means and deviations of the hierarchical model, here of the eight schools", () => {
    // Data of Rubin (1981), as in Gelman and others 2013, 5.5. scipy 1.17, integrate.quad over the deviation t between
    // schools, of prior s0/(s0+t)^2 with s0^2 = 8 / sum(1/v), times sqrt(prod(w)/sum(w)) exp(-sum(w (y-m)^2)/2) with
    // w = 1/(v+t^2) and m = sum(w y)/sum(w); of m + b(y-m), and of b v + (1-b)^2/sum(w) with b = t^2/(t^2+v).
    const means = [
      9.80403896, 7.82733744, 6.83688442, 7.67573141, 6.09362412, 6.76997646, 9.52771319, 8.1279351,
    ];
    const deviations = [
      6.78237337, 5.52583256, 6.39506291, 5.69218441, 5.61397404, 5.80059437, 5.89662883, 6.45976629,
    ];
    const draw = posteriorDraws({
      values: [28, 8, -3, 7, -1, 1, 18, 12],
      standardErrors: [15, 10, 16, 11, 9, 11, 10, 18],
    });
    const random = seededRandom(2016);
    const draws = Array.from({ length: 40_000 }, () => draw(random));
    means.forEach((expected, school) => {
      const own = draws.map((one) => one[school]!);
      const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
      const variance = own.reduce((sum, one) => sum + (one - mean) ** 2, 0) / own.length;
      // Four standard errors of a mean of 40,000; of the deviation, whose tails are long, two in a hundred.
      expect(Math.abs(mean - expected)).toBeLessThan((4 * deviations[school]!) / 200);
      expect(Math.abs(Math.sqrt(variance) / deviations[school]! - 1)).toBeLessThan(0.02);
    });
  });

  test("leaves what is known exactly, and nearly leaves what is nearly so", () => {
    const random = seededRandom(1);
    expect([...posteriorDraws({ values: [3, 1], standardErrors: [0, 0] })(random)]).toEqual([3, 1]);
    const [known, unsure, nearly] = posteriorDraws({ values: [3, 1, 9], standardErrors: [0, 1, 1e-9] })(
      random,
    );
    expect(known).toBe(3);
    expect(unsure).not.toBe(1);
    expect(nearly).toBeCloseTo(9, 7);
    // One known far better than the others tells nothing of how far they differ: 40 stays far from 0.
    const apart = posteriorDraws({ values: [0, 40, 20, 9], standardErrors: [1, 1, 1, 1e-9] });
    expect(Array.from({ length: 500 }, () => apart(random)[1]!).every((one) => one > 30)).toBe(true);
  });

  test("draws one alone about itself, equal ones about each other, and nothing of nothing", () => {
    const random = seededRandom(3);
    const alone = posteriorDraws({ values: [5], standardErrors: [2] });
    const own = Array.from({ length: 20_000 }, () => alone(random)[0]!);
    const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
    // A flat prior of the mean leaves N(5, 2).
    expect(Math.abs(mean - 5)).toBeLessThan(4 * (2 / Math.sqrt(20_000)));
    const equal = posteriorDraws({ values: [7, 7, 7], standardErrors: [1, 1, 1] })(random);
    expect(new Set(equal).size).toBe(3);
    expect(posteriorDraws({ values: [], standardErrors: [] })(random)).toHaveLength(0);
  });

  test("refuses what cannot be drawn in one sentence", () => {
    const draws = (values: number[], standardErrors: number[]) => () =>
      posteriorDraws({ values, standardErrors });
    expect(draws([1, 2], [1])).toThrow(new RangeError("Each value to draw takes a standard error."));
    expect(draws([NaN], [1])).toThrow("finite number");
    expect(draws([1], [-1])).toThrow("a number from 0");
  });
});
