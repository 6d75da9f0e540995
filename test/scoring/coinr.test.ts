import { existsSync, readFileSync } from "node:fs";
import { type Composite, type CompositePart, scoreComposite, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const coinr = new URL("../../../shared/data/peers/coinr/", import.meta.url);

const isAbsent = !existsSync(coinr);
const skipped = "(skipped: ../shared/data is absent)";

describe("COINr's ASEM example", () => {
  test.skipIf(isAbsent)(
    `is treated, normalised and aggregated as COINr does, at every step ${skipped}`,
    () => {
      // COINr normalises to 0-100 by min-max and takes arithmetic means, level by level.
      const units = unitsFromRows(readRows("ref_Imputed.csv"), { id: "uCode" });
      const lines = readCells("ASEM_iMeta.csv").slice(1);
      const expected = new Map(readRows("ref_Aggregated.csv").map((row) => [row["uCode"], row]));
      const ranks = new Map(readRows("ref_results_ranks.csv").map((row) => [row["uCode"], row]));
      const levels = new Set(readCells("ref_results_ranks.csv")[0]!.slice(1));
      expect([units.ids.length, units.columns.size, levels.size]).toEqual([51, 49, 11]);

      for (const name of [...units.columns.keys(), ...levels]) {
        const parts = levels.has(name) ? partsOf(name, lines) : partsOf(parentOf(name, lines), lines);
        const own = levels.has(name) ? parts : parts.filter((part) => nameOf(part) === name);
        const scored = scoreComposite({ ...asem, parts: own }, units);
        scored.ids.forEach((id, unit) => {
          expect(Math.abs(scored.score[unit]! - Number(expected.get(id)![name])), name).toBeLessThan(1e-9);
          if (levels.has(name)) expect(scored.rank[unit], name).toBe(ranks.get(id)![name]);
        });
      }
    },
  );

  test.skipIf(isAbsent)(
    `has the index that COINr publishes, and says which outliers it tamed ${skipped}`,
    () => {
      const units = unitsFromRows(readRows("ref_Imputed.csv"), { id: "uCode" });
      const parts = partsOf("Index", readCells("ASEM_iMeta.csv").slice(1));
      const { ids, score, treated } = scoreComposite({ ...asem, parts }, units);
      const index = (id: string): string => score[ids.indexOf(id)]!.toFixed(5);
      expect(["CHE", "NLD", "DNK", "NOR"].map(index)).toEqual([
        "68.38372",
        "64.81952",
        "64.80408",
        "64.46778",
      ]);
      // Reckoned from the files: an indicator was treated where its columns of both steps differ.
      const [before, after] = [readRows("ref_Imputed.csv"), readRows("ref_Treated.csv")];
      const changed = [...units.columns.keys()].filter((name) =>
        before.some((row, place) => Math.abs(Number(row[name]) - Number(after[place]![name])) > 1e-12),
      );
      expect([...treated.keys()].sort()).toEqual(changed.sort());
    },
  );
});

const asem: Omit<Composite, "parts"> = {
  name: "asem",
  title: "Sustainable connectivity",
  treat: { skewness: 2, kurtosis: 3.5, winsorise: 5 },
  normalise: "minMax",
  scale: [0, 100],
};

function nameOf(part: CompositePart): string {
  return "parts" in part ? part.name : part.indicator;
}

function parentOf(name: string, lines: readonly string[][]): string {
  return lines.find((cells) => cells[1] === name)![8]!;
}

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
