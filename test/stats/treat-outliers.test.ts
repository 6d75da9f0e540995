import { existsSync, readFileSync } from "node:fs";
import { kurtosis, robustZScore, skewness, treatOutliers } from "@needscope/stats";
import { describe, expect, test } from "vitest";

const wild = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100];

describe("skewness and kurtosis", () => {
  test("are COINr's and spreadsheets' (type 2)", () => {
    // R: COINr::skew and COINr::kurt of c(1:10, 30, 100), and with 100 replaced by 30
    expect(skewness(wild)).toBeCloseTo(3.0632410342395, 12);
    expect(kurtosis(wild)).toBeCloseTo(9.74139083456914, 12);
    const drawnIn = [...wild.slice(0, -1), 30];
    expect(skewness(drawnIn)).toBeCloseTo(1.712038, 6);
    expect(kurtosis(drawnIn)).toBeCloseTo(1.815781, 6);
  });

  test("are undefined of too few numbers, or of numbers that do not vary", () => {
    expect([skewness([1, 2]), kurtosis([1, 2, 3]), skewness([4, 4, 4]), kurtosis([4, 4, 4, 4])]).toEqual(
      Array(4).fill(undefined),
    );
    expect([skewness([]), kurtosis([])]).toEqual([undefined, undefined]);
  });
});

describe("treatOutliers", () => {
  test("draws the furthest number in to its neighbour, on either side", () => {
    const expected = [...wild.slice(0, -1), 30];
    expect(treatOutliers(wild)).toEqual({
      values: Float64Array.from(expected),
      treatment: "winsorised",
      winsorised: 1,
    });
    const low = treatOutliers(wild.map((one) => -one));
    expect([...low.values]).toEqual(expected.map((one) => -one));
  });

  test("takes a logarithm of the numbers as they came where drawing in does not do", () => {
    const { values, treatment } = treatOutliers(wild, { winsorise: 0 });
    expect(treatment).toBe("logarithm");
    // By hand: log(1 - 1 + .99) and log(100 - 1 + .99)
    expect(values[0]).toBeCloseTo(Math.log(0.99), 12);
    expect(values[11]).toBeCloseTo(Math.log(99.99), 12);
  });

  test("leaves tame, few and equal numbers as they are", () => {
    for (const values of [[], [1], [1, 2, 900], [5, 5, 5, 5, 5], [1, 2, 3, 4, 5, 6]]) {
      expect(treatOutliers(values)).toEqual({
        values: Float64Array.from(values),
        treatment: "none",
        winsorised: 0,
      });
    }
    expect(() => treatOutliers(wild, { skewness: -1 })).toThrow(
      new RangeError("An edge of treatment is a number from 0, not -1."),
    );
  });
});

const shared = new URL("../../../shared/data/", import.meta.url);
const isAbsent = !existsSync(shared);

test.skipIf(isAbsent)(
  "treats COINr's ASEM example as COINr does, to 1e-9 (skipped: ../shared/data is absent)",
  () => {
    const before = columnsOf("peers/coinr/ref_Imputed.csv");
    const after = columnsOf("peers/coinr/ref_Treated.csv");
    expect(after.size).toBe(49);
    const done = { none: 0, winsorised: 0, logarithm: 0 };
    for (const [indicator, expected] of after) {
      const { values, treatment } = treatOutliers(before.get(indicator)!);
      done[treatment]++;
      const worst = values.reduce((most, one, at) => Math.max(most, Math.abs(one - expected[at]!)), 0);
      expect(worst, indicator).toBeLessThan(1e-9);
    }
    expect(done.winsorised).toBeGreaterThan(0);
  },
);

test.skipIf(isAbsent)(
  "distances in median absolute deviations are Oflog's, to 1e-8 (skipped: ../shared/data is absent)",
  () => {
    const [header = [], ...rows] = cellsOf("oflog/ASC_data.csv");
    const at = (name: string): number => header.indexOf(name);
    const groups = new Map<string, { value: number; mads: number }[]>();
    for (const row of rows) {
      if (!isNumber(row[at("Value")]!) || !isNumber(row[at("MADs_from_median")]!)) continue;
      const key = `${row[at("Financial year")]!} ${row[at("Measure")]!}`;
      const one = { value: Number(row[at("Value")]), mads: Number(row[at("MADs_from_median")]) };
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    expect(groups.size).toBe(42);
    for (const [key, group] of groups) {
      const scores = robustZScore(
        group.map(({ value }) => value),
        { per: "mad" },
      )!;
      const worst = group.reduce(
        (most, { mads }, place) => Math.max(most, Math.abs(scores[place]! - mads)),
        0,
      );
      expect(worst, key).toBeLessThan(1e-8);
    }
  },
);

function isNumber(cell: string): boolean {
  return cell !== "" && Number.isFinite(Number(cell));
}

function columnsOf(file: string): Map<string, number[]> {
  const [header = [], ...rows] = cellsOf(file);
  return new Map(header.slice(1).map((name, place) => [name, rows.map((row) => Number(row[place + 1]))]));
}

function cellsOf(file: string): string[][] {
  const lines = readFileSync(new URL(file, shared), "utf8").trim().split(/\r?\n/);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ""),
  );
}
