import { scoreCard, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const card = (points: readonly number[]) => ({
  name: "card",
  title: "Card",
  version: "1",
  items: points.map((each, i) => ({
    name: `item-${i}`,
    title: `Item ${i}`,
    when: { field: `f${i}`, is: true },
    points: each,
    reason: "Because",
  })),
  bands: [],
});
const units = unitsFromRows(
  [
    { id: "A", f0: true, f1: true, f2: undefined },
    { id: "B", f0: false, f1: undefined, f2: true },
  ],
  { id: "id" },
);

describe("a card's columns", () => {
  test("contributions and unknowns are made when asked for, once, and read like any map", () => {
    const { contributions, unknown, answers } = scoreCard(card([1, 2, 4]), units);
    expect([...answers]).toEqual([
      ["item-0", Uint8Array.of(1, 0)],
      ["item-1", Uint8Array.of(1, 2)],
      ["item-2", Uint8Array.of(2, 1)],
    ]);
    const expected: [string, Float64Array][] = [
      ["item-0", Float64Array.of(1, 0)],
      ["item-1", Float64Array.of(2, 0)],
      ["item-2", Float64Array.of(0, 4)],
    ];
    expect([...contributions]).toEqual(expected);
    expect([...contributions.keys()]).toEqual(expected.map(([name]) => name));
    expect([...contributions.values()]).toEqual(expected.map(([, column]) => column));
    const visited: [string, Float64Array][] = [];
    contributions.forEach((column, name) => visited.push([name, column]));
    expect(visited).toEqual(expected);
    expect({
      size: contributions.size,
      has: contributions.has("item-1"),
      not: contributions.has("x"),
    }).toEqual({
      ...{ size: 3, has: true, not: false },
    });
    expect(contributions.get("x")).toBeUndefined();
    expect(contributions.get("item-0")).toBe(contributions.get("item-0"));
    expect(unknown.get("item-1")).toEqual(Uint8Array.of(0, 1));
  });

  test("points that plain addition would round are summed with no rounding but one", () => {
    // 0.1 + 0.2 + 0.3 is 0.6000000000000001 from the left; the double nearest to the sum of these three is 0.6
    const all = unitsFromRows([{ id: "A", f0: true, f1: true, f2: true }], { id: "id" });
    expect(scoreCard(card([0.1, 0.2, 0.3]), all).score).toEqual(Float64Array.of(0.6));
    expect(scoreCard(card([0.5, 0.25, 4]), all).score).toEqual(Float64Array.of(4.75));
  });
});
