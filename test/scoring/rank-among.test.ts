import { type Composite, rankAmong, rankIntervals, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  parts: [{ indicator: "rate", direction: "higher-is-need" }],
};
const units = unitsFromRows(
  [10, 12, 30, 12, undefined].map((rate, place) => ({ id: "ABCDE"[place]!, rate })),
  { id: "id" },
);

describe("rankAmong", () => {
  test("ranks some units among themselves, and leaves out those without a rank", () => {
    const whole = rankIntervals(need, units, { seed: 1, draws: 20 });
    const { ids, lower, upper, before } = rankAmong(whole, ["A", "B", "D", "E"]);
    expect(ids).toEqual(["A", "B", "D"]);
    expect([[...lower], [...upper]]).toEqual([
      [3, 1, 1],
      [3, 1, 1],
    ]);
    expect([before(1, 0), before(0, 1), before(1, 2)]).toEqual([1, 0, 0.5]);
  });

  test("says how often one stood before another", () => {
    const standardErrors = new Map([["rate", [1, 1, 0, 0, 0]]]);
    const whole = rankIntervals(need, units, { seed: 3, draws: 4000, standardErrors });
    // B before A with chance normal cdf(2 / sqrt 2) = 0.921 (scipy 1.17); four standard errors are 0.017.
    expect(Math.abs(rankAmong(whole, ["A", "B"]).before(1, 0) - 0.921)).toBeLessThan(0.017);
  });

  test("refuses a unit that is not there", () => {
    const whole = rankIntervals(need, units, { seed: 1, draws: 2 });
    expect(() => rankAmong(whole, ["A", "Z"])).toThrow(
      new RangeError("1 of the units to rank are not there."),
    );
  });
});
