import { linkFamiliesByKey } from "@needscope/households";
import { tableFromRows, toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";

const keyKinds = {
  extract: "text",
  record_ref: "text",
  person: "text",
  family: "text",
  household: "text",
} as const;

const keyRows = [
  { extract: "rent", record_ref: "T2", person: "P2", family: "FAM2", household: "H2" },
  { extract: "rent", record_ref: "T1", person: "P1", family: "FAM1", household: "H1" },
  { extract: "rent", record_ref: "T3", person: "P3", household: "H3" },
  { extract: "rent", record_ref: "T9", person: "P9", family: "FAM9", household: "H9" },
  { extract: "benefits", record_ref: "C1", person: "P1", family: "FAM1", household: "H1" },
  { extract: "elsewhere", record_ref: "T1", person: "P8", family: "FAM8", household: "H8" },
];
const keys = tableFromRows("person-key", keyRows, keyKinds);
const rent = tableFromRows(
  "rent",
  [
    { ref: "T1", line: 2 },
    { ref: "T2", line: 3 },
    { ref: "T3", line: 4 },
    { ref: "T4", line: 5 },
  ],
  { ref: "text", line: "number" },
);
const benefits = tableFromRows("benefits", [{ claim: "C1" }, { claim: "C1" }, { claim: undefined }], {
  claim: "text",
});
const refs = { rent: "ref", benefits: "claim" };

describe("linkFamiliesByKey", () => {
  test("adds person, family and household, and leaves them missing where a record is not linked", () => {
    const { tables } = linkFamiliesByKey([rent, benefits], keys, { refs });
    expect(toRows(tables.get("rent")!)).toEqual([
      { ref: "T1", line: 2, person: "P1", family: "FAM1", household: "H1" },
      { ref: "T2", line: 3, person: "P2", family: "FAM2", household: "H2" },
      { ref: "T3", line: 4, person: "P3", family: undefined, household: "H3" },
      { ref: "T4", line: 5, person: undefined, family: undefined, household: undefined },
    ]);
    expect(toRows(tables.get("benefits")!).map(({ family }) => family)).toEqual(["FAM1", "FAM1", undefined]);
  });

  test("says whose the records are that were set aside; of families with no other record, nobody's", () => {
    const setAside = new Map([["rent", ["T2", "T9", "T0"]]]);
    const linked = linkFamiliesByKey([rent, benefits], keys, { refs, setAside });
    expect(linked.families).toEqual(["FAM1", "FAM2"]);
    expect(linked.setAside).toEqual(new Map([["rent", Int32Array.of(1, -1, -1)]]));
    expect(linkFamiliesByKey([rent, benefits], keys, { refs }).setAside).toEqual(new Map());
  });

  test("families are sorted, are those that a row belongs to, and each row knows its own", () => {
    const { families, familyOf } = linkFamiliesByKey([rent, benefits], keys, { refs });
    expect(families).toEqual(["FAM1", "FAM2"]);
    expect(familyOf.get("rent")).toEqual(Int32Array.of(0, 1, -1, -1));
    expect(familyOf.get("benefits")).toEqual(Int32Array.of(0, 0, -1));
  });

  test("accounts for every row of each table and every key for it", () => {
    const { accounts } = linkFamiliesByKey([rent, benefits], keys, { refs });
    expect(Object.fromEntries(accounts)).toEqual({
      rent: { left: 4, right: 4, matched: 3, leftUnmatched: 1, rightUnmatched: 1, fanOut: 0 },
      benefits: { left: 3, right: 1, matched: 2, leftUnmatched: 1, rightUnmatched: 0, fanOut: 0 },
    });
  });

  test("the same key twice is one key; two different ones for a record are an error that shows no reference", () => {
    const twice = tableFromRows("k", [...keyRows, keyRows[1]!], keyKinds);
    expect(linkFamiliesByKey([rent], twice, { refs: { rent: "ref" } }).accounts.get("rent")!.right).toBe(4);
    const rows = [...keyRows, { ...keyRows[1]!, person: "P7" }].map((row, i) => ({ ...row, line: i + 2 }));
    const against = tableFromRows("k", rows, { ...keyKinds, line: "number" });
    expect(() => linkFamiliesByKey([rent], against, { refs: { rent: "ref" } })).toThrow(
      /^The keys map one record of "rent" to two different values of person \(line 3 and line 8\); keep the right one\.$/,
    );
    const family = tableFromRows("k", [...keyRows, { ...keyRows[1]!, family: undefined }], keyKinds);
    expect(() => linkFamiliesByKey([rent], family, { refs: { rent: "ref" } })).toThrow(
      "values of family (row 1 and row 6)",
    );
  });

  test("bad use is one sentence that says what to do", () => {
    expect(() => linkFamiliesByKey([rent], keys, { refs: {} })).toThrow(
      'No reference is named for table "rent"; say refs: { "rent": "<column>" }.',
    );
    expect(() => linkFamiliesByKey([rent], keys, { refs: { rent: "ref", tax: "ref" } })).toThrow(
      'A reference is named for "tax", which is not among the tables: rent.',
    );
    expect(() => linkFamiliesByKey([rent, rent], keys, { refs: { rent: "ref" } })).toThrow("Two tables");
    expect(() => linkFamiliesByKey([rent], keys, { refs: { rent: "line" } })).toThrow(
      "is a number column, not text",
    );
    const linked = linkFamiliesByKey([rent], keys, { refs: { rent: "ref" } }).tables.get("rent")!;
    expect(() => linkFamiliesByKey([linked], keys, { refs: { rent: "ref" } })).toThrow(
      'Table "rent" has a column "person" already; linking adds person, family, household.',
    );
  });

  test("no tables, no rows and no keys give no families", () => {
    expect(linkFamiliesByKey([], keys, { refs: {} }).families).toEqual([]);
    const empty = tableFromRows("rent", [], { ref: "text" });
    const none = tableFromRows("k", [], keyKinds);
    const { families, familyOf, accounts } = linkFamiliesByKey([empty], none, { refs: { rent: "ref" } });
    expect(families).toEqual([]);
    expect(familyOf.get("rent")).toEqual(new Int32Array(0));
    expect(accounts.get("rent")).toEqual({
      left: 0,
      right: 0,
      matched: 0,
      leftUnmatched: 0,
      rightUnmatched: 0,
      fanOut: 0,
    });
  });
});
