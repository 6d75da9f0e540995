import {
  type Composite,
  defineComposite,
  scoreComposite,
  type UnitColumns,
  unitsFromRows,
} from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const zones = unitsFromRows(
  [
    { zone: "A", absence: 10, arrears: 40, "take-up": 90 },
    { zone: "B", absence: 20, arrears: 10, "take-up": 60 },
    { zone: "C", absence: 15, arrears: 20, "take-up": 30 },
  ],
  { id: "zone" },
);

const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  parts: [
    { indicator: "absence", direction: "higher-is-need", weight: 2 },
    {
      name: "money",
      weight: 2,
      parts: [
        { indicator: "arrears", direction: "higher-is-need", weight: 3 },
        { indicator: "take-up", direction: "lower-is-need", weight: 1 },
      ],
    },
  ],
};

function numbers(values: Iterable<number> | undefined): number[] {
  return [...(values ?? [])].map((value) => Math.round(value * 1e12) / 1e12);
}

describe("scoreComposite", () => {
  test("turns, normalises, weighs within each parent, sums and ranks, 1 = most need", () => {
    // By hand: absence 0, 1, 1/2 at weight 1/2; arrears 1, 0, 1/3 at 3/8; take-up turned 0, 1/2, 1 at 1/8.
    const scored = scoreComposite(need, zones);
    expect(numbers(scored.contributions.get("absence"))).toEqual([0, 0.5, 0.25]);
    expect(numbers(scored.contributions.get("arrears"))).toEqual([0.375, 0, 0.125]);
    expect(numbers(scored.contributions.get("take-up"))).toEqual([0, 0.0625, 0.125]);
    expect(numbers(scored.score)).toEqual([0.375, 0.5625, 0.5]);
    expect([...scored.rank]).toEqual([3, 1, 2]);
    expect([...scored.state]).toEqual([0, 0, 0]);
    expect([...scored.weights].map(([name, weight]) => [name, ...weight.subarray(0, 1)])).toEqual([
      ["absence", 0.5],
      ["arrears", 0.375],
      ["take-up", 0.125],
    ]);
    expect(scored.constant).toEqual([]);
  });

  test.each([
    // numpy 2.4: (x - mean) / std(ddof=1) of 10, 20, 15; the others by their definitions
    ["zScore", [-1, 1, 0]],
    ["minMax", [0, 1, 0.5]],
    ["percentileRank", [0, 1, 0.5]],
    ["rank", [1, 3, 2]],
  ] as const)("normalises by %s", (normalise, expected) => {
    const one = { ...need, normalise, parts: need.parts.slice(0, 1) };
    expect(numbers(scoreComposite(one, zones).score)).toEqual(expected);
  });

  test("lays the normalisation's own ends on the scale", () => {
    expect(numbers(scoreComposite({ ...need, scale: [0, 100] }, zones).score)).toEqual([37.5, 56.25, 50]);
    const ranked = scoreComposite({ ...need, normalise: "rank", scale: [0, 100] }, zones);
    // By hand: ranks 1, 3, 2 / 3, 1, 2 / 1, 2, 3 become 0, 100, 50 / 100, 0, 50 / 0, 50, 100.
    expect(numbers(ranked.score)).toEqual([37.5, 56.25, 56.25]);
    expect([...ranked.rank]).toEqual([3, 1, 1]);
  });

  test("stretches z-scores from the lowest score to the highest, contributions with them", () => {
    const plain = scoreComposite({ ...need, normalise: "zScore" }, zones);
    const scaled = scoreComposite({ ...need, normalise: "zScore", scale: [0, 100] }, zones);
    const lowest = Math.min(...plain.score);
    const spread = Math.max(...plain.score) - lowest;
    expect(numbers(scaled.score)).toEqual(
      numbers(plain.score.map((score) => (100 * (score - lowest)) / spread)),
    );
    expect([...scaled.rank]).toEqual([...plain.rank]);
    const absence = plain.contributions.get("absence")!;
    expect(numbers(scaled.contributions.get("absence"))).toEqual(
      numbers(absence.map((share) => (100 * (share - 0.5 * lowest)) / spread)),
    );
  });

  test("gives no score and no rank to a unit that lacks an indicator, and says why", () => {
    const units: UnitColumns = {
      ids: ["A", "B", "C", "D"],
      columns: new Map([
        ["absence", { values: [10, 20, 0, 40], state: Uint8Array.of(0, 0, 1, 0) }],
        ["arrears", { values: [1, 2, 3, 0], state: Uint8Array.of(0, 0, 0, 2) }],
      ]),
    };
    const parts: Composite["parts"] = [
      { indicator: "absence", direction: "higher-is-need" },
      { indicator: "arrears", direction: "higher-is-need" },
    ];
    const scored = scoreComposite({ ...need, parts }, units);
    expect([...scored.state]).toEqual([0, 0, 1, 2]);
    expect([...scored.rank]).toEqual([2, 1, 0, 0]);
    expect([...scored.score.subarray(2)]).toEqual([0, 0]);
    expect(numbers(scored.contributions.get("absence")?.subarray(2))).toEqual([0, 0]);
  });

  test("lets the others in the group share the weight where the composite says so", () => {
    const units = unitsFromRows(
      [
        { zone: "A", absence: 10, arrears: 40, "take-up": 90 },
        { zone: "B", absence: 20, arrears: undefined, "take-up": 60 },
        { zone: "C", absence: 15, arrears: undefined, "take-up": undefined },
        { zone: "D", absence: undefined, arrears: undefined, "take-up": undefined },
        { zone: "E", absence: undefined, arrears: 20, "take-up": 30 },
      ],
      { id: "zone" },
    );
    const scored = scoreComposite({ ...need, missing: "reweigh" }, units);
    expect([...scored.state]).toEqual([0, 0, 0, 1, 0]);
    expect(numbers(scored.weights.get("absence"))).toEqual([0.5, 0.5, 1, 0, 0]);
    expect(numbers(scored.weights.get("arrears"))).toEqual([0.375, 0, 0, 0, 0.75]);
    expect(numbers(scored.weights.get("take-up"))).toEqual([0.125, 0.5, 0, 0, 0.25]);
    // By hand: absence 0, 1, 1/2; arrears 1 and 0; take-up turned 0, 1/2, 1.
    expect(numbers(scored.score)).toEqual([0.375, 0.75, 0.5, 0, 0.25]);
    expect([...scored.rank]).toEqual([3, 1, 2, 0, 4]);
  });

  test("shows and does not count an indicator without weight: a unit can lack it", () => {
    const parts: Composite["parts"] = [
      { indicator: "absence", direction: "higher-is-need" },
      { indicator: "arrears", direction: "higher-is-need", weight: 0 },
    ];
    const units = unitsFromRows(
      [
        { zone: "A", absence: 1, arrears: undefined },
        { zone: "B", absence: 2, arrears: 5 },
      ],
      { id: "zone" },
    );
    const scored = scoreComposite({ ...need, parts }, units);
    expect([...scored.state]).toEqual([0, 0]);
    expect(numbers(scored.contributions.get("arrears"))).toEqual([0, 0]);
    expect(numbers(scored.score)).toEqual([0, 1]);
  });

  test.each(["zScore", "minMax", "percentileRank", "rank"] as const)(
    "marks a constant indicator, which contributes 0, and never gives NaN (%s)",
    (normalise) => {
      const parts: Composite["parts"] = [
        { indicator: "absence", direction: "higher-is-need" },
        { indicator: "same", direction: "higher-is-need" },
      ];
      const rows = [
        { zone: "A", absence: 1, same: 0.1 },
        { zone: "B", absence: 2, same: 0.1 },
        { zone: "C", absence: 4, same: 0.1 },
      ];
      for (const scale of [undefined, [0, 100] as const]) {
        const composite = { ...need, normalise, scale, parts };
        const scored = scoreComposite(composite, unitsFromRows(rows, { id: "zone" }));
        expect(scored.constant).toEqual(["same"]);
        expect(numbers(scored.contributions.get("same"))).toEqual([0, 0, 0]);
        expect([...scored.rank]).toEqual([3, 2, 1]);
        const one = scoreComposite(composite, unitsFromRows(rows.slice(0, 1), { id: "zone" }));
        expect([one.constant, numbers(one.score), [...one.rank]]).toEqual([["absence", "same"], [0], [1]]);
        const none = scoreComposite(composite, { ids: [], columns: emptyColumns() });
        expect([...none.score]).toEqual([]);
      }
    },
  );

  test("takes values that are no finite number as missing", () => {
    const units = { ids: ["A", "B", "C"], columns: new Map([["absence", { values: [1, NaN, Infinity] }]]) };
    const scored = scoreComposite({ ...need, parts: need.parts.slice(0, 1) }, units);
    expect([...scored.state]).toEqual([0, 1, 1]);
  });

  test("ranks scores that differ by rounding alone as equal", () => {
    const units = unitsFromRows(
      [
        { zone: "A", a: 0, b: 0, c: 0 },
        { zone: "B", a: 1, b: 2, c: 3 },
        { zone: "C", a: 3, b: 1, c: 2 },
        { zone: "D", a: 10, b: 10, c: 10 },
      ],
      { id: "zone" },
    );
    const parts = ["a", "b", "c"].map((indicator) => ({ indicator, direction: "higher-is-need" as const }));
    expect([...scoreComposite({ ...need, parts }, units).rank]).toEqual([4, 2, 2, 1]);
  });
});

