import {
  assertContributions,
  type Composite,
  compareScores,
  contributionTree,
  counterfactual,
  defineComposite,
  effectiveWeights,
  explain,
  rescore,
  scoreComposite,
  type ScoredComposite,
  strengthsAndWeaknesses,
  summariseComposite,
  type UnitColumns,
} from "@needscope/scoring";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proveCount } from "../prove-count.ts";

const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  parts: [
    { indicator: "a", direction: "higher-is-need" },
    { indicator: "b", direction: "higher-is-need", denominator: "people" },
  ],
};

function unitsOf(columns: Record<string, readonly number[]>, ids?: readonly string[]): UnitColumns {
  const count = Object.values(columns)[0]?.length ?? 0;
  return {
    ids: ids ?? Array.from({ length: count }, (_, place) => `U${String(place)}`),
    columns: new Map(Object.entries(columns).map(([name, values]) => [name, { values }])),
    labels: new Map([["district", Array.from({ length: count }, (_, place) => `D${String(place % 2)}`)]]),
  };
}

describe("what cannot be is one clear error", () => {
  const units = unitsOf({ a: [1, 2, 3], b: [1, 2, 3], people: [10, 10, 10] });
  test.each<[string, () => unknown, string]>([
    [
      "a unit twice",
      () => scoreComposite(need, { ...units, ids: ["U0", "U1", "U0"] }),
      'Unit "U0" stands twice: each unit is scored once.',
    ],
    [
      "a negative denominator",
      () => scoreComposite(need, unitsOf({ a: [1, 2], b: [1, 2], people: [10, -1] })),
      'Denominator "people" lies below 0 in 1 of 2 units.',
    ],
    [
      "a denominator that is not there",
      () => scoreComposite(need, unitsOf({ a: [1], b: [1] })),
      'Unknown indicator "people" in composite "need". Known: a, b.',
    ],
    [
      "a district that is not there",
      () => scoreComposite({ ...need, impute: { method: "mean", within: "region" } }, units),
      'Unknown column of text "region" in composite "need". Known: district.',
    ],
    [
      "a rate to shrink that is none",
      () => {
        const parts = [{ ...need.parts[1]!, shrink: "district" }] as Composite["parts"];
        return scoreComposite({ ...need, parts }, unitsOf({ b: [11, 2], people: [10, 10] }));
      },
      'Indicator "b": A rate to shrink counts from 0 to its denominator: 11 of 10 does not.',
    ],
    [
      "weights that are all 0",
      () => scoreComposite({ ...need, parts: need.parts.map((part) => ({ ...part, weight: 0 })) }, units),
      'Composite "need", parts: The weights are all 0: give one part a weight.',
    ],
    [
      "a weight below 0",
      () => scoreComposite({ ...need, parts: [{ ...need.parts[0]!, weight: -1 }] }, units),
      'Composite "need", parts > "a" > weight: A weight is 0 or more.',
    ],
    [
      "an infinite weight",
      () => scoreComposite({ ...need, parts: [{ ...need.parts[0]!, weight: Infinity }] }, units),
      'Composite "need", parts > "a" > weight: A weight is a number, 0 or more.',
    ],
    [
      "a shrinkage without a denominator",
      () => defineComposite({ ...need, parts: [{ ...need.parts[0]!, shrink: "district" }] }),
      'Composite "need", parts > "a": To "shrink" a rate it needs a "denominator".',
    ],
    [
      "ranks to impute",
      () => defineComposite({ ...need, parts: [{ indicator: "a", given: "rank", impute: "mean" }] }),
      'Composite "need", parts > "a": Published ranks are taken as they stand: leave out "impute".',
    ],
    [
      "a summary of a composite that says none",
      () => summariseComposite(scoreComposite(need, units)),
      'Composite "need" does not say how units lie in larger areas: give it larger: { area: <column>, population: <column> }.',
    ],
    [
      "a summary over units without their people",
      () =>
        summariseComposite(
          scoreComposite(need, unitsOf({ a: [1, 2], b: [1, 2], people: [5, 5], all: [NaN, 4] })),
          {
            area: "district",
            population: "all",
          },
        ),
      'Population "all" is missing in 1 ranked units: means of larger areas are weighted by it.',
    ],
    [
      "a sum that no number holds",
      () => {
        const parts = ["a", "b"].map(
          (indicator) => ({ indicator, given: "score", direction: "higher-is-need" }) as const,
        );
        return scoreComposite(
          { ...need, weights: "asGiven", parts },
          unitsOf({ a: [1.7e308], b: [1.7e308] }),
        );
      },
      "The scores are too large to be added up: bring the parts to one scale first.",
    ],
  ])("%s", (_, run, words) => {
    expect(run).toThrow(new RangeError(words));
  });
});

describe("what is not there is marked, and the others are scored", () => {
  test("no people, no value, infinity", () => {
    const units = unitsOf({ a: [1, 2, NaN, Infinity, 4], b: [1, 0, 1, 1, 3], people: [10, 0, 10, 10, 10] });
    const scored = scoreComposite(need, units);
    expect([...scored.state]).toEqual([0, 1, 1, 1, 0]);
    expect([...scored.rank]).toEqual([2, 0, 0, 0, 1]);
  });

  test("an indicator that nobody has, and one that is the same everywhere", () => {
    const none = scoreComposite(need, unitsOf({ a: [NaN, NaN], b: [1, 2], people: [10, 10] }));
    expect([[...none.state], [...none.rank]]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    const reweighed = scoreComposite({ ...need, missing: "reweigh" }, none.units);
    expect([...reweighed.score]).toEqual([0, 1]);
    const constant = scoreComposite(need, unitsOf({ a: [5, 5], b: [1, 2], people: [10, 10] }));
    expect(constant.constant).toEqual(["a"]);
    expect([...constant.score]).toEqual([0, 0.5]);
  });

  test("no unit, and one unit", () => {
    expect(scoreComposite(need, unitsOf({ a: [], b: [], people: [] })).score).toHaveLength(0);
    const one = scoreComposite(need, unitsOf({ a: [3], b: [1], people: [2] }));
    expect([one.score[0], one.rank[0], one.constant]).toEqual([0, 1, ["a", "b"]]);
  });
});

const odd = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -3, max: 9 }) },
  { weight: 3, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  fc.constantFrom(NaN, Infinity, -Infinity, 0, 1e308, -1e308, 5e-324),
);
const people = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }) },
  fc.constantFrom(NaN, 5e-324, 1e308),
);
const rows = fc.array(fc.record({ a: odd, b: odd, c: odd, people }), { maxLength: 9 });

