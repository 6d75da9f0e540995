import {
  compare,
  compareUnits,
  defineIndicator,
  groupBy,
  indicatorAt,
  measure,
  rowsBehind,
  toUnitColumns,
} from "@needscope/indicators";
import { suppressed, tableFromRows } from "@needscope/table";
import { expect, test } from "vitest";

const rent = tableFromRows(
  "rent",
  [
    { family: "F1", balance: 100, since: "2015-05-01", agreement: true },
    { family: "F2", balance: 300, since: "2015-05-01", agreement: undefined },
    { family: "F1", balance: 200, since: "2014-05-01", agreement: false },
    { family: "F2", balance: undefined, since: undefined, agreement: false },
    { family: "F3", balance: suppressed, since: "2015-06-01", agreement: false },
  ],
  { family: "text", balance: "number", since: "date", agreement: "flag" },
);
const tables = new Map([["rent", rent]]);
const by = groupBy(tables, "family", { unit: "family" });
const base = { title: "T", direction: "higher-is-need" };
const owed = defineIndicator({
  ...base,
  name: "owed",
  measure: { kind: "sum", source: "rent", field: "balance" },
  shows: "pounds",
});
const agreement = defineIndicator({
  ...base,
  name: "agreement",
  measure: { kind: "any", source: "rent", field: "agreement" },
  shows: "flag",
});
const large = defineIndicator({
  ...base,
  name: "large",
  measure: { kind: "share", source: "rent", where: { field: "balance", atLeast: 200 } },
  of: { kind: "count", source: "rent" },
  shows: "proportion",
  dated: "since",
});
const table = measure(tables, [owed, agreement, large], { by });

test("gives the same arrays to scoring, without a copy", () => {
  const { ids, columns } = toUnitColumns(table);
  expect(ids).toEqual(["F1", "F2", "F3"]);
  expect([...columns]).toEqual([
    ["owed", { values: Float64Array.of(300, 0, 0), state: Uint8Array.of(0, 1, 2), kind: "number" }],
    ["agreement", { values: Uint8Array.of(1, 0, 0), state: Uint8Array.of(0, 1, 0), kind: "flag" }],
    ["large", { values: Float64Array.of(0.5, 0.5, 0), state: Uint8Array.of(0, 0, 0), kind: "number" }],
  ]);
  expect(columns.get("owed")!.values).toBe(table.indicators.get("owed")!.value);
});

test("shows one indicator of one unit, with missing as undefined and suppressed as suppressed", () => {
  const view = (name: string, id: string) => indicatorAt(table, name, id);
  expect(view("owed", "F1")).toEqual({
    name: "owed",
    title: "T",
    id: "F1",
    value: 300,
    numerator: 300,
    undecided: 0,
  });
  expect(view("owed", "F2")).toEqual({ name: "owed", title: "T", id: "F2", value: undefined, undecided: 0 });
  expect(view("owed", "F3")).toMatchObject({ value: suppressed, numerator: suppressed });
  expect(view("agreement", "F1").value).toBe(true);
  expect(view("agreement", "F2").value).toBeUndefined();
  expect(view("agreement", "F3").value).toBe(false);
  expect(view("large", "F2")).toMatchObject({ value: 0.5, numerator: 1, denominator: 2, undecided: 1 });
  expect(() => view("rent", "F1")).toThrow('Unknown indicator "rent". Known: owed, agreement, large.');
  expect(() => view("owed", "F9")).toThrow('Unknown family "F9": it is not one of the 3 measured.');
});

test("goes back from a figure to the rows that it counts", () => {
  expect(rowsBehind(tables, owed, { by, id: "F1" })).toEqual([
    { part: "numerator", source: "rent", rows: [0, 2], undecided: [] },
  ]);
  expect(rowsBehind(tables, large, { by, id: "F2" })).toEqual([
    { part: "numerator", source: "rent", rows: [1], undecided: [3] },
    { part: "denominator", source: "rent", rows: [1, 3], undecided: [] },
  ]);
  const period = { name: "2015/16", from: "2015-04-01", to: "2016-03-31" };
  expect(rowsBehind(tables, large, { by, id: "F1", period })).toEqual([
    { part: "numerator", source: "rent", rows: [], undecided: [] },
    { part: "denominator", source: "rent", rows: [0], undecided: [] },
  ]);
  const pooled = defineIndicator({ ...large, pool: 2 });
  expect(rowsBehind(tables, pooled, { by, id: "F1", period, periods: [period] })).toEqual([]);
  expect(() => rowsBehind(tables, owed, { by, id: "F9" })).toThrow(
    'Unknown family "F9": it is not one of the 3 measured.',
  );
});

