import {
  defineIndicator,
  groupBy,
  indicatorAt,
  measure,
  rowsNotPlaced,
  type Grouping,
  type MeasureOptions,
} from "@needscope/indicators";
import { suppressed, tableFromRows, type Table } from "@needscope/table";
import fc from "fast-check";
import { expect, test } from "vitest";

const visits = tableFromRows(
  "visits",
  [
    { area: "A", person: "P1", minutes: 30, on: "2015-04-01", kept: true },
    { area: "A", person: "P1", minutes: 20, on: "2016-03-31", kept: false },
    { area: "A", person: "P2", minutes: 10, on: "2016-04-01", kept: true },
    { area: "B", person: "P3", minutes: undefined, on: "2015-05-01", kept: undefined },
    { area: "B", person: "P4", minutes: 40, on: undefined, kept: false },
    { area: undefined, person: "P5", minutes: 50, on: "2015-05-01", kept: true },
    { area: "D", person: "P6", minutes: suppressed, on: "2015-05-01", kept: suppressed },
  ],
  { area: "text", person: "text", minutes: "number", on: "date", kept: "flag" },
);
const tables = new Map([["visits", visits]]);
const by = groupBy(tables, "area", { unit: "area", ids: ["A", "B", "C", "D"] });
const present = 0;
const missing = 1;
const hidden = 2;

const base = { name: "x", title: "X", direction: "higher-is-need" };
const year = { name: "2015/16", from: "2015-04-01", to: "2016-03-31" };

function measured(description: object, options: object = {}) {
  const indicator = defineIndicator({ ...base, ...description });
  return measure(tables, [indicator], { by, ...options }).indicators.get("x")!;
}

function of(measureOf: object) {
  return { source: "visits", ...measureOf };
}

test("counts rows: 0 for a unit without rows", () => {
  const description = { measure: of({ kind: "count" }), shows: "count" };
  expect(measured(description)).toEqual({
    indicator: { ...base, ...description },
    value: Float64Array.of(3, 2, 0, 1),
    state: Uint8Array.of(present, present, present, present),
    numerator: Float64Array.of(3, 2, 0, 1),
    partsState: Uint8Array.of(present, present, present, present),
  });
});

test("counts only rows that certainly are in, and says how many could not be decided", () => {
  const kept = { measure: of({ kind: "count", where: { field: "kept", is: true } }), shows: "count" };
  expect(measured(kept)).toMatchObject({
    value: Float64Array.of(2, 0, 0, 0),
    undecided: Float64Array.of(0, 1, 0, 1),
  });
});

test("counts different values once", () => {
  const people = { measure: of({ kind: "distinct", field: "person" }), shows: "count" };
  expect(measured(people).value).toEqual(Float64Array.of(2, 2, 0, 1));
  const days = { measure: of({ kind: "distinct", field: "on" }), shows: "count" };
  expect(measured(days).value).toEqual(Float64Array.of(3, 1, 0, 1));
});

test("a sum is missing where a value it needs is missing, suppressed where one is suppressed, 0 without rows", () => {
  expect(measured({ measure: of({ kind: "sum", field: "minutes" }), shows: "number" })).toMatchObject({
    value: Float64Array.of(60, 0, 0, 0),
    state: Uint8Array.of(present, missing, present, hidden),
  });
  const late = of({ kind: "sum", field: "minutes", where: { field: "on", atLeast: "2016-01-01" } });
  // B has a visit without a date: whether its 40 minutes belong to the sum is not known.
  expect(measured({ measure: late, shows: "number" })).toMatchObject({
    value: Float64Array.of(30, 0, 0, 0),
    state: Uint8Array.of(present, missing, present, present),
    undecided: Float64Array.of(0, 1, 0, 0),
  });
});

test("a mean is the sum over the rows, and missing without rows", () => {
  expect(measured({ measure: of({ kind: "mean", field: "minutes" }), shows: "number" })).toMatchObject({
    value: Float64Array.of(20, 0, 0, 0),
    state: Uint8Array.of(present, missing, missing, hidden),
    numerator: Float64Array.of(60, 0, 0, 0),
    denominator: Float64Array.of(3, 2, 0, 1),
    partsState: Uint8Array.of(present, missing, present, hidden),
  });
});

