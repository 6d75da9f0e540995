import {
  assertContributions,
  type Composite,
  type CompositePart,
  explain,
  type PointsCard,
  scoreCard,
  scoreComposite,
  type UnitColumns,
} from "@needscope/scoring";
import { sum } from "@needscope/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proveCount } from "../prove-count.ts";

const indicators = ["a", "b", "c", "d"];
const runs = { seed: 2016, numRuns: proveCount("contributions", { sample: 200, full: 10_000 }) };

interface Cell {
  readonly value: number;
  readonly state: number;
}

// Few distinct values beside wild ones, so that ties and constants come up.
const cell: fc.Arbitrary<Cell> = fc.record({
  value: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
  state: fc.constantFrom(0, 0, 0, 0, 0, 1, 2),
});
const rows: fc.Arbitrary<readonly (readonly Cell[])[]> = fc.array(fc.tuple(...indicators.map(() => cell)), {
  maxLength: 12,
});

function unitsOf(cells: readonly (readonly Cell[])[], order = [...cells.keys()]): UnitColumns {
  const columns = indicators.map((name, place) => {
    const column = order.map((unit) => cells[unit]![place]!);
    const state = Uint8Array.from(column, (one) => one.state);
    return [name, { values: column.map((one) => one.value), state }] as const;
  });
  return { ids: order.map((unit) => `U${String(unit)}`), columns: new Map(columns) };
}

const weight = fc.constantFrom(0.1, 0.3, 1, 2, 7);
const direction = fc.constantFrom("higher-is-need" as const, "lower-is-need" as const);
const leaf = (indicator: string): fc.Arbitrary<CompositePart> =>
  fc.record({
    indicator: fc.constant(indicator),
    direction,
    weight: fc.oneof(weight, fc.constant(undefined)),
  });

const normalisedAgain = fc.constantFrom(undefined, undefined, "exponential" as const, "zScore" as const);

const parts: fc.Arbitrary<CompositePart[]> = fc
  .tuple(leaf("a"), leaf("b"), leaf("c"), leaf("d"), weight, fc.boolean(), normalisedAgain)
  .map(([a, b, c, d, share, deep, again]) => {
    const inner = { name: "inner", weight: share, normalise: again, parts: [c, d] };
    return deep ? [a, { name: "outer", parts: [b, inner] }] : [a, b, inner];
  });

const composite: fc.Arbitrary<Composite> = fc
  .record({
    name: fc.constant("random"),
    title: fc.constant("Random"),
    normalise: fc.constantFrom(
      "zScore" as const,
      "minMax" as const,
      "percentileRank" as const,
      "rank" as const,
      "borda" as const,
      "exponential" as const,
      "robustZScore" as const,
    ),
    missing: fc.constantFrom("unscored" as const, "reweigh" as const),
    scale: fc.constantFrom(undefined, [0, 100] as const),
    parts,
    weights: fc.constantFrom(undefined, "rescaled" as const, "asGiven" as const),
  })
  .map(({ weights, ...rest }) => (rest.scale === undefined ? { ...rest, weights } : rest));

const card: fc.Arbitrary<PointsCard> = fc
  .array(
    fc.record({
      field: fc.constantFrom(...indicators),
      edge: fc.integer({ min: 0, max: 3 }),
      points: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(0.1, 0.7)),
      negated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((items) => ({
    name: "random",
    title: "Random",
    version: "1",
    items: items.map(({ field, edge, points, negated }, place) => ({
      name: `item-${String(place)}`,
      title: "Item",
      when: negated ? { not: { field, atLeast: edge } } : { field, atLeast: edge },
      points,
      reason: "Because",
    })),
    bands: [{ name: "all", title: "All", from: 0 }],
  }));

const shuffled = (cells: readonly unknown[]): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray([...cells.keys()], { minLength: cells.length });
const rowsAndOrder = rows.chain((cells) => fc.tuple(fc.constant(cells), shuffled(cells)));

describe("a random composite", () => {
  test("has contributions that sum to every score, and no NaN", () => {
    fc.assert(
      fc.property(composite, rows, (described, cells) => {
        const scored = scoreComposite(described, unitsOf(cells));
        assertContributions(scored);
        expect(scored.score.every(Number.isFinite)).toBe(true);
        scored.ids.forEach((id, unit) => {
          const { sum: total, reasons } = explain(scored, id);
          const size = sum(reasons.map((reason) => Math.abs(reason.contribution)));
          expect(Math.abs(total - scored.score[unit]!)).toBeLessThanOrEqual(1e-12 * Math.max(1, size));
        });
      }),
      runs,
    );
  });

  test("ranks the same units the same in every order of rows", () => {
    fc.assert(
      fc.property(composite, rowsAndOrder, (described, [cells, order]) => {
        const forwards = scoreComposite(described, unitsOf(cells));
        const moved = scoreComposite(described, unitsOf(cells, order));
        order.forEach((unit, place) => {
          expect(moved.rank[place]).toBe(forwards.rank[unit]);
          expect(moved.score[place]).toBe(forwards.score[unit]);
        });
      }),
      runs,
    );
  });

  test("scores within its scale", () => {
    fc.assert(
      fc.property(composite, rows, (described, cells) => {
        const { score, contributions } = scoreComposite(
          { ...described, weights: undefined, scale: [0, 100] },
          unitsOf(cells),
        );
        // A score is as exact as what it is the sum of: where 1e17 is taken from 1e17, 100 is one of its last digits.
        const sizes = [...contributions.values()].flatMap((column) => Array.from(column, Math.abs));
        const hair = 1e-9 + 1e-15 * Math.max(0, ...sizes);
        expect(score.every((value) => value >= -hair && value <= 100 + hair)).toBe(true);
      }),
      runs,
    );
  });
});

describe("a random card", () => {
  test("has contributions that sum to every score, which lies between 0 and the maximum", () => {
    fc.assert(
      fc.property(card, rows, (described, cells) => {
        const scored = scoreCard(described, unitsOf(cells));
        assertContributions(scored);
        scored.score.forEach((score, unit) => {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(scored.maximum[unit]! + 1e-12);
          expect(explain(scored, scored.ids[unit]!).sum).toBeCloseTo(score, 12);
        });
      }),
      runs,
    );
  });

  test("ranks the same units the same in every order of rows", () => {
    fc.assert(
      fc.property(card, rowsAndOrder, (described, [cells, order]) => {
        const forwards = scoreCard(described, unitsOf(cells));
        const moved = scoreCard(described, unitsOf(cells, order));
        order.forEach((unit, place) => {
          expect(moved.rank[place]).toBe(forwards.rank[unit]);
        });
      }),
      runs,
    );
  });

  test("never scores more than its maximum said when the unknown becomes known", () => {
    fc.assert(
      fc.property(card, rows, (described, cells) => {
        const before = scoreCard(described, unitsOf(cells));
        const known = cells.map((row) => row.map(({ value }) => ({ value, state: 0 })));
        const after = scoreCard(described, unitsOf(known));
        after.score.forEach((score, unit) => {
          expect(score).toBeGreaterThanOrEqual(before.score[unit]! - 1e-12);
          expect(score).toBeLessThanOrEqual(before.maximum[unit]! + 1e-12);
        });
      }),
      runs,
    );
  });
});
