import { type Composite, effectiveWeights, scoreComposite, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const rows = [
  { zone: "North", absence: 12.4, "take-up": 61 },
  { zone: "South", absence: 8.1, "take-up": 80 },
  { zone: "West", absence: 11.9, "take-up": 74 },
  { zone: "East", absence: 10, "take-up": 52 },
];
const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  scale: [0, 100],
  parts: [
    { indicator: "absence", direction: "higher-is-need", weight: 3 },
    { indicator: "take-up", direction: "lower-is-need", weight: 1 },
  ],
};

describe("effectiveWeights", () => {
  test("are the shares of the score's variance, beside the weights as meant", () => {
    // numpy 2.4: cov(c, s) / var(s) and corrcoef(c, s) of c = 75 and 25 times the min-max scores and their sum s.
    const [absence, takeUp] = effectiveWeights(scoreComposite(need, unitsFromRows(rows, { id: "zone" })));
    expect(absence!.nominal).toBe(0.75);
    expect(absence!.effective).toBeCloseTo(0.8344961020666798, 12);
    expect(absence!.correlation).toBeCloseTo(0.9632135424613238, 12);
    expect(takeUp!.effective).toBeCloseTo(0.1655038979333199, 12);
    expect(takeUp!.correlation).toBeCloseTo(0.5793831167140796, 12);
  });

  test("leave out units without a score, and are undefined where scores do not vary", () => {
    const more = [...rows, { zone: "Far", absence: undefined, "take-up": 10 }];
    const with5 = effectiveWeights(scoreComposite(need, unitsFromRows(more, { id: "zone" })));
    expect(with5[0]!.nominal).toBe(0.75);
    const same = rows.map(({ zone }) => ({ zone, absence: 1, "take-up": 1 }));
    const none = { nominal: 0.75, effective: undefined, correlation: undefined };
    for (const some of [same, same.slice(0, 1)]) {
      const scored = scoreComposite(need, unitsFromRows(some, { id: "zone" }));
      expect(effectiveWeights(scored)[0]).toEqual({ name: "absence", ...none });
    }
    const empty = { values: [] };
    const nobody = {
      ids: [],
      columns: new Map([
        ["absence", empty],
        ["take-up", empty],
      ]),
    };
    expect(effectiveWeights(scoreComposite(need, nobody))[0]).toEqual({
      name: "absence",
      ...none,
      nominal: 0,
    });
  });

  test("tell the parts of a group that is one piece apart by its own score", () => {
    const grouped: Composite = {
      ...need,
      parts: [{ name: "domain", normalise: "minMax", parts: need.parts }],
    };
    const scored = scoreComposite(grouped, unitsFromRows(rows, { id: "zone" }));
    expect(effectiveWeights(scored).map(({ name, effective }) => [name, effective])).toEqual([["domain", 1]]);
    expect(effectiveWeights(scored.groups.get("domain")!)[0]!.effective).toBeCloseTo(0.8344961020666798, 12);
  });
});
