import { scoreCsv } from "needscope";
import { expect, test } from "vitest";
import { absent, plainRows, type PlainRow } from "./published-files.ts";

// Oflog's distances from the median, each year and measure a table of its own, by what `needscope score` runs.
test.skipIf(absent)(
  "Oflog's distances in median absolute deviations are the scores of a one-part composite, to 1e-8 (skipped: ../shared/data is absent)",
  { timeout: 60_000 },
  () => {
    const tables = new Map<string, PlainRow[]>();
    for (const row of plainRows("oflog/ASC_data.csv")) {
      const key = [row["Financial year"], row["Code"], row["Grouping"]].join(" | ");
      tables.set(key, [...(tables.get(key) ?? []), row]);
    }
    let compared = 0;
    let worst = 0;
    for (const rows of tables.values()) {
      const { distances, isConstant } = distancesOf(rows);
      for (const row of rows) {
        const published = row["MADs_from_median"]!;
        if (isConstant || !/\d/.test(published)) continue;
        compared++;
        worst = Math.max(worst, Math.abs(distances.get(row["Local authority code"]!)! - Number(published)));
      }
    }
    expect([tables.size, compared]).toEqual([42, 6078]);
    expect(worst).toBeLessThan(1e-8);
  },
);

function distancesOf(rows: readonly PlainRow[]): { distances: Map<string, number>; isConstant: boolean } {
  const composite = {
    name: "distance",
    title: "Distance from the median",
    normalise: { method: "robustZScore", per: "mad" },
    parts: [{ indicator: "Value", direction: "higher-is-need" }],
  };
  const lines = rows.map((row) => `${row["Local authority code"]!},${row["Value"]!}`);
  const input = new TextEncoder().encode(["Code,Value", ...lines].join("\n"));
  const { csv } = scoreCsv(JSON.stringify(composite), input);
  const cells = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
  const distances = new Map(cells.map(([code, score]) => [code!, Number(score)]));
  return { distances, isConstant: [...distances.values()].every((one) => one === 0) };
}