test("takes the smallest and the largest number or date", () => {
  expect(measured({ measure: of({ kind: "min", field: "minutes" }), shows: "number" })).toMatchObject({
    value: Float64Array.of(10, 0, 0, 0),
    state: Uint8Array.of(present, missing, missing, hidden),
  });
  const longest = measured({ measure: of({ kind: "max", field: "minutes" }), shows: "number" });
  expect(longest.value).toEqual(Float64Array.of(30, 0, 0, 0));
  // 1 April 2016 is day 16,892: Python, (date(2016, 4, 1) - date(1970, 1, 1)).days
  const last = measured({ measure: of({ kind: "max", field: "on" }), shows: "number" });
  expect(last.value[0]).toBe(16892);
});

test("any is yes where one row is, missing where one may be, else no", () => {
  const flag = { measure: of({ kind: "any", field: "kept" }), shows: "flag" };
  expect(measured(flag)).toMatchObject({
    value: Uint8Array.of(1, 0, 0, 0),
    state: Uint8Array.of(present, missing, present, missing),
  });
  const notKept = { measure: of({ kind: "any", where: { field: "kept", is: false } }), shows: "flag" };
  expect(measured(notKept)).toMatchObject({
    value: Uint8Array.of(1, 1, 0, 0),
    state: Uint8Array.of(present, present, present, missing),
  });
});

test("a share has its numerator among its denominator's rows, and Wilson's interval", () => {
  const description = {
    measure: of({ kind: "share", where: { field: "kept", is: true } }),
    of: of({ kind: "count", where: { field: "kept", known: true } }),
    shows: "proportion",
  };
  const result = measured(description);
  expect(result).toMatchObject({
    value: Float64Array.of(2 / 3, 0, 0, 0),
    state: Uint8Array.of(present, present, missing, missing),
    numerator: Float64Array.of(2, 0, 0, 0),
    denominator: Float64Array.of(3, 1, 0, 0),
    partsState: Uint8Array.of(present, present, present, present),
  });
  // statsmodels 0.14, proportion_confint(2, 3, method="wilson") and (0, 1)
  expect(result.lower![0]).toBeCloseTo(0.2076596008020477, 12);
  expect(result.upper![0]).toBeCloseTo(0.9385080552796037, 12);
  expect(result.lower![1]).toBe(0);
  expect(result.upper![1]).toBeCloseTo(0.7934506856227626, 12);
  expect([result.lower![2], result.upper![2]]).toEqual([0, 0]);
});

test("gives Wilson's interval at the published counts, at both confidences", () => {
  // facts: 65 of 100 -> .55254443296888 to .736357517569025 (95%), .495494657407043 to .77835406140897 (99.8%)
  const rows = Array.from({ length: 100 }, (_, i) => ({ area: "A", yes: i < 65 }));
  const survey = new Map([["survey", tableFromRows("survey", rows, { area: "text", yes: "flag" })]]);
  const share = defineIndicator({
    ...base,
    measure: { kind: "share", source: "survey", where: { field: "yes", is: true } },
    of: { kind: "count", source: "survey" },
    shows: "proportion",
  });
  const ends = (confidence?: number) => {
    const table = measure(survey, [share], { by: groupBy(survey, "area", { unit: "area" }), confidence });
    return indicatorAt(table, "x", "A");
  };
  expect(ends().lower).toBeCloseTo(0.55254443296888, 12);
  expect(ends().upper).toBeCloseTo(0.736357517569025, 12);
  expect(ends(0.998).lower).toBeCloseTo(0.495494657407043, 12);
  expect(ends(0.998).upper).toBeCloseTo(0.77835406140897, 12);
});

test("a rate has its multiplier, its own denominator's date, and the exact interval below 10 events", () => {
  const population = tableFromRows(
    "population",
    [
      { area: "A", households: 500, at: "2015-06-30" },
      { area: "A", households: 900, at: "2014-06-30" },
      { area: "B", households: 0, at: "2015-06-30" },
    ],
    { area: "text", households: "number", at: "date" },
  );
  const both = new Map([...tables, ["population", population]]);
  const rate = defineIndicator({
    ...base,
    measure: of({ kind: "count" }),
    of: { kind: "sum", source: "population", field: "households", dated: "at" },
    multiplier: 1000,
    shows: "rate",
    per: "1,000 households",
    dated: "on",
  });
  const grouping = groupBy(both, "area", { unit: "area", ids: ["A", "B"] });
  const result = measure(both, [rate], { by: grouping, period: year }).indicators.get("x")!;
  expect(result).toMatchObject({
    value: Float64Array.of(4, 0),
    state: Uint8Array.of(present, missing),
    numerator: Float64Array.of(2, 1),
    denominator: Float64Array.of(500, 0),
    partsState: Uint8Array.of(present, present),
    undecided: Float64Array.of(0, 1),
  });
  // scipy: chi2.ppf(.025, 4) / 2 and chi2.ppf(.975, 6) / 2, over 500 households, per 1,000
  expect(result.lower![0]).toBeCloseTo((0.24220927854396507 / 500) * 1000, 9);
  expect(result.upper![0]).toBeCloseTo((7.22468766772396 / 500) * 1000, 9);
  expect([result.lower![1], result.upper![1]]).toEqual([0, 0]);
});

