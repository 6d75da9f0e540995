import {
  type Composite,
  defineComposite,
  explain,
  type GroupPart,
  type Normalisation,
  rankIntervals,
  scoreComposite,
  unitsFromRows,
} from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const zones = unitsFromRows(
  [
    { zone: "A", absence: 10, published: 2, "take-up": 90 },
    { zone: "B", absence: 40, published: 1, "take-up": 60 },
    { zone: "C", absence: 20, published: 2, "take-up": 30 },
    { zone: "D", absence: 20, published: 4, "take-up": 45 },
  ],
  { id: "zone" },
);

function one(normalise: Normalisation, part: object = {}): Composite {
  const absence = { indicator: "absence", direction: "higher-is-need" as const, ...part };
  return { name: "one", title: "One", normalise, parts: [absence] };
}

function numbers(values: Iterable<number> | undefined): number[] {
  return [...(values ?? [])].map((value) => Math.round(value * 1e9) / 1e9);
}

describe("a composite's normalisation", () => {
  test.each<[Normalisation, number[]]>([
    // By their definitions, by hand; exponential by Python: -23 log(1 - R (1 - exp(-100 / 23))), R = 1/4, 1, 5/8.
    ["rank", [1, 4, 2, 2]],
    [{ method: "rank", ties: "average" }, [1, 4, 2.5, 2.5]],
    ["borda", [0, 3, 1, 1]],
    ["percentileRank", [0, 1, 0.333333333, 0.333333333]],
    ["exponential", [6.517733264, 100, 22.068504018, 22.068504018]],
    [{ method: "exponential", ties: "min" }, [6.517733264, 100, 31.009143533, 31.009143533]],
    // R = 0, 3/4, 3/8 in the other form; with k = 50 / log(9)
    [
      { method: "exponential", scaledRank: "exclusive", constant: 50 / Math.log(9) },
      [0, 30.718906271, 10.527451921, 10.527451921],
    ],
    ["distanceToMax", [0, 1, 0.333333333, 0.333333333]],
    [{ method: "distanceToTarget", target: 30 }, [0, 1.5, 0.5, 0.5]],
    [{ method: "distanceToTarget", target: 30, cap: true }, [0, 1, 0.5, 0.5]],
    [{ method: "distanceToReference", reference: "D" }, [0, 3, 1, 1]],
    ["fractionOfMax", [0.25, 1, 0.5, 0.5]],
    [{ method: "goalposts", posts: [15, 35] }, [0, 1, 0.25, 0.25]],
    // Median 20, median absolute deviation 5
    [{ method: "robustZScore", per: "mad" }, [-2, 4, 0, 0]],
  ])("%j is what its name says", (normalise, expected) => {
    expect(numbers(scoreComposite(one(normalise), zones).score)).toEqual(expected);
  });

  test("turns targets, posts and reference units with an indicator that points down", () => {
    const takeUp = { indicator: "take-up", direction: "lower-is-need" };
    const score = (normalise: Normalisation): number[] =>
      numbers(scoreComposite(one(normalise, takeUp), zones).score);
    expect(score({ method: "distanceToTarget", target: 40 })).toEqual([0, 0.6, 1.2, 0.9]);
    expect(score({ method: "goalposts", posts: [40, 80] })).toEqual([0, 0.5, 1, 0.875]);
    expect(score({ method: "distanceToReference", reference: "B" })).toEqual([0, 1, 2, 1.5]);
  });

  test.each<[Normalisation, object, string]>([
    ["fractionOfMax", { direction: "lower-is-need" }, 'Indicator "absence": it points down'],
    [
      { method: "distanceToTarget", target: 5 },
      {},
      'Indicator "absence": A target lies above the lowest value, which scores 0: 5 does not, as the lowest is 10.',
    ],
    [
      { method: "distanceToReference", reference: "Z" },
      {},
      'Indicator "absence": the reference unit "Z" has no value: name one that has.',
    ],
  ])("refuses %j of %j in one sentence", (normalise, part, words) => {
    expect(() => scoreComposite(one(normalise, part), zones)).toThrow(words);
  });

  test.each<[unknown, string]>([
    [{ method: "exponential", k: 23 }, 'Composite "one", normalise: Unknown word "k".'],
    [{ method: "exponential", constant: 0 }, 'Composite "one", normalise > constant: A constant is above 0.'],
    ["distanceToTarget", 'Composite "one", normalise > target: Give the target, as a number.'],
    [
      { method: "goalposts", posts: [3, 1] },
      'Composite "one", normalise > posts: Give the posts as two numbers, the lower first.',
    ],
    [{ method: "minmax" }, 'Say "zScore"'],
    [23, 'Say "zScore"'],
  ])("refuses the description %j", (normalise, words) => {
    expect(() => defineComposite({ ...one("rank"), normalise })).toThrow(words);
  });

  test("may differ from part to part", () => {
    const parts: Composite["parts"] = [
      { indicator: "absence", direction: "higher-is-need" },
      { indicator: "take-up", direction: "lower-is-need", normalise: "borda" },
    ];
    const scored = scoreComposite({ ...one("minMax"), parts }, zones);
    // By hand: absence 0, 1, 1/3, 1/3; take-up turned 0, 1, 3, 2; halves of both.
    expect(numbers(scored.score)).toEqual([0, 1, 1.666666667, 1.166666667]);
  });
});

