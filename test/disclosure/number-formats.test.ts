import { publishedPolicy, release, type NumberColumn, type TableInput } from "@needscope/disclosure";
import { describe, expect, test } from "vitest";

const value = {
  id: "value",
  title: "Northvale",
  kind: "number",
  decimals: 1,
  formats: [{ decimals: 1, suffix: "%" }, { decimals: 2 }],
  limits: ["lower", "upper"],
} as const satisfies NumberColumn;

function profile(column: NumberColumn): TableInput {
  const limit = (id: string) => ({ id, title: id, kind: "number", decimals: 2 }) as const;
  return {
    name: "profile",
    title: "Profile",
    columns: [{ id: "indicator", title: "Indicator", kind: "label" }, column, limit("lower"), limit("upper")],
    rows: [
      ["Free meals", 15.25, undefined, undefined],
      ["Homelessness per 1,000", 0.988, 0.847, 1.1456],
    ],
  };
}

function cells(column: NumberColumn) {
  const { rows } = release({ tables: [profile(column)] }, publishedPolicy).tables.get("profile")!;
  return rows.map((row) => row[1]);
}

describe("numbers of rows that measure different things", () => {
  test("are written with the decimals and signs of their row", () => {
    expect(cells(value).map((cell) => cell!.text)).toEqual(["15.3%", "0.99"]);
  });

  test("carry the interval that two other columns hold, as those print it", () => {
    expect(cells(value)).toEqual([
      { value: 15.3, text: "15.3%" },
      { value: 0.99, text: "0.99", lower: 0.85, upper: 1.15 },
    ]);
  });

  test("need a format for each row, of 0 to 6 decimals, and limits that are number columns", () => {
    expect(() => cells({ ...value, formats: [{ decimals: 1 }] })).toThrow(
      'Column "value" in table "profile" has 1 formats; it needs 2, one per row.',
    );
    expect(() => cells({ ...value, formats: [{ decimals: 1 }, { decimals: 7 }] })).toThrow(
      'Column "value" in table "profile" needs 0 to 6 decimals, not 7.',
    );
    expect(() => cells({ ...value, limits: ["lower", "highest"] })).toThrow(
      'Unknown limit "highest" of column "value" in table "profile". Number columns: value, lower, upper.',
    );
  });

  test("leave the caller's column as it was", () => {
    const formats = [{ decimals: 1 }, { decimals: 2 }];
    cells({ ...value, formats });
    expect(Object.isFrozen(formats)).toBe(false);
  });
});
