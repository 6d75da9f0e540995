import { describe, expect, test } from "vitest";
import { contributionWaterfall } from "@needscope/charts";
import type { ColumnSpec, InputCell } from "@needscope/disclosure";
import { drawChart } from "./draw-chart.ts";
import { releasedTable } from "./sample-release.ts";

const columns: ColumnSpec[] = [
  { id: "part", title: "Domain", kind: "label" },
  { id: "points", title: "Points", kind: "score", decimals: 1 },
];
const options = { part: "part", value: "points", total: "Wick" };
const make = (rows: readonly (readonly InputCell[])[]) => releasedTable("t", columns, rows);
const parts = make([
  ["Income", 4.1],
  ["Crime", 6.3],
  ["Wick", 10.4],
]);

describe("contributionWaterfall", () => {
  test("says the score and the part that adds the most", () => {
    const chart = contributionWaterfall(parts.table, options);
    expect(chart.title).toBe("Wick scores 10.4; crime adds the most, 6.3");
    expect(chart.altText).toBe(
      "Bars that lead from 0 to the score of Wick in 2 steps. Wick scores 10.4; crime adds the most, 6.3.",
    );
  });

  test("says how far above, below or beside a benchmark a score is, and what makes most of it", () => {
    const title = (england: number, income: number, crime: number, wick: number) =>
      contributionWaterfall(
        make([
          ["England", england],
          ["Income", income],
          ["Crime", crime],
          ["Wick", wick],
        ]).table,
        { ...options, start: "England" },
      ).title;
    expect(title(10, 5, -2, 13)).toBe("Wick is 3.0 above England; income adds the most, 5.0");
    expect(title(10, 1, -4.5, 6.5)).toBe("Wick is 3.5 below England; crime takes off the most, 4.5");
    expect(title(10, 1, -1, 10)).toBe("Wick scores the same as England");
  });

  test("writes steps with their signs and scores without", async () => {
    const { table, release } = make([
      ["England", 10],
      ["Income", 5],
      ["Crime", -2],
      ["Wick", 13],
    ]);
    const { svg } = await drawChart(contributionWaterfall(table, { ...options, start: "England" }), release);
    const words = [...svg.matchAll(/<text[^>]*font-weight="bold"[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(words).toEqual(["10.0", "+5.0", "−2.0", "13.0"]);
  });

  test("adds up, to the rounding of what is shown, or refuses to draw", () => {
    // Three parts rounded to .3 from .333: their sum is .9 and the score 1.0, which rounding explains.
    const rounded = make([
      ["A", 0.333],
      ["B", 0.333],
      ["C", 0.334],
      ["Wick", 1],
    ]);
    expect(contributionWaterfall(rounded.table, options).title).toBe("Wick scores 1.0; a adds the most, 0.3");
    const wrong = make([
      ["Income", 4.1],
      ["Crime", 6.3],
      ["Wick", 12],
    ]);
    expect(() => contributionWaterfall(wrong.table, options)).toThrow(
      'The parts in table "t" add up to 10.4, and "Wick" says 12.0.',
    );
  });

  test("gives no hidden part away: bars start at 0 and no part is named", () => {
    const hidden = make([
      ["Income", 4.1],
      ["Crime", Symbol.for("needscope.suppressed")],
      ["Wick", 10.4],
    ]);
    const chart = contributionWaterfall(hidden.table, options);
    expect(chart.title).toBe("Wick: not every part of the score can be shown");
    expect(JSON.stringify(chart.spec)).not.toContain("bar_sum");
    expect(chart.howToRead).toContain("[c] marks a number hidden");
  });

  test("says which row or column is unknown or stands in the wrong place", () => {
    expect(() => contributionWaterfall(parts.table, { ...options, total: "Torne" })).toThrow(
      'Unknown Domain "Torne" in table "t". Known: Income, Crime, Wick.',
    );
    expect(() => contributionWaterfall(parts.table, { ...options, value: "part" })).toThrow(
      'Column "part" of table "t" is a label; this chart needs score or number there.',
    );
    const first = make([
      ["Wick", 10.4],
      ["Income", 4.1],
      ["Crime", 6.3],
    ]);
    expect(() => contributionWaterfall(first.table, options)).toThrow(
      'Table "t" must end with the row "Wick".',
    );
  });

  test("a score without parts is said alone", () => {
    expect(contributionWaterfall(make([["Wick", 0]]).table, options).title).toBe("Wick scores 0.0");
  });
});
