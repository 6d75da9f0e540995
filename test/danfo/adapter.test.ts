import { fromDanfo, toDanfo } from "@needscope/danfo";
import type { DanfoLibrary } from "@needscope/danfo";
import { suppressed, tableFromRows, toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";

// A stand-in for the library, so that what the adapter itself promises is tested where danfojs-node is absent.
class PlainFrame {
  readonly values: unknown[][];
  readonly columns: string[];
  readonly dtypes: string[];
  constructor(values: unknown[][], options: { columns: string[]; dtypes: string[] }) {
    this.values = values;
    this.columns = options.columns;
    this.dtypes = options.dtypes;
  }
}
const plain: DanfoLibrary<PlainFrame> = { DataFrame: PlainFrame };

const kinds = { ref: "text", balance: "number", started: "date", eviction: "flag" } as const;
const rent = tableFromRows(
  "rent",
  [
    { ref: "000123", balance: 12050, started: "2016-02-29", eviction: true },
    { ref: "x,y", balance: undefined, started: undefined, eviction: undefined },
    { ref: undefined, balance: 0, started: "1969-12-31", eviction: false },
  ],
  kinds,
);

describe("toDanfo", () => {
  test("names a dtype for every column and writes missing as NaN or undefined, never null or zero", () => {
    const frame = toDanfo(rent, plain);
    expect(frame.columns).toEqual(["ref", "balance", "started", "eviction"]);
    expect(frame.dtypes).toEqual(["string", "float32", "string", "boolean"]);
    expect(frame.values).toEqual([
      ["000123", 12050, "2016-02-29", true],
      ["x,y", Number.NaN, undefined, undefined],
      [undefined, 0, "1969-12-31", false],
    ]);
  });

  test("keeps only the rows in which the columns named as complete are present", () => {
    expect(toDanfo(rent, plain, { complete: ["balance", "ref"] }).values).toHaveLength(1);
    expect(() => toDanfo(rent, plain, { complete: ["balanse"] })).toThrow('no column "balanse"');
  });

  test("refuses suppressed cells until told that they may become missing", () => {
    const visits = tableFromRows("visits", [{ n: 4 }, { n: suppressed }], { n: "number" });
    expect(() => toDanfo(visits, plain)).toThrow('Column "n" of table "visits" has 1 suppressed cell(s)');
    expect(toDanfo(visits, plain, { suppressed: "missing" }).values).toEqual([[4], [Number.NaN]]);
    expect(toDanfo(visits, plain, { complete: ["n"] }).values).toEqual([[4]]);
  });

  test("joins key columns so that different keys stay different and a missing part makes a missing key", () => {
    const places = tableFromRows(
      "places",
      [{ a: "x-y", b: "z" }, { a: "x", b: "y-z" }, { a: 'x","y', b: "z" }, { a: "x" }],
      { a: "text", b: "text" },
    );
    const keys = toDanfo(places, plain, { keys: { place: ["a", "b"] } }).values.map((row) => row[2]);
    expect(new Set(keys.slice(0, 3)).size).toBe(3);
    expect(keys[3]).toBeUndefined();
    expect(() => toDanfo(places, plain, { keys: { a: ["b"] } })).toThrow('Key "a" has the name of a column');
  });
});

describe("fromDanfo", () => {
  test("gives back the table that toDanfo took: ids with their zeros, dates, flags and what is missing", () => {
    expect(toRows(fromDanfo(toDanfo(rent, plain), { name: "rent", kinds }))).toEqual(toRows(rent));
  });

  test("takes null, undefined and NaN as missing, and no rows as no rows", () => {
    const frame = {
      columns: ["n", "t"],
      values: [
        [null, null],
        [undefined, undefined],
        [Number.NaN, Number.NaN],
      ],
    };
    const table = fromDanfo(frame, { name: "gaps", kinds: { n: "number", t: "text" } });
    expect([...table.columns.values()].map(({ state }) => [...state])).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(fromDanfo({ columns: ["n"], values: [] }, { name: "none", kinds: { n: "number" } }).rowCount).toBe(
      0,
    );
  });

  test("refuses ids that have become numbers, unknown columns and what is no DataFrame, without showing a cell", () => {
    const frame = { columns: ["ref"], values: [[123]] };
    expect(() => fromDanfo(frame, { name: "rent", kinds: { ref: "text" } })).toThrow(
      'Column "ref", row 0: a text column takes a string, and danfo gives a number.',
    );
    expect(() => fromDanfo(frame, { name: "rent", kinds: { reff: "text" } })).toThrow('no column "reff"');
    expect(() => fromDanfo({ columns: ["0"], values: [1] }, { name: "s", kinds: {} })).toThrow(
      "perhaps a Series",
    );
  });
});
