import { existsSync, readFileSync } from "node:fs";
import { type Composite, type CompositePart, scoreComposite, unitsFromRows } from "@needscope/scoring";
import { expect, test } from "vitest";

const coinr = new URL("../../../shared/data/peers/coinr/", import.meta.url);

test.skipIf(!existsSync(coinr))(
  "scores and ranks are COINr's on its ASEM example (skipped: ../shared/data is absent)",
  () => {
    // COINr normalises to 0-100 by min-max and takes arithmetic means, level by level.
    const units = unitsFromRows(readRows("ref_Treated.csv"), { id: "uCode" });
    const composite: Composite = {
      name: "asem",
      title: "Sustainable connectivity",
      normalise: "minMax",
      scale: [0, 100],
      parts: partsOf("Index", readCells("ASEM_iMeta.csv").slice(1)),
    };
    const scored = scoreComposite(composite, units);
    const expected = new Map(
      readRows("ref_Aggregated.csv").map((row) => [row["uCode"], Number(row["Index"])]),
    );
    const ranks = new Map(
      readRows("ref_results_ranks.csv").map((row) => [row["uCode"], Number(row["Index"])]),
    );
    expect(scored.ids.length).toBe(51);
    scored.ids.forEach((id, unit) => {
      expect(Math.abs(scored.score[unit]! - expected.get(id)!)).toBeLessThan(1e-9);
      expect(scored.rank[unit]).toBe(ranks.get(id));
    });
  },
);

// Columns of the description: level, code, name, direction, weight, ..., parent, type.
function partsOf(parent: string, lines: readonly string[][]): CompositePart[] {
  return lines
    .filter((cells) => cells[8] === parent)
    .map(([, code = "", , direction, weight]) => {
      const parts = partsOf(code, lines);
      if (parts.length > 0) return { name: code, weight: Number(weight), parts };
      const points = direction === "1" ? "higher-is-need" : "lower-is-need";
      return { indicator: code, weight: Number(weight), direction: points };
    });
}

function readRows(file: string): Record<string, string | number>[] {
  const [header = [], ...lines] = readCells(file);
  return lines.map((cells) =>
    Object.fromEntries(
      header.map((name, place) => [name, name === "uCode" ? cells[place]! : Number(cells[place])]),
    ),
  );
}

function readCells(file: string): string[][] {
  const lines = readFileSync(new URL(file, coinr), "utf8").trim().split("\n");
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ""),
  );
}
