import { type Condition, evaluate, type RuleColumn } from "@needscope/rules";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

// The same columns twice: with their cells as arrays, and cell by cell only, which test/rules/evaluate.test.ts proves.
const days = ["1969-12-31", "1970-01-01", "2016-02-29", "2016-03-01"];
const numbers = [-1.5, -0, 0, 0.1, 3];
const texts = ["a", "b", ""];
const row = fc.record({
  number: fc.option(fc.constantFrom(...numbers)),
  other: fc.option(fc.constantFrom(0, 0.1, 2)),
  date: fc.option(fc.constantFrom(...days)),
  flag: fc.option(fc.boolean()),
  text: fc.option(fc.constantFrom(...texts)),
});
type Cells = ReturnType<typeof row.generate>["value"];

function columnsOf(rows: readonly Cells[], withCells: boolean): Map<string, RuleColumn> {
  const valuesOf = (field: keyof Cells) => rows.map((one) => one[field] ?? undefined);
  const state = (field: keyof Cells) => Uint8Array.from(rows, (one) => (one[field] === null ? 1 : 0));
  const plain = (field: keyof Cells, kind: RuleColumn["kind"]) => {
    const values = valuesOf(field);
    return { kind, valueAt: (at: number) => values[at] };
  };
  const day = (text: string | null) => (text === null ? 0 : Date.parse(text) / 86_400_000);
  const cells = {
    number: { values: Float64Array.from(rows, (one) => one.number ?? NaN), state: state("number") },
    other: { values: Float64Array.from(rows, (one) => one.other ?? NaN), state: state("other") },
    date: { values: Int32Array.from(rows, (one) => day(one.date)), state: state("date") },
    flag: { values: Uint8Array.from(rows, (one) => Number(one.flag)), state: state("flag") },
    text: {
      codes: Uint32Array.from(rows, (one) => Math.max(0, texts.indexOf(one.text ?? ""))),
      pool: texts,
      state: state("text"),
    },
  };
  const kinds = { number: "number", other: "number", date: "date", flag: "flag", text: "text" } as const;
  return new Map(
    Object.entries(kinds).map(([field, kind]) => {
      const column = plain(field as keyof Cells, kind);
      return [field, withCells ? { ...column, cells: cells[field as keyof Cells] } : column];
    }),
  );
}

const ordering = (edge: fc.Arbitrary<number | string>) =>
  fc
    .tuple(fc.constantFrom("atLeast", "moreThan", "atMost", "lessThan"), edge)
    .map(([word, value]) => ({ [word]: value }));
const equality = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    value.map((is) => ({ is })),
    value.map((isNot) => ({ isNot })),
  );
const known = fc.boolean().map((one) => ({ known: one }));
const numberEdge = fc.constantFrom(...numbers, 20);
const dateEdge = fc.constantFrom(...days, "2016-02-28");
const comparison = fc.oneof(
  fc.oneof(ordering(numberEdge), equality(numberEdge), known).map((one) => ({ field: "number", ...one })),
  fc.subarray(numbers, { minLength: 1 }).map((list) => ({ field: "number", in: list })),
  ordering(numberEdge).map((one) => ({ field: "number", over: "other", ...one })),
  fc.oneof(ordering(dateEdge), equality(dateEdge), known).map((one) => ({ field: "date", ...one })),
  fc.oneof(equality(fc.boolean()), known).map((one) => ({ field: "flag", ...one })),
  fc.oneof(equality(fc.constantFrom(...texts, "c")), known).map((one) => ({ field: "text", ...one })),
  fc.subarray(texts, { minLength: 1 }).map((list) => ({ field: "text", in: list })),
);
const condition = fc.letrec((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.array(tie("one"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("one"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie("one").map((one) => ({ not: one })),
  ),
})).one as fc.Arbitrary<Condition>;

describe("conditions over arrays", () => {
  test("answer every row as conditions over cells do", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), condition, (rows, asked) => {
        const [arrays, cells] = [true, false].map((how) =>
          evaluate(asked, rows.length, columnsOf(rows, how)),
        );
        expect(arrays).toEqual(cells);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  test("what is wrong with a comparison is told in the same words", () => {
    const columns = columnsOf([], true);
    expect(() => evaluate({ field: "text", atLeast: 1 }, 0, columns)).toThrow("cannot be put in order");
    expect(() => evaluate({ field: "date", atMost: "2016-02-30" }, 0, columns)).toThrow(
      'cannot be compared with "2016-02-30": say a date as "yyyy-mm-dd".',
    );
    expect(() => evaluate({ field: "text", over: "number", atLeast: 1 }, 0, columns)).toThrow(
      "two fields of numbers",
    );
  });
});
