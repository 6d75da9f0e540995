import {
  byarInterval,
  countInterval,
  exactPoissonInterval,
  type Interval,
  rateInterval,
  standardErrorsFor,
  wilsonInterval,
} from "@needscope/stats";
import { describe, expect, test } from "vitest";

function expectInterval(interval: Interval | undefined, [lower, upper]: Interval): void {
  expect(interval).toBeDefined();
  expect(Math.abs(interval![0] - lower)).toBeLessThanOrEqual(1e-12 * Math.max(1, lower));
  expect(Math.abs(interval![1] - upper)).toBeLessThanOrEqual(1e-12 * Math.max(1, upper));
}

describe("wilsonInterval", () => {
  // Test cases of PHEindicatormethods (R), as published.
  test.each([
    { of: [65, 100], confidence: 0.95, is: [0.55254443296888, 0.736357517569025] },
    { of: [65, 100], confidence: 0.998, is: [0.495494657407043, 0.77835406140897] },
    { of: [1045, 5000], confidence: 0.95, is: [0.197955498800133, 0.22049130373189] },
  ] as const)("gives the published interval of $of at $confidence", ({ of, confidence, is }) => {
    expectInterval(wilsonInterval(of[0], of[1], { confidence }), is);
  });

  test("takes fractions, as counts are after apportioning", () => {
    // statsmodels proportion_confint(12.5, 40.25, 0.05, "wilson")
    expectInterval(wilsonInterval(12.5, 40.25), [0.18948899046505843, 0.4646390332409188]);
  });

  test("ends at exactly 0 and 1 where none or all are counted", () => {
    // statsmodels proportion_confint(0, 20, 0.05, "wilson"), and its mirror image
    expect(wilsonInterval(0, 20)?.[0]).toBe(0);
    expect(wilsonInterval(20, 20)?.[1]).toBe(1);
    expectInterval(wilsonInterval(0, 20), [0, 0.1611251580528194]);
    expectInterval(wilsonInterval(20, 20), [0.8388748419471804, 1]);
  });

  test("is undefined where there is no proportion", () => {
    const none = [wilsonInterval(0, 0), wilsonInterval(-1, 5), wilsonInterval(6, 5), wilsonInterval(NaN, 5)];
    expect([...none, wilsonInterval(1, Infinity), wilsonInterval(1, NaN)]).toEqual(Array(6).fill(undefined));
  });
});

describe("countInterval", () => {
  test("gives Byar's published intervals", () => {
    // PHEindicatormethods (R), as published; at 1 the approximation itself.
    expectInterval(byarInterval(65), [50.1631877104595, 82.8491385459398]);
    expectInterval(byarInterval(1), [0.0130721329015044, 5.56375558247526]);
  });

  test.each([
    // scipy 1.17: chi2.ppf(tail, 2k)/2 and chi2.ppf(1 - tail, 2k + 2)/2
    { count: 0, confidence: 0.95, is: [0, 3.6888794541139354] },
    { count: 1, confidence: 0.95, is: [0.025317807984289897, 5.571643390938898] },
    { count: 2.5, confidence: 0.95, is: [0.4156058067433315, 8.006382137314663] },
    { count: 9, confidence: 0.998, is: [2.452424404363775, 22.65737330906293] },
    { count: 100, confidence: 0.95, is: [81.36399125092315, 121.62679379242638] },
  ] as const)("gives the exact interval of $count at $confidence", ({ count, confidence, is }) => {
    expectInterval(exactPoissonInterval(count, { confidence }), is);
  });

  test("is exact below 10 and Byar's from 10", () => {
    expect(countInterval(9)).toEqual(exactPoissonInterval(9));
    expect(countInterval(9.99)).toEqual(exactPoissonInterval(9.99));
    expect(countInterval(10)).toEqual(byarInterval(10));
  });

  test("has a lower end of 0 for no events, and none for what is no count", () => {
    expect(byarInterval(0)?.[0]).toBe(0);
    expect(exactPoissonInterval(0)?.[0]).toBe(0);
    expect([countInterval(-1), countInterval(NaN), countInterval(Infinity)]).toEqual(
      Array(3).fill(undefined),
    );
  });
});

describe("rateInterval", () => {
  test("is the count's interval over the denominator, per multiplier", () => {
    expectInterval(rateInterval(65, 1000, { multiplier: 1000 }), [50.1631877104595, 82.8491385459398]);
    expectInterval(rateInterval(65, 100), [0.501631877104595, 0.828491385459398]);
  });

  test("is undefined without a denominator", () => {
    expect([rateInterval(3, 0), rateInterval(3, -1), rateInterval(-3, 10)]).toEqual(Array(3).fill(undefined));
  });
});

describe("confidence", () => {
  test("is a number of standard errors", () => {
    // scipy 1.17: norm.ppf(0.975), norm.ppf(0.999)
    expect(standardErrorsFor(0.95)).toBeCloseTo(1.959963984540054, 14);
    expect(standardErrorsFor(0.998)).toBeCloseTo(3.090232306167813, 13);
  });

  test("outside 0 to 1 is refused in one sentence", () => {
    expect(() => wilsonInterval(1, 2, { confidence: 95 })).toThrow(
      new RangeError("A confidence lies between 0 and 1, such as 0.95, not 95."),
    );
    expect(() => byarInterval(1, { confidence: 0 })).toThrow(RangeError);
    expect(() => exactPoissonInterval(1, { confidence: 1 })).toThrow(RangeError);
  });
});