function emptyColumns(): UnitColumns["columns"] {
  return new Map([
    ["absence", { values: [] }],
    ["same", { values: [] }],
  ]);
}

describe("defineComposite", () => {
  const indicator = { indicator: "absence", direction: "higher-is-need" };
  test.each<[object, string]>([
    [
      { parts: [{ ...indicator, weight: -1 }] },
      'Composite "need", parts > "absence" > weight: A weight is 0 or more.',
    ],
    [
      { parts: [{ ...indicator, weight: 0 }] },
      'Composite "need", parts: The weights are all 0: give one part a weight.',
    ],
    [
      { parts: [indicator, { name: "group", parts: [indicator] }] },
      'Composite "need", parts: "absence" is named twice: once is enough.',
    ],
    [{ parts: [] }, 'Composite "need", parts: List at least one part.'],
    [
      { parts: [{ name: "group", parts: [{ ...indicator, direction: "up" }] }] },
      'Composite "need", parts > "group" > parts > "absence" > direction: Say "higher-is-need" or "lower-is-need".',
    ],
    [{ parts: [{ ...indicator, wait: 1 }] }, 'Composite "need", parts > "absence": Unknown word "wait".'],
    [
      { normalise: "zscore" },
      'Composite "need", normalise: Say "zScore", "robustZScore", "minMax", "percentileRank", "rank", "borda", "exponential", "normalScore", "distanceToMax", "distanceToTarget", "distanceToReference", "fractionOfMax" or "goalposts".',
    ],
    [{ scale: [1, 100] }, 'Composite "need", scale > number 1: Invalid input: expected 0'],
    [
      { scale: [0, 100], weights: "asGiven" },
      'Composite "need", scale: Weights as given leave scores on a scale of their own: leave out "scale", or "weights".',
    ],
    [{ colour: "red" }, 'Composite "need": Unknown word "colour".'],
  ])("refuses %j in one sentence", (change, message) => {
    expect(() => defineComposite({ ...need, ...change })).toThrow(new RangeError(message));
  });

  test("refuses what is no description at all", () => {
    expect(() => defineComposite(undefined)).toThrow(RangeError);
    expect(() => defineComposite({ title: "x" })).toThrow(
      new RangeError("Composite, name: Give it a name, as text."),
    );
  });
});

