import { type Composite, compareScores, rescore, scoreComposite, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const units = unitsFromRows(
  Array.from({ length: 12 }, (_, place) => ({
    zone: `Z${String(place)}`,
    region: place % 2 === 0 ? "east" : "west",
    cases: place === 4 ? undefined : (place * 7) % 12,
    people: 10 + place,
    crime: place === 11 ? 1000 : (place * 5) % 12,
  })),
  { id: "zone" },
);
const need: Composite = {
  name: "need",
  title: "Need",
  impute: { method: "mean", within: "region" },
  treat: {},
  normalise: "minMax",
  parts: [
    { indicator: "cases", denominator: "people", direction: "higher-is-need" },
    { indicator: "crime", direction: "higher-is-need" },
  ],
};

describe("rescore", () => {
  const scored = scoreComposite(need, units);

  test("logs each step with what it changed", () => {
    // By hand: two of the cases are none, one is missing; crime's outlier is drawn in; two lowest stay 0 when normalised.
    expect(scored.steps.map(({ words }) => words)).toEqual([
      "denominate: 10 values of 1 indicators",
      "screen: 0 values of 0 indicators",
      "impute: 1 values of 1 indicators",
      "treat: 1 values of 1 indicators",
      "normalise: 22 values of 2 indicators",
      "aggregate: 12 values of 1 groups",
    ]);
    expect(scored.steps[2]!.changed).toEqual(new Map([["cases", 1]]));
  });

  test.each<[string, Partial<Composite>, string[]]>([
    ["nothing", {}, []],
    ["the weights", { parts: [need.parts[0]!, { ...need.parts[1]!, weight: 3 }] }, ["aggregate"]],
    ["normalisation", { normalise: "percentileRank" }, ["normalise", "aggregate"]],
    ["treatment", { treat: undefined }, ["treat", "normalise", "aggregate"]],
    ["imputation", { impute: "median" }, ["impute", "treat", "normalise", "aggregate"]],
    ["aggregation", { aggregate: "geometric" }, ["aggregate"]],
  ])("with %s changed replays what follows, and is as if scored anew", (_, change, changedSteps) => {
    const again = rescore(scored, change);
    const anew = scoreComposite({ ...need, ...change }, units);
    expect(again).toEqual(anew);
    expect(compareScores(scored, again).changedSteps).toEqual(changedSteps);
    // What the change does not touch is the same object: it was not done again.
    const step = (of: typeof scored, name: string) => of.steps.find((one) => one.step === name)!.columns;
    for (const name of ["denominate", "impute", "treat"].filter((one) => !changedSteps.includes(one))) {
      expect(step(again, name)).toBe(step(scored, name));
    }
  });
});

describe("compareScores", () => {
  const composite: Composite = {
    name: "one",
    title: "One",
    normalise: "minMax",
    parts: [{ indicator: "x", direction: "higher-is-need" }],
  };
  const of = (values: readonly (number | undefined)[]) =>
    scoreComposite(
      composite,
      unitsFromRows(
        values.map((x, place) => ({ id: `U${String(place)}`, x })),
        { id: "id" },
      ),
    );

  test("counts how far ranks move and who enters and leaves the worst tenth", () => {
    const before = of([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, undefined]);
    const after = of([9, 10, 8, 7, 6, 5, 4, 3, 1, undefined, 0]);
    expect(compareScores(before, after)).toEqual({
      ids: ["U0", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8"],
      shift: Int32Array.of(1, -1, 0, 0, 0, 0, 0, 0, 0),
      meanShift: 2 / 9,
      largestShift: 1,
      // By hand: 1 - 6 (1 + 1) / (9 (81 - 1)).
      correlation: expect.closeTo(1 - 12 / 720, 12) as number,
      entered: ["U1"],
      left: ["U0"],
      onlyBefore: ["U9"],
      onlyAfter: ["U10"],
      changedSteps: ["denominate", "screen", "impute", "treat", "normalise", "aggregate"],
    });
  });

  test("has no correlation of one unit, and refuses two sets of units", () => {
    expect(compareScores(of([1]), of([2]))).toMatchObject({ meanShift: 0, correlation: undefined });
    expect(compareScores(of([undefined]), of([2]))).toMatchObject({ meanShift: undefined, largestShift: 0 });
    expect(() => compareScores(of([1]), { ...of([1]), ids: ["other"] })).toThrow(
      new RangeError("The two scorings have no unit in common."),
    );
  });
});
