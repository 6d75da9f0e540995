import { trendLines } from "@needscope/charts";
import type { ColumnSpec, InputCell } from "@needscope/disclosure";
import { describe, expect, test } from "vitest";
import { drawChart } from "./draw-chart.ts";
import { releasedTable } from "./sample-release.ts";

const columns: ColumnSpec[] = [
  { id: "year", title: "Year", kind: "label" },
  { id: "zone", title: "Zone", kind: "label" },
  { id: "value", title: "Incidents", kind: "number", decimals: 0 },
  { id: "note", title: "Note", kind: "label" },
];
const options = { period: "year", zone: "zone", value: "value", focus: "Hale", note: "note" };

function made(...rows: [value: number, note?: string][]) {
  const cells = rows.map(([value, note], at): InputCell[] => [`201${String(at)}`, "Hale", value, note]);
  return releasedTable("t", columns, cells);
}

describe("a value with a note", () => {
  test("is not counted in the message", () => {
    const { table } = made([2, "not plausible"], [47], [60], [900, "not plausible"]);
    expect(trendLines(table, options).title).toBe(
      "Incidents in Hale rose from 47 to 60 between 2011 and 2012",
    );
    expect(trendLines(table, options).howToRead).toContain("A hollow dot is marked and not counted.");
  });

  test.each(["spec", "narrowSpec"] as const)(
    "is a hollow dot with its note, joined to no line: %s",
    async (which) => {
      const draw = async (...rows: [number, string?][]) => {
        const { table, release } = made(...rows);
        const { svg } = await drawChart(trendLines(table, options), release, which);
        const lines = (svg.match(/<path [^>]*stroke="#12436D"[^>]*>/g) ?? [])
          .filter((path) => path.includes('fill="none"') || !path.includes("fill="))
          .flatMap((path) => path.match(/M[^M"]+/g) ?? [])
          .filter((piece) => piece.includes("L"));
        return { lines: lines.length, notes: svg.split("not plausible").length - 1 };
      };
      expect((await draw([50], [47], [60], [70])).lines).toBe(1);
      expect(await draw([50], [47], [2, "not plausible"], [60], [70])).toMatchObject({ lines: 2 });
      expect((await draw([50], [47], [2, "not plausible"], [60])).notes).toBeGreaterThan(0);
    },
  );
});
