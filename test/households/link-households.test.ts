import { linkHouseholds } from "@needscope/households";
import { suppressed, tableFromRows } from "@needscope/table";
import { describe, expect, test } from "vitest";

const text = { household: "text", line: "number" } as const;
const tax = tableFromRows(
  "council-tax",
  [
    { household: "H2", line: 2 },
    { household: undefined, line: 3 },
    { household: "H1", line: 4 },
    { household: "01", line: 5 },
  ],
  text,
);
const rent = tableFromRows(
  "rent",
  [
    { household: "H1", line: 2 },
    { household: "H9", line: 3 },
    { household: "H1", line: 4 },
    { household: suppressed, line: 5 },
    { household: "1", line: 6 },
  ],
  text,
);
const tables = new Map([tax, rent].map((table) => [table.name, table]));

describe("linkHouseholds", () => {
  test("gives each row its household, in the order of the table that has them all, and accounts for every row", () => {
    const { unit, ids, unitOf, accounts } = linkHouseholds(tables, { key: "household", of: "council-tax" });
    expect({ unit, ids }).toEqual({ unit: "household", ids: ["H2", "H1", "01"] });
    expect(unitOf.get("council-tax")).toEqual(Int32Array.of(0, -1, 1, 2));
    expect(unitOf.get("rent")).toEqual(Int32Array.of(1, -1, 1, -1, -1));
    expect(accounts.get("council-tax")).toEqual({
      ...{ left: 4, right: 3, matched: 3, leftUnmatched: 1, rightUnmatched: 0, fanOut: 0 },
    });
    expect(accounts.get("rent")).toEqual({
      ...{ left: 5, right: 3, matched: 2, leftUnmatched: 3, rightUnmatched: 2, fanOut: 0 },
    });
  });

  test("a household that stands twice where it should stand once is refused, by line and without its reference", () => {
    const twice = new Map([["rent", rent]]);
    expect(() => linkHouseholds(twice, { key: "household", of: "rent" })).toThrow(
      'A household stands twice in "rent" (line 2 and line 4), so "household" does not say whose a record is; ' +
        "keep one row for each household.",
    );
  });

  test("an absent table, an absent column and a key that is no text are errors that say what there is", () => {
    expect(() => linkHouseholds(tables, { key: "household", of: "tax" })).toThrow(
      'There is no table "tax" that households could be taken from. Known: council-tax, rent.',
    );
    expect(() => linkHouseholds(tables, { key: "uprn", of: "rent" })).toThrow('no column "uprn"');
    expect(() => linkHouseholds(tables, { key: "line", of: "rent" })).toThrow("is a number column, not text");
  });

  test("no rows give no households", () => {
    const none = tableFromRows("council-tax", [], text);
    const { ids, unitOf } = linkHouseholds(new Map([["council-tax", none]]), {
      key: "household",
      of: "council-tax",
    });
    expect({ ids, rows: unitOf.get("council-tax")!.length }).toEqual({ ids: [], rows: 0 });
  });
});
