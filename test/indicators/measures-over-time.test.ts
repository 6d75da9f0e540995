import { defineIndicator, groupBy, measure, rollUpIndicators } from "@needscope/indicators";
import { lookupFromRows } from "@needscope/areas";
import { suppressed, tableFromRows, type Row } from "@needscope/table";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const kinds = { unit: "text", on: "date", person: "text", score: "number", done: "flag" } as const;
const base = { name: "x", title: "X", direction: "higher-is-need" };
const year = { name: "2015/16", from: "2015-04-01", to: "2016-03-31" };
const [present, missing, hidden] = [0, 1, 2];

function measured(rows: readonly Row[], description: object, options: object = {}) {
  const tables = new Map([["visits", tableFromRows("visits", rows, kinds)]]);
  const by = groupBy(tables, "unit", { unit: "family", ids: ["A", "B"] });
  const { measure: what, ...others } = description as { measure: object };
  const indicator = defineIndicator({
    ...base,
    shows: "number",
    ...others,
    measure: { source: "visits", ...what },
  });
  const { value, state } = measure(tables, [indicator], { by, ...options }).indicators.get("x")!;
  return { value: [...value], state: [...state] };
}

describe("quantile", () => {
  const at = (share: number) => ({ measure: { kind: "quantile", field: "score", at: share } });
  const scores = (...list: Row[string][]) => list.map((score): Row => ({ unit: "A", score }));

  test("is R's type 7, whatever the order, and missing without rows", () => {
    const rows = scores(40, 10, 20);
    // R: quantile(c(10, 20, 40), c(.25, .5, .9), type = 7) gives 15, 20, 36
    expect([0.25, 0.5, 0.9].map((share) => measured(rows, at(share)).value[0])).toEqual([15, 20, 36]);
    expect(measured(rows, at(0.5)).state).toEqual([present, missing]);
    expect(measured(scores(7), at(0.9)).value[0]).toBe(7);
  });

  test("is missing where a value is, and suppressed where one is", () => {
    expect(measured(scores(1, undefined), at(0.5))).toEqual({ value: [0, 0], state: [missing, missing] });
    expect(measured(scores(1, suppressed), at(0.5))).toEqual({ value: [0, 0], state: [hidden, missing] });
  });
});

describe("first and latest", () => {
  const rows = [
    { unit: "A", on: "2016-03-31", score: 3 },
    { unit: "A", on: "2014-01-01", score: 1 },
    { unit: "A", on: "2016-04-01", score: 9 },
  ];
  const latest = { measure: { kind: "latest", field: "score" }, dated: "on" };
  const first = { measure: { kind: "first", field: "score" }, dated: "on" };

  test("take the value of the first or the latest day up to the end of the period", () => {
    expect(measured(rows, latest)).toEqual({ value: [9, 0], state: [present, missing] });
    expect(measured(rows, latest, { period: year }).value[0]).toBe(3);
    expect(measured(rows, first, { period: year }).value[0]).toBe(1);
    expect(measured(rows, { ...latest, measure: { kind: "latest", field: "on" } }).value[0]).toBe(16_892);
  });

  test("two rows of one day that say the same are one; two that differ leave it missing", () => {
    const same = [...rows, { unit: "A", on: "2016-04-01", score: 9 }];
    expect(measured(same, latest)).toEqual({ value: [9, 0], state: [present, missing] });
    const differing = [...rows, { unit: "A", on: "2016-04-01", score: 8 }];
    expect(measured(differing, latest)).toEqual({ value: [0, 0], state: [missing, missing] });
    expect(measured(differing, first).value[0]).toBe(1);
  });

  test("nobody can tell where the value or a date is missing, or an undecided row may be the one", () => {
    const blank = [...rows, { unit: "A", on: "2016-05-01", score: undefined }];
    expect(measured(blank, latest).state[0]).toBe(missing);
    expect(measured([...rows, { unit: "A", on: "2016-05-01", score: suppressed }], latest).state[0]).toBe(
      hidden,
    );
    expect(measured([...rows, { unit: "A", on: undefined, score: 5 }], latest).state[0]).toBe(missing);
    const filtered = {
      ...latest,
      measure: { kind: "latest", field: "score", where: { field: "done", is: true } },
    };
    const done = rows.map((row) => ({ ...row, done: true }));
    expect(measured([...done, { unit: "A", on: "2015-01-01", score: 5 }], filtered).value[0]).toBe(9);
    expect(measured([...done, { unit: "A", on: "2016-05-01", score: 5 }], filtered).state[0]).toBe(missing);
  });
});

