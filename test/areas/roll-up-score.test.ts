import { existsSync, readFileSync } from "node:fs";
import { lookupFromRows, rollUpScore } from "@needscope/areas";
import { expect, test } from "vitest";

const lookup = lookupFromRows("zones", [
  { area: "A1", zone: "X" },
  { area: "A2", zone: "X", share: 0.25 },
  { area: "A2", zone: "Y", share: 0.75 },
  { area: "A3", zone: "Z" },
]);

test("weighs the scores of areas by their people", () => {
  // X: (10 x 300 + 40 x 100 x .25) / (300 + 25) = 4000 / 325
  const areas = { ids: ["A1", "A2", "A9"], scores: [10, 40, 99], population: [300, 100, 7] };
  expect(rollUpScore(areas, lookup)).toEqual({
    perZone: Float64Array.of(4000 / 325, 40, 0),
    state: Uint8Array.of(0, 0, 1),
    population: Float64Array.of(325, 75, 0),
    notPlaced: 7,
  });
});

test("a zone with people in an area without a score has no score; an area without people does not matter", () => {
  const areas = {
    ids: ["A1", "A2", "A3"],
    scores: [10, 0, 30],
    state: Uint8Array.of(0, 1, 2),
    population: [300, 100, 0],
  };
  expect(rollUpScore(areas, lookup)).toMatchObject({
    perZone: Float64Array.of(0, 0, 0),
    state: Uint8Array.of(1, 1, 1),
  });
  const empty = { ...areas, population: [300, 0, 10], state: Uint8Array.of(0, 1, 0) };
  expect(rollUpScore(empty, lookup)).toMatchObject({
    perZone: Float64Array.of(10, 0, 30),
    state: Uint8Array.of(0, 1, 0),
  });
});

test("gives the average score of the worked example in the Indices of Deprivation's technical report", () => {
  const ids = ["A", "B", "C", "D", "E"];
  const district = lookupFromRows(
    "district",
    ids.map((area) => ({ area, zone: "district" })),
  );
  const areas = {
    ids,
    scores: [45.9, 26.51, 65.67, 59.14, 13.64],
    population: [1200, 1800, 1400, 1500, 1700],
  };
  expect(rollUpScore(areas, district).perZone[0]).toBeCloseTo(40.34658, 5); // printed to five decimals
});

test("refuses negative people and scores that are not numbers", () => {
  expect(() => rollUpScore({ ids: ["A1"], scores: [1], population: [-1] }, lookup)).toThrow(
    "The population of area A1 is not a number of people.",
  );
  expect(() => rollUpScore({ ids: ["A1"], scores: [Number.NaN], population: [1] }, lookup)).toThrow(
    "The score of area A1 is not a finite number.",
  );
  expect(() => rollUpScore({ ids: ["A1"], scores: [], population: [1] }, lookup)).toThrow(
    "Scores to roll up need one score per area: 1 areas, 0 scores.",
  );
});

const iod2019 = new URL("../../../shared/data/iod2019/", import.meta.url);
const present = existsSync(iod2019);

test.skipIf(!present)(
  `meets England's official average scores of 2019 in all 317 districts${present ? "" : " (skipped: ../shared/data is absent)"}`,
  () => {
    const lsoas = readCsv("lsoa11_all.csv");
    const districts = lookupFromRows(
      "lsoa-to-district",
      lsoas.map((row) => ({
        area: row["lsoa11_code"]!,
        zone: row["lad19_code"]!,
        zoneName: row["lad19_name"],
      })),
    );
    const rolled = rollUpScore(
      {
        ids: lsoas.map((row) => row["lsoa11_code"]!),
        scores: lsoas.map((row) => Number(row["imd_score"])),
        population: lsoas.map((row) => Number(row["pop_total"])),
      },
      districts,
    );
    const official = new Map(
      readCsv("lad19_summary_file10.csv").map((row) => [row["code"]!, Number(row["IMD - Average score"])]),
    );
    expect(official.size).toBe(317);
    // The published area scores have three decimals, so the last digit of a district may differ: 305 of 317 are equal.
    const distances = districts.zones.map((zone, i) => Math.abs(rolled.perZone[i]! - official.get(zone)!));
    expect(Math.max(...distances)).toBeLessThan(0.00105);
    expect(
      districts.zones.filter((zone, i) => rolled.perZone[i]!.toFixed(3) === official.get(zone)!.toFixed(3))
        .length,
    ).toBe(305);
  },
);

/** Enough for these two files: commas inside quotes, no quotes inside quotes. */
function readCsv(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(new URL(file, iod2019), "utf8").trimEnd().split(/\r?\n/);
  const names = cells(header);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i]!, cell])));
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? "");
}
