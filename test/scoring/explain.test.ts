import {
  assertContributions,
  type Composite,
  explain,
  type PointsCard,
  scoreCard,
  scoreComposite,
  unitsFromRows,
} from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const zones = unitsFromRows(
  [
    { zone: "Z1", name: "North", absence: 12.4, "take-up": 90, same: 1 },
    { zone: "Z2", name: "South", absence: 20, "take-up": 95, same: 1 },
    { zone: "Z3", name: "East", absence: 4, "take-up": undefined, same: 1 },
    { zone: "Z4", name: "West", absence: 8, "take-up": 70, same: 1 },
  ],
  { id: "zone", name: "name" },
);

const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "zScore",
  parts: [
    { name: "school-life", parts: [{ indicator: "absence", direction: "higher-is-need" }] },
    { indicator: "take-up", title: "Take-up of places", direction: "lower-is-need", weight: 0.5 },
    { indicator: "same", direction: "higher-is-need", weight: 0.5 },
  ],
};

describe("explain, a composite", () => {
  const scored = scoreComposite(need, zones);

  test("orders the reasons by what they add, says each in words, and sums to the score", () => {
    const explanation = explain(scored, "Z1", {
      show: (indicator, value) => (indicator === "absence" ? `${value.toFixed(1)}%` : String(value)),
    });
    // numpy 2.4: z of 12.4 in 12.4, 20, 4, 8 (ddof=1) is 0.18968, of 90 in 90, 95, 70 is 0.37796, turned -0.37796.
    expect(
      explanation.reasons.map(({ name, groups, value, words }) => ({ name, groups, value, words })),
    ).toEqual([
      {
        name: "absence",
        groups: ["School life"],
        value: 12.4,
        words: "Absence of 12.4%: rank 2 of 4, adds 0.09",
      },
      { name: "same", groups: [], value: 1, words: "Same of 1: the same everywhere, adds 0" },
      {
        name: "take-up",
        groups: [],
        value: 90,
        words: "Take-up of places of 90: rank 2 of 3, takes away 0.09",
      },
    ]);
    expect(explanation.sum).toBeCloseTo(scored.score[0]!, 12);
    expect(explanation).toMatchObject({
      name: "North",
      score: scored.score[0],
      rank: 3,
      rankedUnits: 3,
      unknown: [],
    });
    expect(explanation.words).toBe("North: 0.00035, rank 3 of 3");
  });

  test("says what a unit without a score lacks", () => {
    expect(explain(scored, "Z3")).toEqual({
      id: "Z3",
      name: "East",
      score: undefined,
      rank: undefined,
      rankedUnits: 3,
      reasons: [],
      sum: 0,
      unknown: [
        {
          name: "take-up",
          title: "Take-up of places",
          points: undefined,
          indicators: ["take-up"],
          words: "Take-up of places: missing",
        },
      ],
      band: undefined,
      maximum: undefined,
      words: "East: no score, because of what is not known",
    });
  });
});

describe("explain, a card", () => {
  const families = unitsFromRows(
    [
      { family: "F1", arrears: 25000, benefit: undefined },
      { family: "F2", arrears: undefined, benefit: undefined },
    ],
    { id: "family" },
  );
  const card: PointsCard = {
    name: "early-help",
    title: "Early help",
    version: "1",
    items: [
      {
        name: "benefit",
        title: "Low income",
        when: { field: "benefit", is: true },
        points: 1,
        reason: "On benefit",
      },
      {
        name: "some",
        title: "Any arrears",
        when: { field: "arrears", moreThan: 0 },
        points: 1,
        reason: "Owes rent",
      },
      {
        name: "much",
        title: "Arrears",
        when: { field: "arrears", atLeast: 20000 },
        points: 2,
        reason: "Owes £200",
      },
    ],
    bands: [{ name: "all", title: "All", from: 0 }],
  };
  const scored = scoreCard(card, families);

  test("gives the reasons that count, the largest first, and what could still count", () => {
    expect(explain(scored, "F1")).toEqual({
      id: "F1",
      name: "F1",
      score: 3,
      rank: 1,
      rankedUnits: 1,
      reasons: [
        {
          name: "much",
          title: "Arrears",
          groups: [],
          contribution: 2,
          value: undefined,
          words: "Owes £200: 2 points",
        },
        {
          name: "some",
          title: "Any arrears",
          groups: [],
          contribution: 1,
          value: undefined,
          words: "Owes rent: 1 point",
        },
      ],
      sum: 3,
      unknown: [
        {
          name: "benefit",
          title: "Low income",
          points: 1,
          indicators: ["benefit"],
          words: "Low income: could add 1 point, not known (Benefit)",
        },
      ],
      band: "All",
      maximum: 4,
      words: "F1: 3 points, All, rank 1 of 1; up to 4 with what is not known",
    });
  });

  test("gives no reasons where nothing is known", () => {
    const { score, reasons, unknown, words } = explain(scored, "F2");
    expect({ score, reasons, unknown: unknown.length, words }).toEqual({
      score: undefined,
      reasons: [],
      unknown: 3,
      words: "F2: no score, because of what is not known",
    });
  });

  test("refuses an id that is not there", () => {
    expect(() => explain(scored, "F9")).toThrow(
      new RangeError('No unit has the id "F9" among the 2 scored.'),
    );
  });
});

describe("assertContributions", () => {
  test("throws where contributions do not sum to the score, with the number of units", () => {
    const contributions = new Map([
      ["a", Float64Array.of(1, 1, 1)],
      ["b", Float64Array.of(0, 1, NaN)],
    ]);
    expect(() => {
      assertContributions({ score: Float64Array.of(1, 3, 1), contributions });
    }).toThrow(new Error("The contributions do not sum to the score in 2 of 3 units."));
  });
});
