import type { Row } from "@needscope/table";
import {
  cellAt,
  column,
  columnBuilder,
  rowAt,
  State,
  suppressed,
  tableFromRows,
  toRows,
} from "@needscope/table";
import { describe, expect, expectTypeOf, test } from "vitest";

const rent = tableFromRows(
  "rent",
  [
    { ref: "000123", balance: 12050, from: "2016-03-31", agreed: true },
    { ref: "000123", balance: 0, from: undefined, agreed: false },
    { balance: suppressed },
  ],
  { ref: "text", balance: "number", from: "date", agreed: "flag" },
);

describe("column", () => {
  test("gives the typed array of the kind asked for", () => {
    const balance = column(rent, "balance", "number");
    expectTypeOf(balance.values).toEqualTypeOf<Float64Array>();
    expect(balance).toEqual({
      kind: "number",
      values: Float64Array.of(12050, 0, Number.NaN),
      state: Uint8Array.of(State.present, State.present, State.suppressed),
    });
  });

  test("interns text: equal texts share one entry of the pool, with their zeros", () => {
    expect(column(rent, "ref", "text")).toEqual({
      kind: "text",
      codes: Uint32Array.of(0, 0, 0),
      pool: ["000123"],
      state: Uint8Array.of(State.present, State.present, State.missing),
    });
  });

  test("says in one sentence which columns there are, or which kind the column has", () => {
    expect(() => column(rent, "balence")).toThrow(
      'Table "rent" has no column "balence". Columns: ref, balance, from, agreed.',
    );
    expect(() => column(rent, "balance", "text")).toThrow(
      'Column "balance" of table "rent" is a number column, not text.',
    );
    expect(() => column(tableFromRows("empty", [], {}), "x")).toThrow("Columns: none.");
  });
});

describe("cells and rows", () => {
  test("missing is undefined, suppressed is the value suppressed, zero is zero", () => {
    const balance = column(rent, "balance");
    expect([0, 1, 2].map((row) => cellAt(balance, row))).toEqual([12050, 0, suppressed]);
    expect(toRows(rent)).toEqual([
      { ref: "000123", balance: 12050, from: "2016-03-31", agreed: true },
      { ref: "000123", balance: 0, from: undefined, agreed: false },
      { ref: undefined, balance: suppressed, from: undefined, agreed: undefined },
    ]);
  });

  test("suppressed cannot be added to a number by accident", () => {
    expect(() => Number(cellAt(column(rent, "balance"), 2)) + 1).toThrow(TypeError);
  });

  test("a row or cell that is not there is refused", () => {
    expect(() => rowAt(rent, 3)).toThrow('Table "rent" has no row 3; it has 3 rows, counted from 0.');
    expect(() => rowAt(rent, 0.5)).toThrow("has no row 0.5");
    expect(() => cellAt(column(rent, "ref"), -1)).toThrow("There is no row -1 in a column of 3 rows.");
  });

  test("columns named after prototype members are columns like any other", () => {
    const row = JSON.parse('{"__proto__":"a","constructor":"b"}') as Row;
    const kinds = JSON.parse('{"__proto__":"text","constructor":"text"}') as Record<string, "text">;
    const table = tableFromRows("odd", [row], kinds);
    expect(Object.entries(rowAt(table, 0))).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
    expect(Object.getPrototypeOf(rowAt(table, 0))).toBe(Object.prototype);
  });
});

describe("columnBuilder", () => {
  test("grows past its first room and keeps every cell", () => {
    const builder = columnBuilder("number");
    for (let i = 0; i < 1000; i += 1) builder.push(i % 10 === 0 ? undefined : i);
    const { values, state } = builder.finish();
    expect(builder.length).toBe(1000);
    expect(values.length).toBe(1000);
    expect(values[999]).toBe(999);
    expect(state.filter((one) => one === State.missing).length).toBe(100);
  });

  test("finish gives what was pushed so far and later pushes do not change it", () => {
    const builder = columnBuilder("text");
    builder.push("a");
    const first = builder.finish();
    builder.push("b");
    expect(first.pool).toEqual(["a"]);
    expect(builder.finish().codes).toEqual(Uint32Array.of(0, 1));
  });

  test.each([
    ["number", Number.NaN, "A number column takes finite numbers, not NaN or infinity"],
    ["number", "12", "A number column takes finite numbers, not text"],
    ["text", 12, "A text column takes text, not a number"],
    ["flag", 1, "A flag column takes true or false, not a number"],
    ["date", "31/03/2016", "Expected a real date written yyyy-mm-dd"],
    ["date", "2016-02-30", "Expected a real date written yyyy-mm-dd"],
    ["date", 1.5, "A date column takes yyyy-mm-dd or a whole day number"],
  ] as const)("a %s column refuses %s without repeating it", (kind, value, message) => {
    expect(() => columnBuilder(kind).push(value)).toThrow(message);
  });

  test("a refused value leaves the builder as it was", () => {
    const builder = columnBuilder("number");
    expect(() => builder.push("x")).toThrow();
    builder.push(1);
    expect(builder.finish()).toEqual({ kind: "number", values: Float64Array.of(1), state: Uint8Array.of(0) });
  });
});

describe("tableFromRows", () => {
  test("refuses a field with no kind, so that a typing error loses nothing in silence", () => {
    expect(() => tableFromRows("rent", [{ balence: 1 }], { balance: "number" })).toThrow(
      'A row of table "rent" has the field "balence", which has no kind. Known: balance.',
    );
  });

  test("no rows make empty columns", () => {
    const table = tableFromRows("none", [], { a: "text" });
    expect(table.rowCount).toBe(0);
    expect(column(table, "a", "text").pool).toEqual([]);
  });
});