test("a plain count has Byar's interval when asked", () => {
  // facts: Byar of 65 -> 50.1631877104595 to 82.8491385459398
  const rows = Array.from({ length: 65 }, () => ({ area: "A" }));
  const events = new Map([["events", tableFromRows("events", rows, { area: "text" })]]);
  const count = { measure: { kind: "count", source: "events" }, shows: "count", interval: "byar" };
  const indicator = defineIndicator({ ...base, ...count });
  const view = indicatorAt(
    measure(events, [indicator], { by: groupBy(events, "area", { unit: "area" }) }),
    "x",
    "A",
  );
  expect(view.lower).toBeCloseTo(50.1631877104595, 9);
  expect(view.upper).toBeCloseTo(82.8491385459398, 9);
});

test("refuses a Wilson interval of something that is no proportion", () => {
  const description = {
    measure: of({ kind: "count" }),
    of: of({ kind: "distinct", field: "person" }),
    shows: "rate",
    interval: "wilson",
  };
  expect(() => measured(description)).toThrow(
    'Indicator "x" cannot have a Wilson interval: in 1 of 4 units its numerator is not from 0 to its denominator; use "byar".',
  );
});

test("a period keeps both its days; a row without a date is undecided; undated indicators count every row", () => {
  const dated = { measure: of({ kind: "count" }), shows: "count", dated: "on" };
  expect(measured(dated, { period: year })).toMatchObject({
    value: Float64Array.of(2, 1, 0, 1),
    undecided: Float64Array.of(0, 1, 0, 0),
  });
  expect(measured(dated).value).toEqual(Float64Array.of(3, 2, 0, 1));
  const undated = { measure: dated.measure, shows: dated.shows };
  expect(measured(undated, { period: year }).value).toEqual(Float64Array.of(3, 2, 0, 1));
});

const periods = [
  { name: "2013/14", from: "2013-04-01", to: "2014-03-31" },
  { name: "2014/15", from: "2014-04-01", to: "2015-03-31" },
  year,
  { name: "2016/17", from: "2016-04-01", to: "2017-03-31" },
];

test("pools a period with those before it, and is missing where there are too few", () => {
  const pooled = { measure: of({ kind: "count" }), shows: "count", dated: "on", pool: 2 };
  expect(measured(pooled, { period: periods[3], periods }).value).toEqual(Float64Array.of(3, 1, 0, 1));
  expect(measured(pooled, { period: periods[2], periods }).value).toEqual(Float64Array.of(2, 1, 0, 1));
  const early = measured(pooled, { period: periods[0], periods });
  expect(early).toMatchObject({ value: new Float64Array(4), state: new Uint8Array(4).fill(missing) });
  expect(early.undecided).toBeUndefined();
});

test.each<[MeasureOptions & { pool?: number }, string]>([
  [{ period: year }, "Pooling 2 periods up to 2015/16 needs the ordered list of periods (options.periods)."],
  [
    { period: { ...year, name: "2018/19" }, periods },
    'Period "2018/19" is not in the list of periods. Known: 2013/14, 2014/15, 2015/16, 2016/17.',
  ],
  [
    { period: { name: "back", from: "2016-01-02", to: "2016-01-01" }, pool: 1 },
    'Period "back" ends (2016-01-01) before it starts (2016-01-02).',
  ],
  [
    { period: { name: "no day", from: "2016-02-30", to: "2016-03-01" }, pool: 1 },
    "Expected a real date written yyyy-mm-dd, for example 2016-03-31.",
  ],
])("says what is wrong with a period: %#", ({ pool = 2, ...options }, message) => {
  const pooled = { measure: of({ kind: "count" }), shows: "count", dated: "on", pool };
  expect(() => measured(pooled, options)).toThrow(new Error(message));
});