describe("repeat", () => {
  const on = (...days: string[]) => days.map((day) => ({ unit: "A", on: day, person: "P1" }));
  const repeat = (more: object = {}) => ({
    measure: { kind: "repeat", within: 28, ...more },
    dated: "on",
    shows: "count",
  });

  test("counts rows at most so many days after an earlier one, of the same day too", () => {
    expect(measured(on("2015-05-01"), repeat()).value).toEqual([0, 0]);
    expect(measured(on("2015-05-29", "2015-05-01"), repeat()).value).toEqual([1, 0]);
    expect(measured(on("2015-05-30", "2015-05-01"), repeat()).value).toEqual([0, 0]);
    expect(measured(on("2015-05-01", "2015-05-01", "2015-05-20"), repeat()).value).toEqual([2, 0]);
  });

  test("counts in the period what repeats something before it", () => {
    const days = on("2015-03-20", "2015-04-01", "2016-03-31", "2016-04-02");
    expect(measured(days, repeat(), { period: year }).value).toEqual([1, 0]);
  });

  test("with a field, of the same value only; a row without it repeats nothing", () => {
    const rows = [
      { unit: "A", on: "2015-05-01", person: "P1" },
      { unit: "A", on: "2015-05-02", person: "P2" },
      { unit: "A", on: "2015-05-03", person: undefined },
      { unit: "A", on: "2015-05-04", person: "P1" },
    ];
    expect(measured(rows, repeat({ field: "person" })).value).toEqual([1, 0]);
    expect(measured(rows, repeat()).value).toEqual([3, 0]);
  });

  test("is not rolled up: areas may share a repeat", () => {
    const tables = new Map([["visits", tableFromRows("visits", on("2015-05-01"), kinds)]]);
    const by = groupBy(tables, "unit", { unit: "area" });
    const indicator = defineIndicator({ ...base, ...repeat({ source: "visits" }) });
    const zones = lookupFromRows("zones", [{ area: "A", zone: "Z" }]);
    expect(() => rollUpIndicators(measure(tables, [indicator], { by }), zones, { unit: "zone" })).toThrow(
      'Indicator "x" counts repeats, which areas may share; measure it by zone instead.',
    );
  });
});

test("all is yes where every row is, no where one is not, missing where one may not be or there is none", () => {
  const all = { measure: { kind: "all", field: "done" }, shows: "flag" };
  const done = (...list: (boolean | undefined)[]) => list.map((one) => ({ unit: "A", done: one }));
  expect(measured(done(true, true), all)).toEqual({ value: [1, 0], state: [present, missing] });
  expect(measured(done(true, undefined, false), all)).toEqual({ value: [0, 0], state: [present, missing] });
  expect(measured(done(true, undefined), all)).toEqual({ value: [0, 0], state: [missing, missing] });
  const scored = { ...all, measure: { ...all.measure, where: { field: "score", atLeast: 1 } } };
  const undecided = [
    { unit: "A", done: true, score: 1 },
    { unit: "A", done: true, score: undefined },
  ];
  expect(measured(undecided, scored)).toEqual({ value: [1, 0], state: [present, missing] });
  expect(measured([{ ...undecided[1]!, done: false }], scored).state[0]).toBe(missing);
});

test("every measure gives the same whatever the order of the rows", () => {
  const cell = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 6 });
  const row = fc.record({
    unit: fc.constantFrom("A", "B"),
    on: cell(fc.constantFrom("2015-04-01", "2015-04-02", "2015-06-01")),
    person: cell(fc.constantFrom("P1", "P2")),
    score: cell(fc.integer({ min: -2, max: 2 })),
    done: cell(fc.boolean()),
  });
  const descriptions = [
    { measure: { kind: "quantile", field: "score", at: 0.3 } },
    { measure: { kind: "first", field: "score" }, dated: "on" },
    { measure: { kind: "latest", field: "score", where: { field: "done", is: true } }, dated: "on" },
    { measure: { kind: "repeat", within: 1, field: "person" }, dated: "on", shows: "count" },
    { measure: { kind: "all", field: "done" }, shows: "flag" },
  ];
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom(...descriptions), (rows, description) => {
      const backwards = [...rows].reverse();
      expect(measured(backwards, description)).toEqual(measured(rows, description));
      expect(measured(backwards, description, { period: year })).toEqual(
        measured(rows, description, { period: year }),
      );
    }),
    { seed: 5, numRuns: 300 },
  );
});
