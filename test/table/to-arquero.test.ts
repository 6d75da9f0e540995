import { column, suppressed, tableFromRows } from "@needscope/table";
import { toArquero } from "@needscope/table/arquero";
import { op } from "arquero";
import { describe, expect, test } from "vitest";

const table = tableFromRows(
  "rent",
  [
    { ref: "000123", balance: 5, days: 1, from: "2016-03-31", agreed: true },
    { ref: "000124", balance: 7, days: undefined, from: undefined, agreed: false },
  ],
  { ref: "text", balance: "number", days: "number", from: "date", agreed: "flag" },
);

describe("toArquero", () => {
  test("shares the buffer of a number column: nothing is copied", () => {
    const shared = tableFromRows("t", [{ n: 1 }, { n: undefined }], { n: "number" });
    const whole = column(table, "balance", "number");
    const gaps = column(shared, "n", "number");
    const wholeView = toArquero(table);
    const gapsView = toArquero(shared);
    expect(wholeView.column("balance")).toBe(whole.values);
    whole.values[0] = 500;
    gaps.values[0] = 9;
    expect(wholeView.get("balance", 0)).toBe(500);
    expect(gapsView.get("n", 0)).toBe(9);
    whole.values[0] = 5;
  });

  test("shows text decoded, dates as text, flags as true or false, missing as undefined", () => {
    expect(toArquero(table).objects()).toEqual([
      { ref: "000123", balance: 5, days: 1, from: "2016-03-31", agreed: true },
      { ref: "000124", balance: 7, days: undefined, from: undefined, agreed: false },
    ]);
    expect(toArquero(table).columnNames()).toEqual(["ref", "balance", "days", "from", "agreed"]);
  });

  test("Arquero's verbs work over the view, and skip what is missing", () => {
    const total = toArquero(table).rollup({
      balance: op.sum("balance"),
      days: op.sum("days"),
      refs: op.distinct("ref"),
    });
    expect(total.objects()).toEqual([{ balance: 12, days: 1, refs: 2 }]);
  });

  test("a sum over a suppressed cell fails loudly unless the caller says what stands for it", () => {
    const hidden = tableFromRows("t", [{ n: 3 }, { n: suppressed }], { n: "number" });
    expect(() =>
      toArquero(hidden)
        .rollup({ sum: op.sum("n") })
        .objects(),
    ).toThrow(TypeError);
    expect(
      toArquero(hidden, { suppressedAs: undefined })
        .rollup({ sum: op.sum("n") })
        .objects(),
    ).toEqual([{ sum: 3 }]);
    expect(toArquero(hidden, { suppressedAs: "[c]" }).array("n")).toEqual([3, "[c]"]);
  });

  test("an empty table is an empty view", () => {
    expect(toArquero(tableFromRows("t", [], { n: "number" })).numRows()).toBe(0);
  });
});
