import { type Composite, scoreComposite, strengthsAndWeaknesses, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  scale: [0, 100],
  parts: [
    { indicator: "absence", direction: "higher-is-need", weight: 3 },
    { indicator: "take-up", title: "Take-up", direction: "lower-is-need", weight: 1 },
  ],
};
const scored = scoreComposite(
  need,
  unitsFromRows(
    [
      { zone: "North", absence: 12, "take-up": 80 },
      { zone: "South", absence: 8, "take-up": 60 },
      { zone: "West", absence: 9, "take-up": 70 },
      { zone: "Far", absence: undefined, "take-up": 70 },
    ],
    { id: "zone" },
  ),
);

describe("strengthsAndWeaknesses", () => {
  test("sets each contribution beside the benchmark's mean, and the differences sum to that of the scores", () => {
    // By hand: absence 75, 0, 18.75; take-up 0, 25, 12.5; the mean of all three is 31.25 and 12.5.
    const north = strengthsAndWeaknesses(scored, "North");
    expect(north).toMatchObject({ score: 75, benchmarkScore: 43.75, benchmarkUnits: 3, difference: 31.25 });
    expect(north.weaknesses.map(({ words }) => words)).toEqual([
      "Absence: adds 75, 43.75 more than the benchmark's 31.25",
    ]);
    expect(north.strengths).toMatchObject([{ name: "take-up", title: "Take-up", difference: -12.5 }]);
    const all = [...north.weaknesses, ...north.strengths];
    expect(all.reduce((total, { difference }) => total + difference, 0)).toBe(north.difference);
  });

  test("takes the benchmark that is named, without those that have no score", () => {
    const north = strengthsAndWeaknesses(scored, "North", { benchmark: ["South", "Far"] });
    expect(north).toMatchObject({ benchmarkScore: 25, benchmarkUnits: 1, difference: 50 });
  });

  test.each([
    ["Far", ["South"], 'Unit "Far" has no score to compare.'],
    ["North", ["Far"], "No unit of the benchmark has a score."],
    ["North", [], "No unit of the benchmark has a score."],
    ["North", ["Oz"], 'No unit has the id "Oz" among the 4 scored.'],
  ])("refuses %s beside %j", (id, benchmark, words) => {
    expect(() => strengthsAndWeaknesses(scored, id, { benchmark })).toThrow(new RangeError(words));
  });
});
