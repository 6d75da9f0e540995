import type { Row } from "@needscope/table";
import { joinTables, suppressed, tableFromRows, toRows } from "@needscope/table";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const people = tableFromRows(
  "people",
  [
    { person: "P1", nino: "ZZ000001A", line: 2 },
    { person: "P2", nino: "ZZ000002A", line: 3 },
    { person: "P3", nino: undefined, line: 4 },
  ],
  { person: "text", nino: "text", line: "number" },
);
const rent = tableFromRows(
  "rent",
  [
    { nino: "ZZ000002A", balance: 500, line: 2 },
    { nino: "ZZ000009A", balance: 900, line: 3 },
    { nino: undefined, balance: 700, line: 4 },
  ],
  { nino: "text", balance: "number", line: "number" },
);
const on = { left: "nino", right: "nino" };

describe("joinTables", () => {
  test("keeps every left row, names clashing columns after their table, and accounts for every row", () => {
    const { table, account } = joinTables(people, rent, { on });
    expect(toRows(table)).toEqual([
      { person: "P1", nino: "ZZ000001A", line: 2, balance: undefined, "rent.line": undefined },
      { person: "P2", nino: "ZZ000002A", line: 3, balance: 500, "rent.line": 2 },
      { person: "P3", nino: undefined, line: 4, balance: undefined, "rent.line": undefined },
    ]);
    expect(account).toEqual({
      left: 3,
      right: 3,
      matched: 1,
      leftUnmatched: 2,
      rightUnmatched: 2,
      fanOut: 0,
    });
  });

  test("missing and suppressed keys meet nothing, not even one another", () => {
    const left = tableFromRows("l", [{ k: undefined }, { k: suppressed }], { k: "text" });
    const right = tableFromRows("r", [{ k: undefined }, { k: suppressed }], { k: "text" });
    const { account } = joinTables(left, right, { on: { left: "k", right: "k" } });
    expect(account).toEqual({
      left: 2,
      right: 2,
      matched: 0,
      leftUnmatched: 2,
      rightUnmatched: 2,
      fanOut: 0,
    });
  });

  test("text keys are equal only when their bytes are equal", () => {
    const left = tableFromRows("l", [{ k: "123" }, { k: "a1" }, { k: "\u00e9" }, { k: "x " }], { k: "text" });
    const right = tableFromRows("r", [{ k: "000123" }, { k: "A1" }, { k: "e\u0301" }, { k: "x" }], {
      k: "text",
    });
    expect(joinTables(left, right, { on: { left: "k", right: "k" } }).account.matched).toBe(0);
  });

  test("joining text against number is an error that says what to do", () => {
    const numbers = tableFromRows("numbers", [{ id: 1 }], { id: "number" });
    expect(() => joinTables(people, numbers, { on: { left: "nino", right: "id" } })).toThrow(
      'Joining "people" to "numbers": "nino" is a text column and "id" a number column, which never meet; ' +
        "declare both as the same kind (identifiers are text).",
    );
  });

  test("fan-out is an error that names the join, until it is declared", () => {
    const twice = tableFromRows(
      "rent",
      [
        { nino: "ZZ000001A", b: 1 },
        { nino: "ZZ000001A", b: 2 },
      ],
      {
        nino: "text",
        b: "number",
      },
    );
    expect(() => joinTables(people, twice, { on })).toThrow(
      'Joining "people" to "rent" on nino = nino would make 1 extra rows of "people", because rows of "rent" ' +
        "share a key; declare fanOut: true if that is meant.",
    );
    const { table, account } = joinTables(people, twice, { on, fanOut: true });
    expect(toRows(table).map(({ person, b }) => [person, b])).toEqual([
      ["P1", 1],
      ["P1", 2],
      ["P2", undefined],
      ["P3", undefined],
    ]);
    expect(account.fanOut).toBe(1);
  });

  test("several left rows may meet the same right row: that is a lookup, not a fan-out", () => {
    const left = tableFromRows("l", [{ k: "a" }, { k: "a" }], { k: "text" });
    const right = tableFromRows("r", [{ k: "a", v: 1 }], { k: "text", v: "number" });
    const { account } = joinTables(left, right, { on: { left: "k", right: "k" } });
    expect(account).toEqual({
      left: 2,
      right: 1,
      matched: 2,
      leftUnmatched: 0,
      rightUnmatched: 0,
      fanOut: 0,
    });
  });

  test("keys of several columns do not run into one another", () => {
    const kinds = { a: "text", b: "text" } as const;
    const left = tableFromRows(
      "l",
      [
        { a: "x-y", b: "z" },
        { a: "1:", b: "" },
      ],
      kinds,
    );
    const right = tableFromRows(
      "r",
      [
        { a: "x", b: "y-z" },
        { a: "1", b: ":" },
      ],
      kinds,
    );
    const both = ["a", "b"];
    expect(joinTables(left, right, { on: { left: both, right: both } }).account.matched).toBe(0);
    expect(joinTables(left, left, { on: { left: both, right: both } }).account.matched).toBe(2);
    expect(() => joinTables(left, right, { on: { left: both, right: "a" } })).toThrow("as many key columns");
  });

  test("a name that would clash twice is refused", () => {
    const left = tableFromRows("l", [], { k: "text", v: "text", "r.v": "text" });
    const right = tableFromRows("r", [], { k: "text", v: "text" });
    expect(() => joinTables(left, right, { on: { left: "k", right: "k" } })).toThrow('called "r.v"');
  });

  test("for any keys the account adds up and agrees with a nested loop", () => {
    const key = fc.option(fc.constantFrom("a", "b", "c", "d"), { nil: undefined });
    fc.assert(
      fc.property(fc.array(key), fc.array(key), (leftKeys, rightKeys) => {
        const left = tableFromRows(
          "l",
          leftKeys.map((k) => ({ k })),
          { k: "text" },
        );
        const right = tableFromRows(
          "r",
          rightKeys.map((k, i) => ({ k, i })),
          { k: "text", i: "number" },
        );
        const { table, account } = joinTables(left, right, { on: { left: "k", right: "k" }, fanOut: true });
        const meets = (k: string | undefined, other: string | undefined) => k !== undefined && k === other;
        const expected = leftKeys.flatMap((k): Row[] => {
          const found = rightKeys.flatMap((other, i) => (meets(k, other) ? [i] : []));
          return found.length > 0 ? found.map((i) => ({ k, i })) : [{ k, i: undefined }];
        });
        expect(toRows(table)).toEqual(expected);
        expect(account.matched).toBe(
          leftKeys.filter((k) => rightKeys.some((other) => meets(k, other))).length,
        );
        expect(account.rightUnmatched).toBe(
          rightKeys.filter((other) => !leftKeys.some((k) => meets(k, other))).length,
        );
        expect(account.matched + account.leftUnmatched).toBe(account.left);
        expect(table.rowCount).toBe(account.left + account.fanOut);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test("for any keys of a text, a number, a date and a flag the result is that of a nested loop", () => {
    const kinds = { text: "text", number: "number", date: "date", flag: "flag" } as const;
    const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 9 });
    const row = fc.record({
      text: maybe(fc.constantFrom("a", "b")),
      number: maybe(fc.constantFrom(0, -0, 1, 1e300)),
      date: maybe(fc.constantFrom("2016-02-29", "2016-03-01")),
      flag: maybe(fc.boolean()),
    });
    const key = Object.keys(kinds) as (keyof typeof kinds)[];
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (leftRows, rightRows) => {
        const left = tableFromRows("l", leftRows, kinds);
        const numbered = rightRows.map((one, i) => ({ ...one, i }));
        const right = tableFromRows("r", numbered, { ...kinds, i: "number" });
        const { table } = joinTables(left, right, { on: { left: key, right: key }, fanOut: true });
        const expected = leftRows.flatMap((one) => {
          const met = rightRows.flatMap((other, i) =>
            key.every((name) => one[name] !== undefined && one[name] === other[name]) ? [i] : [],
          );
          return met.length > 0 ? met : [undefined];
        });
        expect(toRows(table).map(({ i }) => i)).toEqual(expected);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test("nothing of the left is copied where no left row is repeated", () => {
    const { table } = joinTables(people, rent, { on });
    expect(table.columns.get("person")).toBe(people.columns.get("person"));
  });
});
