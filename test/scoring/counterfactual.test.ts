import {
  type Composite,
  counterfactual,
  type Normalisation,
  scoreComposite,
  unitsFromRows,
} from "@needscope/scoring";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proveCount } from "../prove-count.ts";

const given: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  parts: [
    { indicator: "absence", given: "score", direction: "higher-is-need" },
    { indicator: "debt", given: "score", direction: "higher-is-need" },
    { indicator: "crime", given: "score", direction: "higher-is-need", weight: 0.0001 },
  ],
};
const rest = Array.from({ length: 8 }, (_, place) => ({
  zone: `Z${String(place)}`,
  absence: 0,
  debt: 0,
  crime: 0,
}));
const rows = [
  { zone: "A", absence: 10, debt: 4, crime: 0 },
  { zone: "B", absence: 6, debt: 6, crime: 0 },
  ...rest,
];

describe("counterfactual", () => {
  test("finds the smallest change of each indicator, and of all together, that leaves the worst tenth", () => {
    // By hand: A has 7 and B 6 (weights of a half but for crime's): A falls behind below 12 of absence and debt.
    const found = counterfactual(scoreComposite(given, unitsFromRows(rows, { id: "zone" })), "A");
    expect(found).toMatchObject({ rank: 1, wanted: 2, notAlone: ["crime"] });
    expect(found.alone.map(({ changes }) => changes[0]!.indicator)).toEqual(["absence", "debt"]);
    expect(found.alone.map(({ changes }) => changes[0]!.to.toFixed(6))).toEqual(["8.000000", "2.000000"]);
    expect(found.alone[0]!.words).toBe("Absence from 10 to 8: rank 2 of 10");
    expect(found.together!.share).toBeCloseTo(1 / 7, 8);
    expect(found.together!.words).toBe("All 3 indicators 14.29% of the way to the best: rank 2 of 10");
  });

  test("moves published ranks by whole places", () => {
    const ranked: Composite = {
      ...given,
      normalise: "exponential",
      parts: [{ indicator: "published", given: "rank", direction: "lower-is-need" }],
    };
    const units = unitsFromRows(
      rows.map(({ zone }, place) => ({ zone, published: place + 1 })),
      { id: "zone" },
    );
    const found = counterfactual(scoreComposite(ranked, units), "A", { rank: 4 });
    // At rank 4 it is as deprived as D, so that they share the third place; at 5 it is behind D.
    expect(found.alone[0]!.changes).toEqual([{ indicator: "published", title: "Published", from: 1, to: 5 }]);
    expect(found.alone[0]!.rank).toBe(4);
  });

  test("has nothing to say of a unit that is there already, and says what cannot be asked", () => {
    const scored = scoreComposite(
      given,
      unitsFromRows([...rows, { zone: "none", absence: null }], { id: "zone" }),
    );
    expect(counterfactual(scored, "B")).toEqual({
      ...{ id: "B", rank: 2, wanted: 2, alone: [], notAlone: [], together: undefined },
    });
    expect(() => counterfactual(scored, "none")).toThrow(
      new RangeError('Unit "none" has no rank to move from.'),
    );
    expect(() => counterfactual(scored, "A", { rank: 11 })).toThrow(
      new RangeError("A rank of 10 units lies between 1 and 10, not 11."),
    );
  });

  test("is right when the changed units are scored again", () => {
    const values = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true })),
      {
        minLength: 3,
        maxLength: 25,
      },
    );
    const normalise = fc.constantFrom<Normalisation>("minMax", "zScore", "exponential", "percentileRank");
    fc.assert(
      fc.property(values, normalise, (pairs, method) => {
        const described: Composite = {
          ...given,
          normalise: method,
          parts: [
            { indicator: "up", direction: "higher-is-need", weight: 2 },
            { indicator: "down", direction: "lower-is-need" },
          ],
        };
        const all = pairs.map(([up, down], place) => ({ id: `U${String(place)}`, up, down }));
        const scored = scoreComposite(described, unitsFromRows(all, { id: "id" }));
        const worst = scored.ids[scored.rank.indexOf(1)]!;
        const { alone, together, wanted } = counterfactual(scored, worst, {
          rank: Math.min(3, pairs.length),
        });
        for (const move of [...alone, ...(together === undefined ? [] : [together])]) {
          const to = Object.fromEntries(move.changes.map((change) => [change.indicator, change.to]));
          const moved = all.map((row) => (row.id === worst ? { ...row, ...to } : row));
          const again = scoreComposite(described, unitsFromRows(moved, { id: "id" }));
          expect(again.rank[again.ids.indexOf(worst)]).toBe(move.rank);
          expect(move.rank).toBeGreaterThanOrEqual(wanted);
          expect(move.share).toBeGreaterThan(0);
        }
      }),
      { seed: 2019, numRuns: proveCount("counterfactual", { sample: 100, full: 5000 }) },
    );
  });
});