test("groups by a column: codes of every table, sorted, unless told; rows without a unit are told", () => {
  const more = new Map([...tables, ["births", tableFromRows("births", [{ home: "E" }], { home: "text" })]]);
  const perSource = groupBy(more, { visits: "area", births: "home" }, { unit: "area" });
  expect(perSource.ids).toEqual(["A", "B", "D", "E"]);
  expect(perSource.unitOf.get("visits")).toEqual(Int32Array.of(0, 0, 0, 1, 1, -1, 2));
  expect(groupBy(more, "area", { unit: "area" }).unitOf.has("births")).toBe(false);
  expect(rowsNotPlaced(groupBy(more, "area", { unit: "area", ids: ["A"] }))).toEqual(
    new Map([["visits", 4]]),
  );
});

test("says what is wrong with a grouping", () => {
  expect(() => groupBy(tables, "zone", { unit: "zone" })).toThrow(
    'No table has a column "zone" to group by.',
  );
  expect(() => groupBy(tables, { rent: "area" }, { unit: "area" })).toThrow(
    'Unknown source "rent" to group by. Known: visits.',
  );
  expect(() => groupBy(tables, "area", { unit: "area", ids: ["A", "A"] })).toThrow(
    "The ids to group by must be different from one another.",
  );
  expect(() => groupBy(tables, "area", { unit: "area", ids: ["A"], names: [] })).toThrow(
    "Grouping by area has 1 ids and 0 names; it needs one name per id.",
  );
  const count = defineIndicator({ ...base, measure: of({ kind: "count" }), shows: "count" });
  const elsewhere: Grouping = { unit: "family", ids: ["F"], unitOf: new Map([["rent", new Int32Array()]]) };
  expect(() => measure(tables, [count], { by: elsewhere })).toThrow(
    'Indicator "x" needs "visits" grouped by family, and it is not. Grouped: rent.',
  );
  const short: Grouping = { unit: "family", ids: ["F"], unitOf: new Map([["visits", Int32Array.of(0)]]) };
  expect(() => measure(tables, [count], { by: short })).toThrow(
    'The grouping by family has 1 rows of "visits", and the table has 7.',
  );
  expect(() => measure(tables, [count, count], { by })).toThrow(
    'Two indicators are called "x"; each needs a name of its own.',
  );
});

test("measures empty tables, no units and no indicators without a NaN", () => {
  const empty = new Map([["visits", tableFromRows("visits", [], { area: "text", minutes: "number" })]]);
  const mean = defineIndicator({ ...base, measure: of({ kind: "mean", field: "minutes" }), shows: "number" });
  const units = groupBy(empty, "area", { unit: "area", ids: ["A"] });
  expect(measure(empty, [mean], { by: units }).indicators.get("x")).toMatchObject({
    value: Float64Array.of(0),
    state: Uint8Array.of(missing),
  });
  const nobody = measure(empty, [mean], { by: groupBy(empty, "area", { unit: "area" }) });
  expect(nobody.indicators.get("x")!.value).toHaveLength(0);
  expect(measure(tables, [], { by })).toEqual({
    unit: "area",
    ids: ["A", "B", "C", "D"],
    indicators: new Map(),
    confidence: 0.95,
  });
});

test("gives the same table whatever the order of the rows", () => {
  const indicators = [
    { measure: of({ kind: "count", where: { field: "kept", is: true } }), shows: "count" },
    { measure: of({ kind: "distinct", field: "person" }), shows: "count" },
    { measure: of({ kind: "sum", field: "minutes" }), shows: "number" },
    { measure: of({ kind: "mean", field: "minutes" }), shows: "number" },
    { measure: of({ kind: "min", field: "minutes" }), shows: "number" },
    { measure: of({ kind: "max", field: "on" }), shows: "number" },
    { measure: of({ kind: "any", field: "kept" }), shows: "flag" },
    {
      measure: of({ kind: "share", where: { field: "kept", is: true } }),
      of: of({ kind: "count" }),
      shows: "proportion",
    },
  ].map((description, i) => defineIndicator({ ...base, ...description, name: `x${i}` }));
  const row = fc.record({
    area: fc.constantFrom("A", "B", undefined),
    person: fc.constantFrom("P1", "P2", "P3", undefined),
    minutes: fc.oneof(fc.integer({ min: -100, max: 100 }), fc.constantFrom(undefined, suppressed)),
    on: fc.constantFrom("2015-04-01", "2016-04-01", undefined),
    kept: fc.constantFrom(true, false, undefined),
  });
  const table = (rows: Parameters<typeof tableFromRows>[1]): ReadonlyMap<string, Table> =>
    new Map([
      [
        "visits",
        tableFromRows("visits", rows, {
          area: "text",
          person: "text",
          minutes: "number",
          on: "date",
          kept: "flag",
        }),
      ],
    ]);
  const run = (data: ReadonlyMap<string, Table>) =>
    measure(data, indicators, { by: groupBy(data, "area", { unit: "area", ids: ["A", "B"] }) });
  fc.assert(
    fc.property(
      fc
        .array(row, { maxLength: 12 })
        .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([rows, shuffled]) => {
        const result = run(table(rows));
        expect(run(table(shuffled))).toEqual(result);
        for (const { value, lower, upper } of result.indicators.values()) {
          expect([...value, ...(lower ?? []), ...(upper ?? [])].every(Number.isFinite)).toBe(true);
        }
      },
    ),
    { seed: 2016, numRuns: 200 },
  );
});

