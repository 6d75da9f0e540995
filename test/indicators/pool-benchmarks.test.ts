import { existsSync, readFileSync } from "node:fs";
import { benchmarkGroups } from "@needscope/areas";
import { compareUnits, defineIndicator, groupBy, measure, poolBenchmarks } from "@needscope/indicators";
import { homelessnessQuarters, readExtract, statisticalNeighbours } from "@needscope/sources";
import { filterTable, tableFromRows, toRows } from "@needscope/table";
import { expect, test } from "vitest";

const rate = defineIndicator({
  name: "owed",
  title: "Households owed a duty",
  direction: "higher-is-need",
  measure: { kind: "sum", source: "homelessness", field: "owed_duty" },
  of: { kind: "sum", source: "homelessness", field: "households_thousands" },
  shows: "rate",
  per: "1,000 households",
  interval: "byar",
});

test("pools the neighbours' counts without the unit itself, and tells whom it is without", () => {
  const rows = [
    { code: "Z06000001", owed_duty: 10, households_thousands: 1 },
    { code: "Z06000002", owed_duty: 20, households_thousands: 4 },
    { code: "Z06000003", owed_duty: 90, households_thousands: 6 },
    { code: "Z06000004", owed_duty: undefined, households_thousands: 8 },
  ];
  const kinds = { code: "text", owed_duty: "number", households_thousands: "number" } as const;
  const tables = new Map([["homelessness", tableFromRows("homelessness", rows, kinds)]]);
  const table = measure(tables, [rate], { by: groupBy(tables, "code", { unit: "authority" }) });
  const groups = benchmarkGroups(
    "neighbours",
    ["Z06000002", "Z06000003", "Z06000004", "Z06000009"].map((neighbour) => ({
      area: "Z06000001",
      neighbour,
    })),
  );
  const pooled = poolBenchmarks(table, "owed", groups);
  // 110 of 10 thousand households; the mean of the rates 5 and 15 would be 10
  expect(pooled.values).toEqual([11, undefined, undefined, undefined]);
  expect([pooled.numerators[0], pooled.denominators[0]]).toEqual([110, 10]);
  expect(pooled.without[0]).toEqual(["Z06000004", "Z06000009"]);
  const [first, second] = compareUnits(table.indicators.get("owed")!, pooled.values);
  expect([first!.comparison, second]).toEqual(["similar", undefined]);
  expect(() => poolBenchmarks(table, "owned", groups)).toThrow('Unknown indicator "owned". Known: owed.');
});

const data = new URL("../../../shared/data/", import.meta.url);

test.skipIf(!existsSync(data))(
  "Croydon beside its ten real neighbours is as reckoned in Python (skipped: ../shared/data is absent)",
  () => {
    const read = (file: string) => readFileSync(new URL(file, data));
    const quarters = readExtract(homelessnessQuarters, {
      file: "la_quarter_key.csv",
      bytes: read("homelessness/la_quarter_key.csv"),
    }).table;
    const rowsOfQuarter = toRows(quarters).flatMap((row, at) => (row["quarter"] === "2025Q1" ? [at] : []));
    const tables = new Map([["homelessness", filterTable(quarters, rowsOfQuarter)]]);
    const neighbours = toRows(
      readExtract(statisticalNeighbours, { file: "sn-model-long.csv", bytes: read("lait/sn-model-long.csv") })
        .table,
    ).map((row) => ({ area: row["code"] as string, neighbour: row["neighbour"] as string }));
    const table = measure(tables, [rate], { by: groupBy(tables, "code", { unit: "authority" }) });
    const pooled = poolBenchmarks(table, "owed", benchmarkGroups("statistical neighbours", neighbours));
    const croydon = table.ids.indexOf("E09000008");
    // Python: sum(owed_duty) / sum(households_in_area_000s) over the ten neighbours in 2025Q1: 6404 / 1339.495
    expect(pooled.numerators[croydon]).toBe(6404);
    expect(pooled.values[croydon]).toBeCloseTo(4.780906237052024, 12);
    expect(pooled.without[croydon]).toEqual([]);
    // Croydon: 1,119 of 158.189 thousand households, 7.07
    expect(compareUnits(table.indicators.get("owed")!, pooled.values)[croydon]).toMatchObject({
      comparison: "higher",
      judgement: "worse",
      confidence: 0.998,
    });
  },
);
