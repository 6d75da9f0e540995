import { findTrends, groupBy, measure, standardErrorOf, type Indicator } from "@needscope/indicators";
import { tableFromRows } from "@needscope/table";
import { describe, expect, it } from "vitest";

const share: Indicator = {
  name: "absence",
  title: "Persistent absence",
  direction: "higher-is-need",
  shows: "proportion",
  measure: { kind: "count", source: "school", where: { field: "absent", is: true } },
  of: { kind: "count", source: "school" },
};
const rate: Indicator = {
  name: "approaches",
  title: "Approaches",
  direction: "higher-is-need",
  shows: "rate",
  multiplier: 1000,
  measure: { kind: "sum", source: "homelessness", field: "approaches" },
  of: { kind: "sum", source: "homelessness", field: "households" },
  interval: "byar",
};

function period(absent: number, approaches: number) {
  const pupils = Array.from({ length: 100 }, (_, at) => ({ zone: "Z1", absent: at < absent }));
  const kinds = { zone: "text", approaches: "number", households: "number" } as const;
  const tables = new Map([
    ["school", tableFromRows("school", pupils, { zone: "text", absent: "flag" })],
    ["homelessness", tableFromRows("homelessness", [{ zone: "Z1", approaches, households: 1000 }], kinds)],
  ]);
  return { zones: measure(tables, [share, rate], { by: groupBy(tables, "zone", { unit: "zone" }) }) };
}

describe("findTrends", () => {
  it("compares proportions by the pooled z test and rates by the difference of two Poisson rates", () => {
    const [absence, approaches] = findTrends([period(10, 20), period(30, 40)]);
    // statsmodels 0.14 proportions_ztest([30, 10], [100, 100]): 3.535533905932737
    expect(absence).toMatchObject({ zone: "Z1", direction: "rising", first: 0.1, last: 0.3 });
    expect(absence!.z).toBeCloseTo(3.535533905932737, 12);
    // By hand: (0.04 - 0.02) / sqrt(20 / 1000^2 + 40 / 1000^2)
    expect(approaches!.z).toBeCloseTo(2.581988897471611, 12);
    expect(approaches!.direction).toBe("no clear change");
  });

  it("takes 99.8% unless told, and says falling too", () => {
    const [, approaches] = findTrends([period(30, 40), period(10, 20)], { confidence: 0.95 });
    expect(approaches!.direction).toBe("falling");
  });

  it("takes the chi-squared test for trend over five periods, and a missing one as a gap", () => {
    const five = [10, 14, 19, 25, 30].map((absent) => period(absent, 10 + absent));
    const [absence, approaches] = findTrends(five);
    // R: sqrt(prop.trend.test(c(10, 14, 19, 25, 30), rep(100, 5))$statistic). The rates by hand, of 20, 24, 29, 35 and 40
    // in 1,000: (-2 * 20 - 24 + 35 + 2 * 40) / sqrt(148 / 5000 * 1000 * 10)
    expect(absence).toMatchObject({
      method: "chi-squared test for trend",
      periods: 5,
      direction: "rising",
      judgement: "worse",
    });
    expect(absence!.z).toBeCloseTo(4.0626940310748196, 12);
    expect(approaches!.z).toBeCloseTo(51 / Math.sqrt(296), 12);
    expect(findTrends([period(90, 0), ...five])[0]).toMatchObject({ first: 0.1, periods: 5 });
    const [early, , ...late] = five;
    expect(findTrends([early!, ...late])[0]).toMatchObject({
      method: "difference of two periods",
      periods: 4,
    });
    expect(() => findTrends(five, { recent: 4 })).toThrow("A trend is about 5 periods or more, not 4.");
  });

  it("finds nothing in one period, in none, or where nothing varies", () => {
    expect(findTrends([])).toEqual([]);
    expect(findTrends([period(10, 20)])).toEqual([]);
    for (const { z, direction } of findTrends([period(0, 0), period(0, 0)])) {
      expect({ z, direction }).toEqual({ z: 0, direction: "no clear change" });
    }
  });
});

describe("standardErrorOf", () => {
  it("is binomial by Agresti and Coull for proportions, Poisson with half an event for rates", () => {
    const { zones } = period(10, 20);
    // Python: sqrt((12/104) * (92/104) / 104) and 1000 * sqrt(20.5) / 1000
    expect(standardErrorOf(zones.indicators.get("absence")!)[0]).toBeCloseTo(0.03132813400080972, 12);
    expect(standardErrorOf(zones.indicators.get("approaches")!)[0]).toBeCloseTo(4.527692569068709, 12);
  });

  it("is above 0 where none of n is counted", () => {
    const { zones } = period(0, 0);
    expect(standardErrorOf(zones.indicators.get("absence")!)[0]).toBeGreaterThan(0);
  });
});
