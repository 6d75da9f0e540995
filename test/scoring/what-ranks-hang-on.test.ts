import {
  type Composite,
  leaveOneOut,
  rankSensitivity,
  scoreComposite,
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

test("without an indicator ranks are those of the others", () => {
  const [withoutX, withoutY] = leaveOneOut(scoreComposite(plain, units));
  // By y alone: A, C, D, B, E; by x alone: A, B, D, C, E; by both A, B, C, D, E.
  expect([...withoutX!.comparison!.shift]).toEqual([0, 2, -1, -1, 0]);
  expect([...withoutY!.comparison!.shift]).toEqual([0, 0, 1, -1, 0]);
  const alone = { ...plain, parts: [part("x")] };
  expect(leaveOneOut(scoreComposite(alone, units))).toEqual([
    { part: "x", kind: "indicator", comparison: undefined },
  ]);
});

test("without a top group ranks are those of the others, and the worst tenth has others in it", () => {
  // Half x, half the mean of y and z: A 5 + 2 = 7, B 4 + 2.5 = 6.5. Without the group A leads by x; without x B does
  // by the mean of y and z, 5 to 4.
  const grouped = {
    ...plain,
    // By this rule the first of two is in the worst tenth.
    deciles: "scotlandWales" as const,
    parts: [part("x"), { name: "home", parts: [part("y"), part("z")] }],
  };
  const two = unitsFromRows(
    [
      { id: "A", x: 10, y: 8, z: 0 },
      { id: "B", x: 8, y: 0, z: 10 },
    ],
    { id: "id" },
  );
  const found = leaveOneOut(scoreComposite(grouped, two)).map(({ part: name, kind, comparison }) => {
    return [kind, name, comparison!.meanShift, comparison!.entered.join(), comparison!.left.join()];
  });
  expect(found).toEqual([
    ["indicator", "x", 1, "B", "A"],
    // By x and z: 5 + 0 to 4 + 5.
    ["indicator", "y", 1, "B", "A"],
    // By x and y: 5 + 4 to 4 + 0.
    ["indicator", "z", 0, "", ""],
    ["group", "home", 0, "", ""],
  ]);
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

  test("is sampling error alone, of all ranks or of one, where nothing else is open", () => {
    const standardErrors = new Map([["x", rows.map(() => 2)]]);
    const told: number[][] = [];
    const options = {
      ...{ seed: 3, spread: 0, samples: 1024, standardErrors },
      onProgress: (done: number, of: number) => told.push([done, of]),
    };
    for (const one of [{}, { unit: "B" }]) {
      const { effects } = rankSensitivity(plain, units, { ...options, ...one });
      expect(effects.map(({ kind }) => kind)).toEqual(["sampling"]);
      // Four times what 1,024 samples scatter by.
      expect(Math.abs(effects[0]!.first - 1)).toBeLessThan(0.125);
      expect(Math.abs(effects[0]!.total - 1)).toBeLessThan(0.125);
    }
    expect(told.at(-1)).toEqual([3072, 3072]);
    // E is far below all others: nothing moves it.
    expect(rankSensitivity(plain, units, { seed: 3, unit: "E" })).toEqual({ meanShift: 0, effects: [] });
    expect(() => rankSensitivity(plain, units, { seed: 3, unit: "Z" })).toThrow(
      new RangeError("The unit asked about has no rank."),
    );
    expect(() => rankSensitivity(plain, units, { seed: 3, standardErrors: new Map([["x", [1]]]) })).toThrow(
      'The standard errors of "x" must be a number from 0 for each of 5 units.',
    );
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
