import { assertContributions, type PointsCard, scoreCard, type UnitColumns } from "@needscope/scoring";
import { sum } from "@needscope/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

// Answers by item: 0 no, 1 yes, 2 nobody can tell; each item asks for a flag of its own.
function scored(points: readonly number[], answers: readonly (readonly number[])[]) {
  const names = points.map((_, item) => `item-${item}`);
  const card: PointsCard = {
    ...{ name: "card", title: "Card", version: "1" },
    items: names.map((name, item) => ({
      ...{ name, title: name, reason: name, points: points[item]! },
      when: { field: name, is: true },
    })),
    bands: [
      { name: "high", title: "High", from: 2.5 },
      { name: "low", title: "Low", from: 0 },
    ],
  };
  const columns: UnitColumns["columns"] = new Map(
    names.map((name, item) => {
      const column = answers.map((unit) => unit[item]!);
      const state = Uint8Array.from(column, (answer) => (answer === 2 ? 1 : 0));
      return [name, { kind: "flag", values: Uint8Array.from(column), state }];
    }),
  );
  return scoreCard(card, { ids: answers.map((_, unit) => `U${unit}`), columns });
}

describe("the points of many units", () => {
  test("add up beyond a byte, in halves, and beside an item of a thousand", () => {
    const answers = [
      [1, 1, 1, 1],
      [1, 2, 0, 1],
      [0, 0, 0, 0],
      [2, 2, 2, 2],
      [0, 1, 0, 2],
    ];
    const { score, maximum, rank, band } = scored([0.5, 200, 100, 1000.5], answers);
    expect([...score]).toEqual([1301, 1001, 0, 0, 200]);
    expect([...maximum]).toEqual([1301, 1201, 0, 1301, 1200.5]);
    expect([...rank]).toEqual([1, 2, 4, 0, 3]);
    expect([...band]).toEqual([0, 0, 1, -1, 0]);
  });

  test("are the correctly rounded sums, whatever the points, and rank as they compare", () => {
    const points = fc.array(fc.constantFrom(0.1, 0.5, 1, 1, 2, 3, 100, 255, 256, 4000.25), {
      minLength: 1,
      maxLength: 6,
    });
    const card = points.chain((own) => {
      const unit = fc.tuple(...own.map(() => fc.constantFrom(0, 0, 1, 1, 2)));
      return fc.tuple(fc.constant(own), fc.array(unit, { maxLength: 11 }));
    });
    fc.assert(
      fc.property(card, ([own, answers]) => {
        const found = scored(own, answers);
        const total = (counts: (answer: number) => boolean) =>
          answers.map((unit) => sum(unit.map((answer, item) => (counts(answer) ? own[item]! : 0))));
        const expected = total((answer) => answer === 1);
        const ranked = expected.filter((_, unit) => answers[unit]!.some((answer) => answer !== 2));
        const rank = expected.map((score) => 1 + ranked.filter((one) => one > score).length);
        assertContributions(found);
        expect([...found.score]).toEqual(expected);
        expect([...found.maximum]).toEqual(total((answer) => answer !== 0));
        expect([...found.rank]).toEqual(rank.map((place, unit) => (found.state[unit] === 0 ? place : 0)));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
