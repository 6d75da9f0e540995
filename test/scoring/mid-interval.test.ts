import { type Composite, rankAmong, rankIntervals, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

/** Two units of which A is first in so many of 40 draws: one unequal set of weights a draw. */
const composite: Composite = {
  name: "c",
  title: "C",
  normalise: "minMax",
  parts: [
    { indicator: "x", direction: "higher-is-need" },
    { indicator: "y", direction: "higher-is-need" },
  ],
};
const units = unitsFromRows(
  [
    { id: "A", x: 1, y: 0 },
    { id: "B", x: 0, y: 1 },
  ],
  { id: "id" },
);
const firstOf = (times: number) => {
  const sets = Array.from({ length: 40 }, (_, draw) => (draw < times ? { x: 2, y: 1 } : { x: 1, y: 2 }));
  return rankIntervals(composite, units, { seed: 1, draws: 40, weights: { sets } });
};

// 95% of 40 draws leave one in each tail. Of ranks drawn so often at an end, half count as beyond (mid-P).
describe("the interval of whole ranks", () => {
  test("leaves out a rank of which half lies within the tail, by hand", () => {
    const sure = firstOf(39);
    expect([[...sure.lower], [...sure.upper]]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const unsure = firstOf(38);
    expect([[...unsure.lower], [...unsure.upper]]).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("is the same among some units", () => {
    const { lower, upper } = rankAmong(firstOf(39), ["A", "B"]);
    expect([[...lower], [...upper]]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect([...rankAmong(firstOf(38), ["B"]).upper]).toEqual([1]);
  });

  test("is a rank or more however few the draws, and however little is asked for", () => {
    for (const confidence of [0.01, 0.5, 0.999]) {
      const { lower, upper } = rankIntervals(composite, units, { seed: 1, draws: 1, confidence });
      expect([[...lower], [...upper]]).toEqual([
        [1, 1],
        [1, 1],
      ]);
    }
  });
});
