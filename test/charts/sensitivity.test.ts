import { describe, expect, test } from "vitest";
import { importanceBars, weightSensitivity } from "@needscope/charts";
import type { ColumnSpec, InputCell } from "@needscope/disclosure";
import { releasedTable } from "./sample-release.ts";

describe("weightSensitivity", () => {
  const columns: ColumnSpec[] = [
    { id: "weight", title: "Low income", kind: "number", decimals: 0, suffix: "%" },
    { id: "zone", title: "Zone", kind: "label" },
    { id: "rank", title: "Rank", kind: "rank", decimals: 0 },
  ];
  const options = { weight: "weight", zone: "zone", rank: "rank", now: 20 };
  /** Ranks of Wick at 10%, 20% and 30%; Torne has the other place. */
  const make = (...ranks: (1 | 2)[]) =>
    releasedTable(
      "t",
      columns,
      ranks.flatMap((rank, at): InputCell[][] => [
        [10 * (at + 1), "Wick", rank],
        [10 * (at + 1), "Torne", 3 - rank],
      ]),
    ).table;
  const title = (...ranks: (1 | 2)[]) => weightSensitivity(make(...ranks), options).title;

  test("says for which weights the first zone keeps its rank", () => {
    expect(title(1, 1, 1)).toBe("Wick keeps rank 1 whatever weight low income has");
    expect(title(1, 1, 2)).toBe("Wick keeps rank 1 while low income weighs up to 20%");
    expect(title(2, 1, 1)).toBe("Wick keeps rank 1 while low income weighs 20% or more");
    expect(title(2, 1, 2)).toBe("Wick has rank 1 only where low income weighs 20%");
    expect(title(1, 2, 2)).toBe("Torne keeps rank 1 while low income weighs 20% or more");
  });

  test("says it of the zone asked for, and refuses one that is not there or a weight that was not tried", () => {
    expect(weightSensitivity(make(1, 1, 2), { ...options, focus: "Torne" }).title).toBe(
      "Torne keeps rank 2 while low income weighs up to 20%",
    );
    expect(() => weightSensitivity(make(1, 1), { ...options, focus: "Hale" })).toThrow(
      'Unknown zone "Hale" in table "t". Known: Wick, Torne.',
    );
    expect(() => weightSensitivity(make(1, 1), { ...options, now: 25 })).toThrow(
      "The weight as it is, 25, is none of those tried: 10, 20.",
    );
  });
});

describe("importanceBars", () => {
  const columns: ColumnSpec[] = [
    { id: "part", title: "Part", kind: "label" },
    { id: "total", title: "Total effect", kind: "number", decimals: 0, suffix: "%" },
  ];
  const title = (...values: (number | undefined)[]) =>
    importanceBars(
      releasedTable(
        "t",
        columns,
        values.map((value, at) => ["ABC"[at]!, value]),
      ).table,
      {
        part: "part",
        value: "total",
      },
    ).title;

  test("names what matters most, or says that all matter alike, or nothing, or that it cannot be shown", () => {
    expect(title(20, 45, undefined)).toBe("B matters most: 45%");
    expect(title(20, 20)).toBe("All 2 matter alike: 20%");
    expect(title(0, 0)).toBe("Nothing that was changed moves the ranks");
    expect(title(undefined)).toBe("What matters most cannot be shown");
  });
});