test("what a source says of a unit is missing, never nothing, where a record of the unit was set aside", () => {
  const setAside = new Map([["visits", Int32Array.of(2, 0, 2, -1)]]);
  const measuredBeside = (description: object) => measured(description, { by: { ...by, setAside } });
  const count = measuredBeside({ measure: of({ kind: "count" }), shows: "count" });
  // A has three rows and C none; of both a record was set aside.
  expect([...count.state]).toEqual([missing, present, missing, present]);
  expect([...count.value]).toEqual([0, 2, 0, 1]);
  expect(count.setAside).toEqual(Float64Array.of(1, 0, 2, 0));
  // A flag that an accepted row decides stays decided.
  const any = measuredBeside({ measure: of({ kind: "any", field: "kept" }), shows: "flag" });
  expect([...any.state]).toEqual([present, missing, missing, missing]);
  expect([...any.value]).toEqual([1, 0, 0, 0]);
  const all = measuredBeside({ measure: of({ kind: "all", field: "kept" }), shows: "flag" });
  expect([...all.state]).toEqual([present, present, missing, missing]);
  const share = measuredBeside({
    measure: of({ kind: "share", where: { field: "person", in: ["P1", "P3"] } }),
    of: of({ kind: "count" }),
    shows: "proportion",
  });
  expect([...share.state]).toEqual([missing, present, missing, present]);
  expect([...share.partsState!]).toEqual([missing, present, missing, present]);
});

test("a view says how many records were set aside", () => {
  const indicator = defineIndicator({ ...base, measure: of({ kind: "count" }), shows: "count" });
  const setAside = new Map([["visits", Int32Array.of(2)]]);
  const table = measure(tables, [indicator], { by: { ...by, setAside } });
  expect(indicatorAt(table, "x", "C")).toMatchObject({ value: undefined, setAside: 1 });
  expect(indicatorAt(table, "x", "A")).not.toHaveProperty("setAside");
});

test("units that are the rows themselves, one each and in order, are measured as any others", () => {
  const row = fc.record({
    unit: fc.constant(""),
    owed: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(-0, 0, 1.5, 30) }, fc.constant(undefined)),
    late: fc.oneof({ weight: 20, arbitrary: fc.boolean() }, fc.constant(undefined)),
  });
  const indicators = [
    { name: "owed", measure: { kind: "sum", source: "rents", field: "owed" }, shows: "number" },
    {
      name: "late",
      measure: { kind: "any", source: "rents", where: { field: "late", is: true } },
      shows: "flag",
    },
    {
      name: "lates",
      measure: { kind: "count", source: "rents", where: { field: "late", is: true } },
      shows: "count",
    },
    { name: "both", measure: { kind: "any", source: "rents", field: "late" }, shows: "flag" },
  ].map((one) => defineIndicator({ ...base, title: one.name, ...one }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 23 }), (drawn) => {
      const rows = drawn.map((one, i) => ({ ...one, unit: `U${String(i).padStart(2, "0")}` }));
      const of = (listed: typeof rows) => {
        const kinds = { unit: "text", owed: "number", late: "flag" } as const;
        const rents = new Map([["rents", tableFromRows("rents", listed, kinds)]]);
        return measure(rents, indicators, { by: groupBy(rents, "unit", { unit: "unit" }) });
      };
      // With a row of nobody's at the end no table is its units, and the way is the one that all others take.
      expect(of(rows)).toEqual(of([...rows, { ...rows[0]!, unit: undefined as unknown as string }]));
    }),
  );
});
