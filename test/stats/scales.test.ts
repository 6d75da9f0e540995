import { existsSync, readFileSync } from "node:fs";
import { minMax, percentileRank, rank, zScore } from "@needscope/stats";
import { describe, expect, test } from "vitest";

const numbers = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];

describe("rank", () => {
  test.each([
    // scipy 1.17: rankdata(x, method) and rankdata(-x, method)
    ["lowest", "min", [4, 1, 6, 1, 7, 11, 3, 10, 7, 4, 7]],
    ["lowest", "max", [5, 2, 6, 2, 9, 11, 3, 10, 9, 5, 9]],
    ["lowest", "average", [4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8]],
    ["highest", "min", [7, 10, 6, 10, 3, 1, 9, 2, 3, 7, 3]],
    ["highest", "max", [8, 11, 6, 11, 5, 1, 9, 2, 5, 8, 5]],
    ["highest", "average", [7.5, 10.5, 6, 10.5, 4, 1, 9, 2, 4, 7.5, 4]],
  ] as const)("with the %s first and ties at the %s is scipy's", (first, ties, expected) => {
    expect([...rank(numbers, { first, ties })]).toEqual(expected);
  });

  test("gives rank 0 to what is not a number, and ranks the rest without it", () => {
    expect([...rank([NaN, 2, -Infinity, Infinity])]).toEqual([0, 2, 3, 1]);
    expect([...rank([])]).toEqual([]);
  });

  test("many small whole numbers, which are sorted by counting, are ranked as any others", () => {
    const many = Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 61);
    const more = many.filter((value) => value > 5).length;
    const fewer = many.filter((value) => value < 5).length;
    const five = many.indexOf(5);
    expect(rank(many)[five]).toBe(more + 1);
    expect(rank(many, { first: "lowest", ties: "max" })[five]).toBe(many.length - more);
    expect(rank(many, { first: "lowest" })[five]).toBe(fewer + 1);
    expect([...rank(many)]).toEqual([...rank(many.map((value) => value + 0.5))]);
    expect([...rank([NaN, ...many])]).toEqual([0, ...rank(many)]);
  });

  test("ties neighbours within the tolerance", () => {
    expect([...rank([0.1 + 0.2, 0.3, 0.2])]).toEqual([1, 2, 3]);
    expect([...rank([0.1 + 0.2, 0.3, 0.2], { tolerance: 1e-12 })]).toEqual([1, 1, 3]);
  });
});

describe("zScore", () => {
  test("counts standard deviations of a sample", () => {
    // scipy 1.17: zscore(x, ddof=1)
    const [first, second, third] = zScore(numbers) ?? [];
    expect(first).toBeCloseTo(-0.4225771273642583, 15);
    expect(second).toBeCloseTo(-1.267731382092775, 15);
    expect(third).toBe(0);
  });

  test("counts standard deviations of a population where asked", () => {
    expect([...(zScore([1, 3], { of: "population" }) ?? [])]).toEqual([-1, 1]);
  });
});

describe("minMax", () => {
  test("places the lowest at 0 and the highest at 1", () => {
    expect([...(minMax([15, 10, 20]) ?? [])]).toEqual([0.5, 0, 1]);
  });
});

describe("percentileRank", () => {
  test("is the share of the others that lie below, as SQL's PERCENT_RANK", () => {
    expect([...(percentileRank([10, 30, 20, 20, 50]) ?? [])]).toEqual([0, 0.75, 0.25, 0.25, 1]);
    expect([...(percentileRank([10, 30, 20, 20, 50], { ties: "average" }) ?? [])]).toEqual([
      0, 0.75, 0.375, 0.375, 1,
    ]);
  });
});

test("numbers that do not vary have no scale", () => {
  for (const values of [[], [7], [7, 7, 7], [0.1, 0.1, 0.1]]) {
    expect([zScore(values), minMax(values), percentileRank(values)]).toEqual(Array(3).fill(undefined));
  }
});

const coinr = new URL("../../../shared/data/peers/coinr/", import.meta.url);

test.skipIf(!existsSync(coinr))(
  "z-scores and percentile ranks are COINr's on its ASEM example (skipped: ../shared/data is absent)",
  () => {
    const treated = readColumns("ref_Treated.csv");
    const zScores = readColumns("ref_normalised_n_zscore.csv");
    const percentiles = readColumns("ref_normalised_n_prank.csv");
    const signs = readDirections();
    expect(treated.size).toBe(49);
    for (const [indicator, values] of treated) {
      const turned = values.map((value) => value * signs.get(indicator)!);
      // COINr's n_zscore stands at mean 10 and standard deviation 2 in this file.
      expectColumns(
        [...zScore(turned)!].map((z) => 10 + 2 * z),
        zScores.get(indicator)!,
      );
      // The 15 figures of the file make equals of values of TolMin that R still told apart.
      if (indicator !== "TolMin") expectColumns([...percentileRank(turned)!], percentiles.get(indicator)!);
    }
  },
);

function readColumns(file: string): Map<string, number[]> {
  const [header = [], ...rows] = readCells(file);
  return new Map(header.slice(1).map((name, place) => [name, rows.map((row) => Number(row[place + 1]))]));
}

function readDirections(): Map<string, number> {
  return new Map(readCells("ASEM_iMeta.csv").map((cells) => [cells[1]!, Number(cells[3])]));
}

// These files quote no comma but in names of the last columns, which are not read.
function readCells(file: string): string[][] {
  const lines = readFileSync(new URL(file, coinr), "utf8").trim().split("\n");
  return lines.map((line) =>
    [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,)/g)].map((cell) => cell[1] ?? cell[2] ?? ""),
  );
}

function expectColumns(actual: readonly number[], expected: readonly number[]): void {
  const worst = actual.reduce((most, value, place) => Math.max(most, Math.abs(value - expected[place]!)), 0);
  expect(worst).toBeLessThan(1e-9);
}
