import { describe, expect, test } from "vitest";
import { funnelPlot } from "@needscope/charts";
import { drawChart } from "./draw-chart.ts";
import { releasedTable } from "./sample-release.ts";
import { funnelColumns } from "./sample-scores.ts";

const options = { area: "area", rate: "inner", outer: "outer", benchmark: "All" };
const make = (...rows: [string, number, number][]) =>
  releasedTable(
    "t",
    funnelColumns,
    [...rows, ["All", 200, 1000] as const].map((row) => [...row, undefined, undefined]),
  );
const title = (...rows: [string, number, number][]) => funnelPlot(make(...rows).table, options).title;

describe("funnelPlot", () => {
  // Limits of 20% of 100: 12.2% to 27.8% at 95%, 7.6% to 32.4% at 99.8% (0.2 -+ z sqrt(0.2 x 0.8 / 100)).
  test("says which areas lie beyond the 99.8% limits, and no more of those between the two", () => {
    expect(title(["A", 33, 100], ["B", 20, 100])).toBe(
      "A, at 33.0%, is above what chance explains, alone of 2 areas",
    );
    expect(title(["A", 32, 100], ["B", 20, 100])).toBe(
      "Chance alone explains the differences between 2 areas",
    );
    expect(title(["A", 33, 100], ["B", 40, 100], ["C", 20, 100])).toBe(
      "2 of 3 areas lie above what chance explains; B is furthest, 40.0%",
    );
    expect(title(["A", 7, 100], ["B", 20, 100])).toBe("1 of 2 areas lies below what chance explains");
  });

  test("names the area that is furthest by its size, not by its rate", () => {
    // 40 of 100 is 1.6 half widths above, 60 of 200 is 1.1; 240 of 800 is 2.3.
    expect(title(["Small", 40, 100], ["Large", 240, 800])).toContain("Large is furthest, 30.0%");
  });

  test("leaves a hidden area out, and says what [c] is", () => {
    const chart = funnelPlot(make(["A", 3, 100], ["B", 20, 100]).table, options);
    expect(chart.title).toBe("Chance alone explains the differences between 1 areas");
    expect(chart.howToRead).toContain("[c] marks a number hidden");
  });

  test("counts areas inside in squares where there are more than 250, and draws those outside one by one", async () => {
    const rows = Array.from({ length: 299 }, (_, at): [string, number, number] => [
      `Area ${String(at)}`,
      Math.round((100 + at) * (0.17 + 0.03 * (at % 3))),
      100 + at,
    ]);
    const { table, release } = make(...rows, ["Torne", 200, 400]);
    const chart = funnelPlot(table, options);
    expect(chart.title).toBe("Torne, at 50.0%, is above what chance explains, alone of 300 areas");
    const { svg, warnings } = await drawChart(chart, release);
    expect(warnings).toEqual([]);
    const marks = svg.match(/aria-roledescription="(point|square)"/g) ?? [];
    expect(marks.length).toBeGreaterThan(20);
    expect(marks.length).toBeLessThan(250);
    expect(svg).toContain("Torne");
  });

  test("says which row or column is unknown", () => {
    const { table } = make(["A", 20, 100]);
    expect(() => funnelPlot(table, { ...options, benchmark: "England" })).toThrow(
      'Unknown Area "England" in table "t". Known: A, All.',
    );
    expect(() => funnelPlot(table, { ...options, outer: "above" })).toThrow(
      'Column "above" of table "t" is a count; this chart needs rate there.',
    );
  });
});