test("compares an interval with a benchmark: an end that touches it is similar", () => {
  expect(compare({ lower: 0.05, upper: 0.08 }, 0.04)).toBe("higher");
  expect(compare({ lower: 0.05, upper: 0.08 }, 0.09)).toBe("lower");
  expect([0.05, 0.06, 0.08].map((benchmark) => compare({ lower: 0.05, upper: 0.08 }, benchmark))).toEqual([
    "similar",
    "similar",
    "similar",
  ]);
  expect(() => compare({ lower: 0.05, upper: 0.08 }, Number.NaN)).toThrow(
    "A comparison needs a lower and an upper number and a benchmark, not 0.05, 0.08, NaN.",
  );
});

test("compares every unit, and says nothing of one that is missing", () => {
  const rows = [
    ...Array.from({ length: 50 }, (_, i) => ({ area: "A", yes: i < 40 })),
    ...Array.from({ length: 50 }, (_, i) => ({ area: "B", yes: i < 25 })),
    ...Array.from({ length: 50 }, (_, i) => ({ area: "C", yes: i < 10 })),
  ];
  const survey = new Map([["survey", tableFromRows("survey", rows, { area: "text", yes: "flag" })]]);
  const share = defineIndicator({
    ...base,
    name: "yes",
    measure: { kind: "share", source: "survey", where: { field: "yes", is: true } },
    of: { kind: "count", source: "survey" },
    shows: "proportion",
  });
  const areas = groupBy(survey, "area", { unit: "area", ids: ["A", "B", "C", "D"] });
  const measured = measure(survey, [share], { by: areas }).indicators.get("yes")!;
  // statsmodels 0.14, Wilson at 95%: 40 of 50 -> .67 to .89; 25 of 50 -> .37 to .63; 10 of 50 -> .11 to .33
  const compared = compareUnits(measured, 0.5);
  expect(compared.map((one) => one?.comparison)).toEqual(["higher", "similar", "lower", undefined]);
  expect(compared.map((one) => one?.judgement)).toEqual(["worse", "similar", "better", undefined]);
  expect(compared.map((one) => one?.confidence)).toEqual([0.998, undefined, 0.998, undefined]);
  // R: prop.test(40, 50, p = .5, correct = FALSE)$p.value
  expect(compared[0]!.p).toBeCloseTo(2.2090496998585441e-5, 15);
  const beside = compareUnits(measured, [0.9, 0.36, undefined, 0.5]);
  expect(beside.map((one) => one?.comparison)).toEqual(["lower", "higher", undefined, undefined]);
  expect(beside.map((one) => one?.confidence)).toEqual([0.95, 0.95, undefined, undefined]);
  const adjusted = compareUnits(measured, [0.9, 0.36, 0.2, 0.2], { adjust: "benjamini-hochberg" });
  // R: p.adjust(c(0.01842212545409903, 0.039170166029984015, 1), "BH") is 0.0553, 0.0588, 1: none is told apart
  expect(adjusted.map((one) => one?.comparison)).toEqual(["similar", "similar", "similar", undefined]);
  expect(() => compareUnits(measured, [0.5])).toThrow(
    'Indicator "yes" has 4 units to compare, and 1 benchmarks.',
  );
  expect(() => compareUnits(measured, Number.NaN)).toThrow(
    'Indicator "yes" cannot be compared with a benchmark of NaN.',
  );
  expect(() => compareUnits(table.indicators.get("owed")!, 1)).toThrow(
    'Indicator "owed" has no intervals to compare with a benchmark.',
  );
});
