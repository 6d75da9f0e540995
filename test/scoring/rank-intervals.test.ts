import { type Composite, rankIntervals, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  parts: [{ indicator: "rate", direction: "higher-is-need" }],
};
const rows = [
  { zone: "A", rate: 10 },
  { zone: "B", rate: 12 },
  { zone: "C", rate: 30 },
  { zone: "D", rate: undefined },
];
const units = unitsFromRows(rows, { id: "zone" });
const options = { seed: 2016, draws: 4000, about: "measured" } as const;

describe("rankIntervals", () => {
  test("gives ranks that stand still where nothing is uncertain", () => {
    const exact = rankIntervals(need, units, { ...options, draws: 10, standardErrors: new Map() });
    expect([...exact.lower]).toEqual([3, 2, 1, 0]);
    expect([...exact.upper]).toEqual([3, 2, 1, 0]);
    expect([...exact.probabilityFirst]).toEqual([0, 0, 1, 0]);
  });

  test("lets close units change places as often as their errors say", () => {
    const standardErrors = new Map([["rate", [1, 1, 1, 0]]]);
    const { lower, upper, probabilityFirst } = rankIntervals(need, units, { ...options, standardErrors });
    // B stands above A with chance normal cdf(2 / sqrt 2) = 0.921 (scipy 1.17), so both reach both places.
    expect([...lower]).toEqual([2, 2, 1, 0]);
    expect([...upper]).toEqual([3, 3, 1, 0]);
    expect([...probabilityFirst]).toEqual([0, 0, 1, 0]);
    const pair = unitsFromRows(rows.slice(0, 2), { id: "zone" });
    const first = rankIntervals(need, pair, { ...options, standardErrors: new Map([["rate", [1, 1]]]) });
    // Four standard errors of a share of 0.921 in 4,000 draws are 0.017.
    expect(Math.abs(first.probabilityFirst[1]! - 0.921)).toBeLessThan(0.017);
    expect(first.probabilityFirst[0]! + first.probabilityFirst[1]!).toBeCloseTo(1, 12);
  });

  test("narrows with less confidence", () => {
    const standardErrors = new Map([["rate", [1, 1, 1, 0]]]);
    const half = rankIntervals(need, units, { ...options, standardErrors, confidence: 0.5 });
    expect([[...half.lower], [...half.upper]]).toEqual([
      [3, 2, 1, 0],
      [3, 2, 1, 0],
    ]);
  });

  test("is the same for the same seed and for any order of rows", () => {
    const errors = [4, 2, 3, 0];
    const forwards = rankIntervals(need, units, { ...options, standardErrors: new Map([["rate", errors]]) });
    const turned = unitsFromRows([...rows].reverse(), { id: "zone" });
    const backwards = rankIntervals(need, turned, {
      ...options,
      standardErrors: new Map([["rate", [...errors].reverse()]]),
    });
    expect([...backwards.lower].reverse()).toEqual([...forwards.lower]);
    expect([...backwards.upper].reverse()).toEqual([...forwards.upper]);
    expect([...backwards.probabilityFirst].reverse()).toEqual([...forwards.probabilityFirst]);
  });

  test("refuses what it cannot simulate", () => {
    const run = (change: object) => () =>
      rankIntervals(need, units, { ...options, standardErrors: new Map(), ...change });
    expect(run({ standardErrors: new Map([["rat", [1, 1, 1, 1]]]) })).toThrow(
      new RangeError('Standard errors of "rat", which composite "need" lacks. It has: rate.'),
    );
    expect(run({ standardErrors: new Map([["rate", [1, 1, 1, -1]]]) })).toThrow(
      new RangeError('The standard errors of "rate" must be a number from 0 for each of 4 units.'),
    );
    expect(run({ draws: 0 })).toThrow(new RangeError("The number of draws is a whole number from 1, not 0."));
    expect(run({ confidence: 95 })).toThrow(RangeError);
    expect(run({ seed: -1 })).toThrow(RangeError);
  });
});
