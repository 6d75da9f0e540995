import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromDanfo, toDanfo } from "@needscope/danfo";
import { tableFromRows, toRows } from "@needscope/table";
import type * as Danfo from "danfojs-node";
import { describe, expect, test, vi } from "vitest";

// Each trap of danfojs-node 1.2.0 is shown as it is, so that a version without it is noticed, and beside it the
// way round that packages/danfo/README.md gives. It is optional: where it is not installed, these are skipped.
const danfo = await import("danfojs-node").catch(() => undefined);
const reason = danfo === undefined ? " (skipped: danfojs-node is not installed)" : "";

// TensorFlow.js greets on the console at its first sum.
vi.spyOn(console, "warn").mockImplementation(() => undefined);

const rent = tableFromRows(
  "rent",
  [
    { ref: "000123", ward: "A", balance: 1000 },
    { ref: "000456", ward: "A", balance: undefined },
    { ref: "000789", ward: "B", balance: 400 },
  ],
  { ref: "text", ward: "text", balance: "number" },
);

describe.skipIf(danfo === undefined)(`danfojs-node's traps and the ways round them${reason}`, () => {
  const { DataFrame, Series, concat, merge, readCSV, toCSV } = danfo ?? ({} as typeof Danfo);

  test("a group mean counts null as 0; complete rows give the mean of what is known", () => {
    const trap = new DataFrame({ ward: ["A", "A", "B"], balance: [1000, null, 400] });
    expect(trap.groupby(["ward"]).col(["balance"]).mean().values).toEqual([
      ["A", 500],
      ["B", 400],
    ]);

    const frame = toDanfo(rent, danfo!, { complete: ["balance"] });
    expect(frame.groupby(["ward"]).col(["balance"]).mean().values).toEqual([
      ["A", 1000],
      ["B", 400],
    ]);
    // Without `complete` a gap shows itself as NaN and not as a wrong figure.
    expect(toDanfo(rent, danfo!).groupby(["ward"]).col(["balance"]).mean().values).toEqual([
      ["A", NaN],
      ["B", 400],
    ]);
  });

  test("a group-by on two keys makes one of (x-y, z) and (x, y-z); a joined key keeps them apart", () => {
    const rows = [
      { a: "x-y", b: "z", n: 1 },
      { a: "x", b: "y-z", n: 2 },
    ];
    const trap = new DataFrame(rows);
    expect(trap.groupby(["a", "b"]).col(["n"]).sum().values).toEqual([["x-y", "z", 3]]);

    const table = tableFromRows("places", rows, { a: "text", b: "text", n: "number" });
    const frame = toDanfo(table, danfo!, { keys: { place: ["a", "b"] } });
    expect(frame.groupby(["place"]).col(["n"]).sum().values).toEqual([
      ['["x-y","z"]', 1],
      ['["x","y-z"]', 2],
    ]);
  });

  test("a merge on two keys makes one of (x_y, z) and (x, y_z); a joined key keeps them apart", () => {
    const left = [{ a: "x_y", b: "z", n: 1 }];
    const right = [{ a: "x", b: "y_z", m: 2 }];
    const options = { on: ["a", "b"], how: "inner" as const };
    const trap = merge({ left: new DataFrame(left), right: new DataFrame(right), ...options });
    expect(trap.values).toEqual([["x_y", "z", 1, 2]]);

    const kinds = { a: "text", b: "text" } as const;
    const keys = { keys: { place: ["a", "b"] } };
    const sides = {
      left: toDanfo(tableFromRows("left", left, { ...kinds, n: "number" }), danfo!, keys),
      right: toDanfo(tableFromRows("right", right, { ...kinds, m: "number" }), danfo!, keys),
    };
    expect(merge({ ...sides, on: ["place"], how: "inner" }).values).toEqual([]);
  });

  test("readCSV turns 000123 into 123; a table that was read by its declaration keeps its text", async () => {
    const folder = mkdtempSync(join(tmpdir(), "needscope-danfo-"));
    const file = join(folder, "rent.csv");
    try {
      writeFileSync(file, "ref,balance\n000123,10.00\n000456,0.50\n");
      expect((await readCSV(file)).values).toEqual([
        [123, 10],
        [456, 0.5],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }

    const frame = toDanfo(rent, danfo!);
    expect(frame.column("ref").values).toEqual(["000123", "000456", "000789"]);
    expect(frame.dtypes).toEqual(["string", "string", "float32"]);
  });

  test("danfo guesses that text of digits is a number; toDanfo says that it is text", () => {
    expect(new DataFrame({ ref: ["000123", "000456"] }).dtypes).toEqual(["int32"]);
    expect(toDanfo(rent, danfo!).dtypes).toEqual(["string", "string", "float32"]);
  });

  test("danfo guesses that a flag with a gap is a number; toDanfo says that it is a flag", () => {
    const rows = [{ eviction: true }, { eviction: undefined }];
    expect(new DataFrame({ eviction: [true, undefined] }).dtypes).toEqual(["float32"]);
    expect(toDanfo(tableFromRows("flags", rows, { eviction: "flag" }), danfo!).dtypes).toEqual(["boolean"]);
  });

  test("concat changes its input; a frame made anew by toDanfo shares nothing with the table", () => {
    const first = new Series([1, 2]);
    concat({ dfList: [first, new Series([3])], axis: 0 });
    expect(first.values).toEqual([1, 2, 3]);

    const before = toRows(rent);
    const broken = toDanfo(rent, danfo!);
    concat({ dfList: [broken.column("balance"), new Series([3])], axis: 0 });
    expect(toRows(rent)).toEqual(before);
    expect(toDanfo(rent, danfo!).values).toHaveLength(3);
  });

  test("NaN breaks sorting; complete rows are sorted", () => {
    const rows = [3, undefined, 1, undefined, 2].map((n) => ({ n }));
    const table = tableFromRows("numbers", rows, { n: "number" });
    expect(toDanfo(table, danfo!).sortValues("n").values).toEqual([[3], [NaN], [1], [NaN], [2]]);
    expect(toDanfo(table, danfo!, { complete: ["n"] }).sortValues("n").values).toEqual([[1], [2], [3]]);
  });

  test("CSV output does not quote; fromDanfo gives the rows to a writer that does", () => {
    const table = tableFromRows("names", [{ name: 'The "Old" Mill, Ash', n: 1 }], {
      name: "text",
      n: "number",
    });
    const frame = toDanfo(table, danfo!);
    expect(toCSV(frame)).toBe('name,n\nThe "Old" Mill, Ash,1\n');
    expect(toRows(fromDanfo(frame, { name: "names", kinds: { name: "text", n: "number" } }))).toEqual(
      toRows(table),
    );
  });

  test("arithmetic on a frame rounds pence to single precision; values go in and out exactly", () => {
    const table = tableFromRows("large", [{ n: 16_777_217 }, { n: 1 }], { n: "number" });
    const frame = toDanfo(table, danfo!);
    expect(frame.add(0).values).toEqual([[16_777_216], [1]]);
    expect(toRows(fromDanfo(frame, { name: "large", kinds: { n: "number" } }))).toEqual(toRows(table));
  });

  test("a column called columns never returns and one called count loses the count; toDanfo refuses both", () => {
    const odd = (name: string) => ({ columns: [name], dtypes: ["float32"] });
    expect(() => new DataFrame([[1]], odd("columns")).columns).toThrow("Maximum call stack");
    expect(typeof new DataFrame([[1]], odd("count")).count).not.toBe("function");

    for (const name of ["columns", "count", "$index"]) {
      const table = tableFromRows("odd", [{ [name]: 1 }], { [name]: "number" });
      expect(() => toDanfo(table, danfo!)).toThrow(
        `Column "${name}" of table "odd" has a name that a DataFrame uses`,
      );
    }
  });
});
