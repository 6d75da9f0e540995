import { type Composite, rankIntervals, scoreComposite, unitsFromRows } from "@needscope/scoring";
import { expect, test } from "vitest";

// Two ways through one description: what is drawn and ranked again must follow every choice that scoring follows.
const units = unitsFromRows(
  Array.from({ length: 30 }, (_, place) => ({
    id: `U${String(place)}`,
    group: place % 3 === 0 ? "b" : "a",
    cases: place % 7 === 3 ? undefined : (place * 7) % 30,
    people: 40 + place,
    crime: place === 5 ? 900 : (place * 11) % 30,
  })),
  { id: "id" },
);
const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  parts: [
    { indicator: "cases", denominator: "people", shrink: "group", direction: "higher-is-need" },
    { name: "safety", parts: [{ indicator: "crime", direction: "higher-is-need", weight: 2 }] },
  ],
};

test.each<Partial<Composite>>([
  {},
  { aggregate: "geometric" },
  { impute: { method: "mean", within: "group" } },
  { treat: {} },
  { screen: { share: 0.6 } },
  { missing: "reweigh" },
  { normalise: "normalScore" },
  { normalise: { method: "zScore", mean: 10, deviation: 2 } },
  { impute: "median", treat: {}, aggregate: "harmonic" },
])("with %j, ranks drawn without errors are the ranks of the score", (change) => {
  const { rank } = scoreComposite({ ...need, ...change }, units);
  const { lower, upper } = rankIntervals({ ...need, ...change }, units, {
    ...{ standardErrors: new Map(), seed: 2019, draws: 3 },
  });
  expect([...lower]).toEqual([...rank]);
  expect([...upper]).toEqual([...rank]);
});