describe("the units", () => {
  test("must have the indicators, in full length", () => {
    expect(() =>
      scoreComposite({ ...need, parts: [{ indicator: "absense", direction: "higher-is-need" }] }, zones),
    ).toThrow(
      new RangeError('Unknown indicator "absense" in composite "need". Known: absence, arrears, take-up.'),
    );
    const short = { ids: ["A", "B"], columns: new Map([["absence", { values: [1] }]]) };
    expect(() => scoreComposite({ ...need, parts: need.parts.slice(0, 1) }, short)).toThrow(
      new RangeError('Indicator "absence" has 1 values and there are 2 units: they must be as many.'),
    );
  });
});

describe("unitsFromRows", () => {
  test("makes columns of numbers and flags, with a byte for what is missing, and labels of text", () => {
    const units = unitsFromRows(
      [
        { id: 1, place: "North", rate: 2.5, capped: true, note: "new" },
        { id: 2, place: "South", rate: null, capped: undefined, note: "" },
        { id: 3, place: "East", capped: false },
      ],
      { id: "id", name: "place" },
    );
    expect(units).toEqual({
      ids: ["1", "2", "3"],
      names: ["North", "South", "East"],
      columns: new Map([
        ["rate", { kind: "number", values: Float64Array.of(2.5, 0, 0), state: Uint8Array.of(0, 1, 1) }],
        ["capped", { kind: "flag", values: Float64Array.of(1, 0, 0), state: Uint8Array.of(0, 1, 0) }],
      ]),
      labels: new Map([["note", ["new", undefined, undefined]]]),
    });
  });

  test("refuses rows without an id, with an id twice, or a field of two kinds", () => {
    expect(() => unitsFromRows([{ id: "A" }, { id: "" }], { id: "id" })).toThrow(
      new RangeError('Row 2 has no "id": each unit needs one, a text or a number.'),
    );
    expect(() => unitsFromRows([{ id: "A" }, { id: "A" }], { id: "id" })).toThrow(
      new RangeError('Each unit needs an "id" of its own: one stands twice.'),
    );
    expect(() =>
      unitsFromRows(
        [
          { id: "A", x: 1 },
          { id: "B", x: "2" },
        ],
        { id: "id" },
      ),
    ).toThrow(new RangeError('Field "x" mixes number and string: an indicator is one or the other.'));
  });
});
