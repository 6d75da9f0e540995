import {
  type Composite,
  leaveOneOut,
  rankIntervals,
  rankSensitivity,
  scoreComposite,
  toldApart,
  unitsFromRows,
} from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const part = (indicator: string) => ({ indicator, direction: "higher-is-need" }) as const;
const plain: Composite = {
  name: "c",
  title: "C",
  normalise: { method: "goalposts", posts: [0, 10], cap: false },
  parts: [part("x"), part("y")],
};
const rows = [
  { id: "A", x: 9, y: 9 },
  { id: "B", x: 6, y: 4 },
  { id: "C", x: 4, y: 5.9 },
  { id: "D", x: 5, y: 4.8 },
  { id: "E", x: 0, y: 1 },
];
const units = unitsFromRows(rows, { id: "id" });

describe("which units cannot be told apart", () => {
  const drawn = (error: number) => {
    const standardErrors = new Map([["x", rows.map(() => error)]]);
    return rankIntervals(plain, units, { seed: 5, draws: 2000, standardErrors });
  };

  test("are those of which neither stands before the other in 95% of the draws", () => {
    // Totals 18, 10, 9.9, 9.8, 1 with error 1 each: B before D by .2 with error 1.41 in 56% of draws, A and E far off.
    const found = toldApart(drawn(1), { units: "zones" });
    expect(found.runs).toEqual([["A"], ["B", "C", "D"], ["E"]]);
    expect(found.places).toEqual([
      [1, 1],
      [2, 4],
      [5, 5],
    ]);
    expect(found.words).toBe("Zones 2 to 4 in order of need cannot be told apart.");
  });

  test("are none without errors, and all with errors beyond measure", () => {
    expect(toldApart(drawn(0)).words).toBe("Units are all told apart, in the order of their need.");
    const lost = toldApart(drawn(1e6), { units: "zones" });
    expect(lost.runs).toHaveLength(1);
    expect(lost.words).toBe("The 5 zones cannot be told apart by need.");
    expect(() => toldApart(drawn(0), { confidence: 0.5 })).toThrow("between 0.5 and 1");
  });
});

test("without an indicator ranks are those of the others", () => {
  const [withoutX, withoutY] = leaveOneOut(scoreComposite(plain, units));
  // By y alone: A, C, D, B, E; by x alone: A, B, D, C, E; by both A, B, C, D, E.
  expect([...withoutX!.comparison!.shift]).toEqual([0, 2, -1, -1, 0]);
  expect([...withoutY!.comparison!.shift]).toEqual([0, 0, 1, -1, 0]);
  const alone = { ...plain, parts: [part("x")] };
  expect(leaveOneOut(scoreComposite(alone, units))).toEqual([{ indicator: "x", comparison: undefined }]);
});

describe("what ranks hang on", () => {
  test("is the one choice that is open, wholly", () => {
    const { effects, meanShift } = rankSensitivity(plain, units, {
      ...{ seed: 1, spread: 0, samples: 2048, normalise: [plain.normalise, "percentileRank"] },
    });
    expect(effects.map(({ choice }) => choice)).toEqual(["normalise"]);
    expect(Math.abs(effects[0]!.first - 1)).toBeLessThan(0.1);
    expect(Math.abs(effects[0]!.total - 1)).toBeLessThan(0.1);
    expect(meanShift).toBeGreaterThan(0);
  });

  test("is nothing where no choice moves a rank, and repeats for a seed", () => {
    const same = unitsFromRows([rows[0]!, rows[4]!], { id: "id" });
    expect(rankSensitivity(plain, same, { seed: 1 })).toEqual({ meanShift: 0, effects: [] });
    const options = { seed: 9, samples: 64, aggregate: ["arithmetic", "geometric"] as const };
    const positive = unitsFromRows(
      rows.map((row) => ({ ...row, x: row.x + 1 })),
      { id: "id" },
    );
    const once = rankSensitivity(plain, positive, options);
    expect(once.effects.map(({ choice, kind }) => `${kind} ${choice}`)).toEqual([
      "weight x",
      "weight y",
      "aggregate aggregate",
    ]);
    expect(rankSensitivity(plain, positive, options)).toEqual(once);
  });
});
