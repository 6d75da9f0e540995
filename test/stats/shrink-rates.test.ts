import { shrinkRates } from "@needscope/stats";
import { describe, expect, test } from "vitest";

describe("shrinkRates", () => {
  test("is the toy of the technical report's formula", () => {
    // Reckoned apart in Python: m = log((r+.5)/(n-r+.5)), s2 = (n+1)(n+2)/(n(r+1)(n-r+1)), t2 = sum (m-M)^2/(k-1)
    const { rate, weight, state } = shrinkRates({
      numerators: [5, 20, 60, 0],
      denominators: [100, 200, 400, 50],
      larger: [0, 0, 0, 0],
    });
    const expected = [0.05734168717, 0.10223172819, 0.15054647035, 0.0208336402];
    expected.forEach((value, area) => expect(Math.abs(rate[area]! - value)).toBeLessThan(1e-10));
    expect([...state]).toEqual([0, 0, 0, 0]);
    expect(weight.every((one) => one > 0 && one < 1)).toBe(true);
  });

  test("has the posterior interval of the toy, to 1e-12", () => {
    // R: v <- 1 / (1 / s2 + 1 / t2); ms <- v * (m / s2 + M / t2); plogis(ms + c(-1, 1) * qnorm(1 - tail) * sqrt(v))
    const toy = { numerators: [5, 20, 60, 0], denominators: [100, 200, 400, 50], larger: [0, 0, 0, 0] };
    const expected = {
      lower: [0.026601835681266606, 0.067814283574637077, 0.11898708842804809, 0.0039729446752265292],
      upper: [0.11925133285710365, 0.1512820948697905, 0.18868375562979176, 0.10192665563660863],
      surer: [0.016935970284724024, 0.053193299620240338, 0.1035153350556389, 0.0015166955016433852],
    };
    const found = shrinkRates(toy);
    const surer = shrinkRates(toy, { confidence: 0.998 }).lower;
    for (let area = 0; area < 4; area++) {
      expect(Math.abs(found.lower[area]! / expected.lower[area]! - 1)).toBeLessThan(1e-12);
      expect(Math.abs(found.upper[area]! / expected.upper[area]! - 1)).toBeLessThan(1e-12);
      expect(Math.abs(surer[area]! / expected.surer[area]! - 1)).toBeLessThan(1e-12);
    }
  });

  test("moves a rate on few people most, and holds it in its interval", () => {
    const { rate, weight, lower, upper } = shrinkRates({
      numerators: [1, 100, 300],
      denominators: [10, 1000, 1000],
      larger: [7, 7, 7],
    });
    expect(weight[0]).toBeLessThan(weight[1]!);
    rate.forEach((value, area) => {
      expect(lower[area]).toBeLessThan(value);
      expect(upper[area]).toBeGreaterThan(value);
    });
  });

  test("gives an area without people its district's rate, and marks what has no district", () => {
    const shrunk = shrinkRates({
      numerators: [10, 30, 0, 5, 0, 8],
      denominators: [100, 100, 0, 50, 0, 80],
      larger: [0, 0, 0, -1, 1, 2],
    });
    // By hand: the district is 40 of 200, its logit log(40.5 / 160.5); the last is alone and keeps (8.5 / 81).
    expect(shrunk.rate[2]).toBeCloseTo(40.5 / 201, 12);
    expect(shrunk.weight[2]).toBe(0);
    expect(shrunk.rate[5]).toBeCloseTo(8.5 / 81, 12);
    expect([...shrunk.state]).toEqual([0, 0, 0, 1, 1, 0]);
    expect([shrunk.rate[3], shrunk.rate[4]]).toEqual([0, 0]);
  });

  test("never gives NaN for areas that do not differ, all, none, or no areas", () => {
    const numerators = [0, 0, 50, 50];
    const { rate, lower, upper } = shrinkRates({
      numerators,
      denominators: [50, 50, 50, 50],
      larger: [0, 0, 1, 1],
    });
    for (const values of [rate, lower, upper]) expect(values.every(Number.isFinite)).toBe(true);
    expect([...shrinkRates({ numerators: [], denominators: [], larger: [] }).rate]).toEqual([]);
  });

  test.each([
    [5, 4],
    [-1, 4],
    [NaN, 4],
    [1, Infinity],
  ])("refuses %d of %d", (numerator, denominator) => {
    expect(() => shrinkRates({ numerators: [numerator], denominators: [denominator], larger: [0] })).toThrow(
      `A rate to shrink counts from 0 to its denominator: ${String(numerator)} of ${String(denominator)} does not.`,
    );
  });

  test("refuses counts that do not match", () => {
    expect(() => shrinkRates({ numerators: [1], denominators: [2, 3], larger: [0] })).toThrow(RangeError);
  });
});
