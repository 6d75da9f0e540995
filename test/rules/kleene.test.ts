import { and, type Condition, evaluate, not, or, type RuleColumn, Truth } from "@needscope/rules";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const truths = [Truth.no, Truth.yes, Truth.unknown];

describe("Kleene's strong logic", () => {
  test("has the tables of Kleene 1938", () => {
    const table = (join: typeof and) => truths.map((left) => truths.map((right) => join(left, right)));
    expect(table(and)).toEqual([
      [0, 0, 0],
      [0, 1, 2],
      [0, 2, 2],
    ]);
    expect(table(or)).toEqual([
      [0, 1, 2],
      [1, 1, 1],
      [2, 1, 2],
    ]);
    expect(truths.map(not)).toEqual([1, 0, 2]);
  });
});

const fields = ["a", "b", "c", "d"];

const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constantFrom(...fields), atLeast: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ field: fc.constantFrom(...fields), lessThan: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ field: fc.constantFrom(...fields), isNot: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    field: fc.constantFrom(...fields),
    in: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }),
  }),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison,
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));

type Row = readonly (number | undefined)[];
const row: fc.Arbitrary<Row> = fc.tuple(
  ...fields.map(() => fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined })),
);

function answer(asked: Condition, values: Row): number {
  const columns = new Map<string, RuleColumn>(
    fields.map((field, place) => [field, { kind: "number", valueAt: () => values[place] }]),
  );
  return evaluate(asked, 1, columns)[0]!;
}

describe("evaluate", () => {
  test("obeys De Morgan, double negation, and neither order nor repetition changes an answer", () => {
    fc.assert(
      fc.property(condition, condition, row, (left, right, values) => {
        const same = (one: Condition, other: Condition): void => {
          expect(answer(one, values)).toBe(answer(other, values));
        };
        same({ not: { all: [left, right] } }, { any: [{ not: left }, { not: right }] });
        same({ not: { any: [left, right] } }, { all: [{ not: left }, { not: right }] });
        same({ not: { not: left } }, left);
        same({ all: [left, right] }, { all: [right, left, right] });
        same({ any: [left, { all: [left, right] }] }, left);
        same({ all: [left, { any: [left, right] }] }, left);
      }),
      { seed: 2016, numRuns: 500 },
    );
  });

  test("never takes back a yes or a no when an unknown becomes known", () => {
    fc.assert(
      fc.property(
        condition,
        row,
        fc.tuple(...fields.map(() => fc.integer({ min: 0, max: 3 }))),
        (asked, values, found) => {
          const before = answer(asked, values);
          const after = answer(
            asked,
            values.map((value, place) => value ?? found[place]),
          );
          expect(after).not.toBe(Truth.unknown);
          if (before !== Truth.unknown) expect(after).toBe(before);
        },
      ),
      { seed: 2016, numRuns: 500 },
    );
  });
});