const normalise = fc.constantFrom<Composite["normalise"]>(
  "minMax",
  "zScore",
  "robustZScore",
  "percentileRank",
  "borda",
  "exponential",
  "normalScore",
  "distanceToMax",
  "fractionOfMax",
  { method: "zScore", mean: 10, deviation: 2 },
  { method: "goalposts", posts: [-1, 5] },
);
const aggregate = fc.constantFrom(
  undefined,
  "arithmetic" as const,
  "geometric" as const,
  "harmonic" as const,
);
const impute = fc.constantFrom<Composite["impute"]>(
  undefined,
  "mean",
  "median",
  { method: "mean", within: "district" },
  { method: "earlier", columns: ["b"] },
  { method: "value", value: 2 },
);
const composite: fc.Arbitrary<Composite> = fc
  .record({
    ...{ normalise, aggregate, impute, inner: aggregate, own: fc.option(normalise, { nil: undefined }) },
    screen: fc.constantFrom(
      undefined,
      { share: 0.6 },
      { share: 0.6, nonZero: 0.5, count: "imputed" as const },
    ),
    treat: fc.constantFrom(undefined, { skewness: 1, kurtosis: 1, winsorise: 2 }),
    missing: fc.constantFrom("unscored" as const, "reweigh" as const),
    shrink: fc.constantFrom(undefined, "district"),
    multiplier: fc.constantFrom(undefined, 1000, 1e300),
    given: fc.constantFrom(undefined, "score" as const),
    down: fc.boolean(),
    scale: fc.constantFrom(undefined, [0, 100] as const),
  })
  .map(({ inner, own, shrink, multiplier, given, down, ...rest }) => ({
    ...{ name: "random", title: "Random", ...rest },
    larger: { area: "district", population: "people" },
    parts: [
      { indicator: "a", given, direction: down ? "lower-is-need" : "higher-is-need", weight: 2 },
      {
        ...{ name: "group", aggregate: inner, normalise: own },
        parts: [
          { indicator: "b", denominator: "people", multiplier, shrink, direction: "higher-is-need" },
          { indicator: "c", direction: "lower-is-need", weight: 0.3 },
        ],
      },
    ],
  }));

describe("any composite over any columns", () => {
  test("gives numbers that add up, or one error in words, and never NaN", () => {
    let scoredRuns = 0;
    fc.assert(
      fc.property(composite, rows, (described, cells) => {
        const columns = (["a", "b", "c", "people"] as const).map(
          (name) => [name, cells.map((row) => row[name])] as const,
        );
        const units = unitsOf(Object.fromEntries(columns));
        const scored = orRefused(() => scoreComposite(described, units));
        if (scored === undefined) return;
        scoredRuns++;
        assertContributions(scored);
        expectNumbers(scored);
        expectExplained(scored);
      }),
      { seed: 2025, numRuns: proveCount("impossible-input", { sample: 300, full: 5000 }) },
    );
    expect(scoredRuns).toBeGreaterThan(100);
  });
});

// A refusal is a sentence for people: it names what is wrong, and no NaN or undefined stands in it.
function orRefused<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    expect((error as RangeError).message).toMatch(/^[A-Z"].*\.$/s);
    expect((error as RangeError).message).not.toMatch(/undefined|\[object|NaN/);
    return undefined;
  }
}

function expectNumbers({ score, contributions, weights, groups, steps }: ScoredComposite): void {
  const all = [score, ...contributions.values(), ...weights.values()];
  for (const group of groups.values()) all.push(group.score, ...group.contributions.values());
  for (const { columns } of steps) for (const { values } of columns.values()) all.push(values);
  expect(all.every((column) => column.every(Number.isFinite))).toBe(true);
}

function expectExplained(scored: ScoredComposite): void {
  for (const { effective = 0, nominal } of effectiveWeights(scored)) {
    expect(Number.isFinite(effective) && Number.isFinite(nominal)).toBe(true);
  }
  scored.ids.forEach((id, unit) => {
    const { words, reasons } = explain(scored, id);
    expect([words, ...reasons.map((reason) => reason.words)].join(" ")).not.toMatch(/NaN|Infinity|undefined/);
    if (scored.state[unit] !== 0) return;
    expect(contributionTree(scored, id).contribution).toBe(scored.score[unit]);
    const { difference } = strengthsAndWeaknesses(scored, id);
    expect(Number.isFinite(difference)).toBe(true);
    if (unit > 0) return;
    const moved = orRefused(() => counterfactual(scored, id, { rank: Math.max(...scored.rank) }));
    expect(moved?.alone.every(({ share, rank }) => share > 0 && rank >= 1) ?? true).toBe(true);
  });
  if (scored.ids.length > 0) expect(compareScores(scored, rescore(scored, {})).changedSteps).toEqual([]);
  orRefused(() => summariseComposite(scored));
}
