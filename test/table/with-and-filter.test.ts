import type { Row } from "@needscope/table";
import {
  columnBuilder,
  filterTable,
  suppressed,
  tableFromRows,
  takeRows,
  toRows,
  column,
  withColumns,
} from "@needscope/table";
import { describe, expect, test } from "vitest";

const kinds = { ref: "text", balance: "number", from: "date", agreed: "flag" } as const;
const rows: Row[] = [
  { ref: "a", balance: 1, from: "2016-01-01", agreed: true },
  { ref: "b", balance: suppressed, from: undefined, agreed: false },
  { ref: undefined, balance: 3, from: "2016-01-03", agreed: undefined },
];
const table = tableFromRows("rent", rows, kinds);

describe("withColumns", () => {
  test("adds at the end, replaces in place, and leaves the input as it was", () => {
    const builder = columnBuilder("number");
    [1, 2, 3].forEach((value) => builder.push(value));
    const added = builder.finish();
    const wider = withColumns(
      table,
      new Map([
        ["balance", added],
        ["owed", added],
      ]),
    );
    expect([...wider.columns.keys()]).toEqual(["ref", "balance", "from", "agreed", "owed"]);
    expect(wider.columns.get("balance")).toBe(added);
    expect([...table.columns.keys()]).toEqual(["ref", "balance", "from", "agreed"]);
  });

  test("refuses a column of another length", () => {
    expect(() => withColumns(table, new Map([["x", columnBuilder("text").finish()]]))).toThrow(
      'Column "x" cannot be added to table "rent": it has 0 rows and the table has 3.',
    );
  });
});

describe("filterTable", () => {
  test("keeps the rows asked for, in that order, with every state", () => {
    expect(toRows(filterTable(table, [2, 1, 1]))).toEqual([rows[2], rows[1], rows[1]]);
    expect(toRows(filterTable(table, Int32Array.of(0)))).toEqual([rows[0]]);
    expect(filterTable(table, []).rowCount).toBe(0);
  });

  test("refuses a row that is not there", () => {
    for (const row of [-1, 3, 0.5, Number.NaN]) expect(() => filterTable(table, [row])).toThrow("has no row");
  });

  test("takeRows gives long runs, single rows and rows that are not there alike", () => {
    const long = tableFromRows(
      "long",
      Array.from({ length: 200 }, (_, i) => ({ n: i % 7 === 0 ? undefined : i })),
      { n: "number" },
    );
    const runs = [
      ...Array(100).keys(),
      5,
      5,
      3,
      -1,
      ...Array.from({ length: 60 }, (_, i) => 139 + i),
      0,
      1,
      250,
    ];
    const taken = takeRows(column(long, "n"), runs);
    expect([...taken.state]).toEqual(runs.map((row) => (row < 0 || row >= 200 || row % 7 === 0 ? 1 : 0)));
    expect(toRows({ name: "taken", rowCount: runs.length, columns: new Map([["n", taken]]) })).toEqual(
      runs.map((row) => ({ n: row < 0 || row >= 200 || row % 7 === 0 ? undefined : row })),
    );
  });

  test("takeRows gives a missing cell for -1, in every kind", () => {
    for (const name of table.columns.keys()) {
      expect(takeRows(column(table, name), [-1]).state).toEqual(Uint8Array.of(1));
    }
  });
});