describe("published parts", () => {
  const ranked = one("exponential", { indicator: "published", given: "rank", direction: "lower-is-need" });

  test("that come as ranks have their ties averaged, or left as they are", () => {
    const places = (ties: "min" | "average"): number[] =>
      numbers(scoreComposite({ ...ranked, normalise: { method: "borda", ties } }, zones).score);
    // Ranks 2, 1, 2, 4: the tie spans 2 and 3. Borda: units below.
    expect(places("average")).toEqual([1.5, 3, 1.5, 0]);
    expect(places("min")).toEqual([2, 3, 2, 0]);
  });

  test("need no direction in a description from outside", () => {
    const outside = { ...ranked, parts: [{ indicator: "published", given: "rank" }] };
    expect(defineComposite(outside).parts).toEqual([
      { indicator: "published", given: "rank", direction: "lower-is-need" },
    ]);
    expect(() => defineComposite({ ...ranked, parts: [{ indicator: "published" }] })).toThrow("direction");
  });

  test("that come as ranks from the least need are turned", () => {
    const turned = { ...ranked.parts[0]!, direction: "higher-is-need" as const };
    const composite: Composite = { ...ranked, normalise: "borda", parts: [turned] };
    expect(numbers(scoreComposite(composite, zones).score)).toEqual([1.5, 0, 1.5, 3]);
  });

  test("of a part of a larger set count by the whole set", () => {
    const some = { ...zones, ids: zones.ids };
    const composite: Composite = { ...ranked, normalise: "borda", of: 10 };
    expect(numbers(scoreComposite(composite, some).score)).toEqual([7.5, 9, 7.5, 6]);
  });

  test.each([
    [0, /Indicator "published": it holds 0, which is no rank among 2 units/],
    [3, /it holds 3, which is no rank among 2 units; where the units are part of a larger set/],
    [1.25, /it holds 1.25, which is no rank/],
  ])("that are no rank are refused (%d)", (rank, words) => {
    const units = unitsFromRows(
      [
        { zone: "A", published: 1 },
        { zone: "B", published: rank },
      ],
      { id: "zone" },
    );
    expect(() => scoreComposite(ranked, units)).toThrow(words);
  });

  test("that come as scores are taken as they are", () => {
    const composite = one("exponential", { given: "score" });
    expect(numbers(scoreComposite(composite, zones).score)).toEqual([10, 40, 20, 20]);
  });

  test("say their place in an explanation, and have no standard errors", () => {
    const scored = scoreComposite(ranked, zones);
    expect(explain(scored, "B").reasons[0]?.words).toBe("Published: rank 1 of 4, adds 100");
    const standardErrors = new Map([["published", [1, 1, 1, 1]]]);
    expect(() => rankIntervals(ranked, zones, { standardErrors, seed: 1, draws: 10 })).toThrow(
      new RangeError('"published" holds published ranks, which have no standard errors: leave them out.'),
    );
  });
});

describe("weights as given", () => {
  const parts: Composite["parts"] = [
    { indicator: "absence", direction: "higher-is-need", weight: 0.5 },
    { indicator: "take-up", direction: "lower-is-need", weight: 0.4 },
  ];
  const asGiven: Composite = { ...one("minMax"), weights: "asGiven", parts };

  test("are used as they are, and those of a unit that lacks a part keep their sum", () => {
    expect(numbers(scoreComposite(asGiven, zones).score)).toEqual([0, 0.7, 0.566666667, 0.466666667]);
    const units = unitsFromRows(
      [
        { zone: "A", absence: 0, "take-up": 1 },
        { zone: "B", absence: 1, "take-up": undefined },
        { zone: "C", absence: 0.5, "take-up": 0 },
      ],
      { id: "zone" },
    );
    expect(numbers(scoreComposite({ ...asGiven, missing: "reweigh" }, units).score)).toEqual([0, 0.9, 0.65]);
  });
});

