import { empiricalLog, empiricalLogit, proportionOf } from "@needscope/stats";
import { expect, test } from "vitest";

test("counts stand on the scale of their logit or logarithm, with the variance of Gart and Zweifel", () => {
  // Python: log(5.5 / 95.5), 101 * 102 / (100 * 6 * 96); log(5.5 / 100), 1 / 6.
  expect(empiricalLogit(5, 100).mean).toBeCloseTo(-2.854378155248259, 12);
  expect(empiricalLogit(5, 100).variance).toBeCloseTo(0.17885416666666668, 12);
  expect(empiricalLog(5, 100).mean).toBeCloseTo(-2.900422093749666, 12);
  expect(empiricalLog(5, 100).variance).toBeCloseTo(1 / 6, 15);
  expect(proportionOf(empiricalLogit(50, 100).mean)).toBe(0.5);
});

test("none, all and nothing at all are finite or have no weight", () => {
  expect(Number.isFinite(empiricalLogit(0, 3).mean)).toBe(true);
  expect(Number.isFinite(empiricalLogit(3, 3).mean)).toBe(true);
  expect(empiricalLogit(0, 0)).toEqual({ mean: 0, variance: Infinity });
  expect(empiricalLog(0, 0)).toEqual({ mean: 0, variance: Infinity });
});