describe("groups whose own score is normalised again", () => {
  const grouped: Composite = {
    ...one("exponential"),
    parts: [
      { indicator: "published", given: "rank", direction: "lower-is-need", weight: 1 },
      {
        name: "domain",
        title: "The domain",
        weight: 3,
        normalise: "exponential",
        parts: [
          { indicator: "absence", direction: "higher-is-need" },
          { indicator: "take-up", direction: "lower-is-need" },
        ],
      },
    ],
  };

  test("add to the score as one piece, and have a score, a rank and contributions of their own", () => {
    const scored = scoreComposite(grouped, zones);
    const domain = scored.groups.get("domain")!;
    // Python: exponential scores of absence (ties averaged) and of take-up turned (ranks 4, 3, 1, 2), their mean.
    expect(numbers(domain.score)).toEqual([6.517733264, 57.823395036, 61.034252009, 26.538823775]);
    expect([...domain.rank]).toEqual([4, 2, 1, 3]);
    expect(numbers(domain.contributions?.get("absence"))[1]).toBe(50);
    expect([...scored.contributions.keys()]).toEqual(["published", "domain"]);
    // Ranks 4, 2, 1, 3 transformed, weighed 3/4.
    expect(numbers(scored.contributions.get("domain"))).toEqual([4.888299948, 23.25685765, 75, 11.735092554]);
    expect(explain(scored, "C").reasons[0]).toMatchObject({
      name: "domain",
      value: domain.score[2],
      words: "The domain as a whole: rank 1 of 4, adds 75",
    });
  });

  test("need all units, as tenths do", () => {
    expect(() => scoreComposite({ ...grouped, of: 9 }, zones)).toThrow(
      new RangeError(
        'Composite "one" normalises group "domain" over all units, and has 4 of its 9 units: give them all.',
      ),
    );
    expect(() => scoreComposite({ ...one("rank"), deciles: "england", of: 9 }, zones)).toThrow(
      new RangeError('Composite "one" has 4 of its 9 units, which tell no deciles: leave "deciles" out.'),
    );
    expect(() => scoreComposite({ ...one("rank"), of: 3 }, zones)).toThrow(
      new RangeError('Composite "one" counts 3 units, and 4 are there.'),
    );
  });

  test("leave out units that lack a part, and are marked where they are the same everywhere", () => {
    const units = unitsFromRows(
      [
        { zone: "A", published: 1, absence: 5, "take-up": 1 },
        { zone: "B", published: 2, absence: 5, "take-up": 1 },
        { zone: "C", published: 3, absence: undefined, "take-up": 1 },
      ],
      { id: "zone" },
    );
    const scored = scoreComposite(grouped, units);
    expect([...scored.state]).toEqual([0, 0, 1]);
    expect(scored.constant).toEqual(["domain"]);
    expect([...scored.groups.get("domain")!.rank]).toEqual([1, 1, 0]);
    expect([...scored.rank]).toEqual([1, 2, 0]);
  });
});

describe("geometric and harmonic groups", () => {
  const of = (
    aggregate: "geometric" | "harmonic",
    normalise: Normalisation = "fractionOfMax",
  ): Composite => ({
    ...one(normalise),
    parts: [
      {
        name: "domain",
        aggregate,
        parts: [
          { indicator: "absence", direction: "higher-is-need", weight: 1 },
          { indicator: "published", direction: "higher-is-need", weight: 3 },
        ],
      },
    ],
  });

  test("are the weighted means, one piece of the score", () => {
    // Python: (0.25 ** 1 * 0.5 ** 3) ** (1 / 4) and 4 / (1 / 0.25 + 3 / 0.5) for zone A, and so on.
    expect(numbers(scoreComposite(of("geometric"), zones).score)).toEqual([
      0.420448208, 0.353553391, 0.5, 0.840896415,
    ]);
    const harmonic = scoreComposite(of("harmonic"), zones);
    expect(numbers(harmonic.score)).toEqual([0.4, 0.307692308, 0.5, 0.8]);
    // By hand for zone A: 1/4 of 0.25 and 3/4 of 0.5 in proportion, 0.0625 and 0.375 of 0.4375, of the mean's 0.4.
    const inside = [...harmonic.groups.get("domain")!.contributions.values()].map((column) => column[0]!);
    expect(numbers(inside)).toEqual([0.057142857, 0.342857143]);
    expect([...harmonic.contributions.keys()]).toEqual(["domain"]);
  });

  test("may be the top of a composite, where contributions are in proportion and sum exactly", () => {
    const parts = (of("harmonic").parts[0] as GroupPart).parts;
    const scored = scoreComposite({ ...one("fractionOfMax"), aggregate: "harmonic", parts }, zones);
    expect(numbers(scored.score)).toEqual([0.4, 0.307692308, 0.5, 0.8]);
    expect(numbers([...scored.contributions.values()].map((column) => column[0]!))).toEqual([
      0.057142857, 0.342857143,
    ]);
  });

  test("refuse scores below 0", () => {
    expect(() => scoreComposite(of("geometric", "zScore"), zones)).toThrow(
      /^Group "domain": a geometric mean needs scores from 0, and one is below/,
    );
  });
});

test("deciles follow the rule that is named, and only ranked units have one", () => {
  const rows = Array.from({ length: 15 }, (_, place) => ({ zone: `Z${String(place)}`, absence: 15 - place }));
  const units = unitsFromRows([...rows, { zone: "none", absence: undefined }], { id: "zone" });
  const by = (deciles: "england" | "scotlandWales"): number[] => [
    ...(scoreComposite({ ...one("rank"), deciles }, units).decile ?? []),
  ];
  // By hand: ceil(10 r / 15) and floor(10 (r - 1) / 15) + 1.
  expect(by("england")).toEqual([1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10, 0]);
  expect(by("scotlandWales")).toEqual([1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9, 9, 10, 0]);
  expect(scoreComposite(one("rank"), units).decile).toBe(undefined);
});

describe("treatment of outliers", () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100].map((absence, at) => ({ zone: String(at), absence }));
  const units = unitsFromRows([...rows, { zone: "none", absence: undefined }], { id: "zone" });

  test("draws them in before normalising, says so, and is not done unasked", () => {
    const scored = scoreComposite({ ...one("minMax"), treat: {} }, units);
    // By hand: 100 is drawn in to 30.
    expect(numbers(scored.score.subarray(9))).toEqual([0.310344828, 1, 1, 0]);
    expect([...scored.treated]).toEqual([["absence", { treatment: "winsorised", winsorised: 1 }]]);
    expect(scoreComposite(one("minMax"), units).treated.size).toBe(0);
  });

  test("leaves a reference unit its treated value, and refuses a target on a logarithm", () => {
    const reference = one({ method: "distanceToReference", reference: "11" });
    expect(scoreComposite({ ...reference, treat: {} }, units).score[10]).toBe(1);
    const target = one({ method: "distanceToTarget", target: 50 });
    expect(() => scoreComposite({ ...target, treat: { winsorise: 0 } }, units)).toThrow(
      new RangeError(
        'Indicator "absence": its outliers are treated by a logarithm, which leaves distanceToTarget without its units.',
      ),
    );
    expect(() => defineComposite({ ...one("minMax"), treat: { skew: 2 } })).toThrow('Unknown word "skew".');
  });

  test("does not touch published ranks, which have no targets either", () => {
    const ranked = { ...zones, columns: new Map([["absence", { values: [1, 2, 3, 4] }]]) };
    const part = { given: "rank", direction: "lower-is-need" };
    const scored = scoreComposite({ ...one("borda", part), treat: { skewness: 0, kurtosis: 0 } }, ranked);
    expect(numbers(scored.score)).toEqual([3, 2, 1, 0]);
    expect(() => scoreComposite(one({ method: "goalposts", posts: [1, 9] }, part), ranked)).toThrow(
      'Indicator "absence": it holds published ranks, to which goalposts does not apply: take exponential.',
    );
  });
});

describe("impossible input", () => {
  const every: Normalisation[] = [
    ...(["zScore", "robustZScore", "minMax", "percentileRank", "rank", "borda", "exponential"] as const),
    ...(["distanceToMax", "fractionOfMax"] as const),
    { method: "distanceToTarget", target: 50 },
    { method: "goalposts", posts: [0, 50] },
  ];

  test.each(every)("gives a mark or a number and never NaN (%j)", (normalise) => {
    const columns: (number | undefined)[][] = [
      [],
      [undefined, undefined],
      [7],
      [7, 7, 7],
      [0, 0],
      [1, undefined, 1, 2],
      [0.1, 0.1, 0.1, 0.1, 0.1, 9],
    ];
    for (const values of columns) {
      const rows = values.map((absence, at) => ({ zone: String(at), absence }));
      const units = unitsFromRows(rows.length > 0 ? rows : [], { id: "zone" });
      const filled = { ...units, columns: units.columns.size > 0 ? units.columns : emptyColumn(rows.length) };
      for (const treat of [undefined, {}]) {
        const { score, rank, state } = scoreComposite({ ...one(normalise), treat }, filled);
        expect(score.every(Number.isFinite)).toBe(true);
        values.forEach((value, unit) => {
          expect([state[unit], rank[unit] === 0]).toEqual(value === undefined ? [1, true] : [0, false]);
        });
      }
    }
  });
});

function emptyColumn(count: number) {
  return new Map([["absence", { values: Array<number>(count).fill(NaN) }]]);
}
