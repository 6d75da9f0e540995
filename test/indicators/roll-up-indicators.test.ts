import { lookupFromRows } from "@needscope/areas";
import {
  defineIndicator,
  groupBy,
  indicatorAt,
  measure,
  rollUpIndicators,
  toUnitColumns,
} from "@needscope/indicators";
import { suppressed, tableFromRows } from "@needscope/table";
import fc from "fast-check";
import { expect, test } from "vitest";

const lookup = lookupFromRows("zones", [
  { area: "A1", zone: "X", zoneName: "Harbour" },
  { area: "A2", zone: "X", zoneName: "Harbour", share: 0.5 },
  { area: "A2", zone: "Y", zoneName: "Downs", share: 0.5 },
]);

const base = { title: "X", direction: "higher-is-need" };
const share = defineIndicator({
  ...base,
  name: "sole",
  measure: { kind: "share", source: "births", where: { field: "sole", is: true } },
  of: { kind: "count", source: "births" },
  shows: "proportion",
});
const rate = defineIndicator({
  ...base,
  name: "rate",
  measure: { kind: "count", source: "births" },
  of: { kind: "sum", source: "births", field: "weight" },
  multiplier: 1000,
  shows: "rate",
});
const mean = defineIndicator({
  ...base,
  name: "mean",
  measure: { kind: "mean", source: "births", field: "weight" },
  shows: "number",
});

type Birth = {
  area: string;
  zone?: string;
  sole: boolean | undefined;
  weight: number | typeof suppressed | undefined;
};

function birthsTable(rows: readonly Birth[]) {
  const kinds = { area: "text", zone: "text", sole: "flag", weight: "number" } as const;
  return new Map([["births", tableFromRows("births", rows, kinds)]]);
}

function birth(area: string, rest: Partial<Birth> = {}): Birth {
  return { area, sole: false, weight: 3, ...rest };
}

function rolled(rows: readonly Birth[], indicators = [share]) {
  const tables = birthsTable(rows);
  const areas = groupBy(tables, "area", { unit: "area" });
  return rollUpIndicators(measure(tables, indicators, { by: areas }), lookup, { unit: "zone" });
}

test("apportions numerator and denominator, then computes rate and interval again; says what was not placed", () => {
  const zones = rolled([
    ...[birth("A1", { sole: true }), birth("A1"), birth("A1"), birth("A2", { sole: true })],
    ...[birth("A2", { sole: true }), birth("A2", { sole: true }), birth("A9", { sole: true }), birth("A9")],
  ]);
  expect(zones).toMatchObject({
    unit: "zone",
    ids: ["X", "Y"],
    names: ["Harbour", "Downs"],
    confidence: 0.95,
    notPlaced: new Map([["sole", { numerator: 1, denominator: 2 }]]),
  });
  const sole = zones.indicators.get("sole")!;
  expect(sole.numerator).toEqual(Float64Array.of(2.5, 1.5));
  expect(sole.denominator).toEqual(Float64Array.of(4.5, 1.5));
  expect(sole.value).toEqual(Float64Array.of(2.5 / 4.5, 1));
  // statsmodels 0.14, proportion_confint(2.5, 4.5, method="wilson")
  expect(sole.lower![0]).toBeCloseTo(0.19179226030710816, 12);
  expect(sole.upper![0]).toBeCloseTo(0.8681492931726694, 12);
  expect(sole.upper![1]).toBe(1);
  expect(toUnitColumns(zones)).toMatchObject({ ids: ["X", "Y"], names: ["Harbour", "Downs"] });
  expect(indicatorAt(zones, "sole", "X")).toEqual({
    name: "sole",
    title: "X",
    id: "X",
    unitName: "Harbour",
    value: 2.5 / 4.5,
    numerator: 2.5,
    denominator: 4.5,
    lower: sole.lower![0],
    upper: sole.upper![0],
    undecided: 0,
  });
});

test("an area with 0 of 0 adds nothing to its zone and does not make it missing", () => {
  const tables = birthsTable([birth("A1", { sole: true }), birth("A1")]);
  const areas = groupBy(tables, "area", { unit: "area", ids: ["A1", "A2"] });
  const zones = rollUpIndicators(measure(tables, [share, mean], { by: areas }), lookup, { unit: "zone" });
  expect(zones.indicators.get("sole")).toMatchObject({
    value: Float64Array.of(0.5, 0),
    state: Uint8Array.of(0, 1),
    partsState: Uint8Array.of(0, 0),
  });
  expect(zones.indicators.get("mean")).toMatchObject({
    value: Float64Array.of(3, 0),
    state: Uint8Array.of(0, 1),
  });
});

test("a zone that holds part of a missing or suppressed area is so too", () => {
  const some = [birth("A1", { weight: 4 }), birth("A2", { weight: suppressed })];
  expect(rolled(some, [mean]).indicators.get("mean")).toMatchObject({
    value: Float64Array.of(0, 0),
    state: Uint8Array.of(2, 2),
    numerator: Float64Array.of(0, 0),
    denominator: Float64Array.of(0, 0),
  });
  const worse = [birth("A1", { weight: undefined }), birth("A2", { weight: suppressed })];
  expect(rolled(worse, [mean]).indicators.get("mean")!.state).toEqual(Uint8Array.of(1, 2));
});

test("rolls up the rows that could not be decided", () => {
  const zones = rolled([
    birth("A1", { sole: undefined }),
    birth("A2", { sole: undefined }),
    birth("A2", { sole: true }),
  ]);
  expect(zones.indicators.get("sole")).toMatchObject({
    undecided: Float64Array.of(1.5, 0.5),
    value: Float64Array.of(0.25, 0.5),
  });
});

test("a rate rolled up from fractions has the interval of the fractional count", () => {
  const zones = rolled([birth("A2", { weight: 100 })], [rate]);
  const { value, lower, upper } = zones.indicators.get("rate")!;
  expect(value).toEqual(Float64Array.of(10, 10));
  // scipy: chi2.ppf(.025, 1) / 2 and chi2.ppf(.975, 3) / 2, over 50, per 1,000
  expect(lower![0]).toBeCloseTo((0.0004910345585876278 / 50) * 1000, 9);
  expect(upper![0]).toBeCloseTo((4.674201802248074 / 50) * 1000, 9);
});

test("refuses to roll up what has no counts, or counts that areas may share", () => {
  const largest = defineIndicator({ ...mean, name: "max", measure: { ...mean.measure, kind: "max" } });
  const distinct = defineIndicator({
    ...base,
    name: "d",
    measure: { ...mean.measure, kind: "distinct" },
    shows: "count",
  });
  expect(() => rolled([birth("A1")], [largest])).toThrow(
    'Indicator "max" ("max") has no counts to roll up; measure it by zone instead.',
  );
  expect(() => rolled([birth("A1")], [distinct])).toThrow(
    'Indicator "d" counts distinct values, which areas may share; measure it by zone instead.',
  );
});

test("rolling up areas that lie whole in their zones is measuring by zone", () => {
  const row = fc.record({
    area: fc.constantFrom(0, 1, 2, 3, 4),
    sole: fc.constantFrom(true, false, undefined),
    weight: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 9 }) },
      fc.constantFrom(undefined, suppressed),
    ),
  });
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 30 }),
      fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
      (rows, zoneOf) => {
        const tables = birthsTable(
          rows.map((one) => ({ ...one, area: `A${one.area}`, zone: `Z${zoneOf[one.area]}` })),
        );
        const whole = lookupFromRows(
          "whole",
          zoneOf.map((zone, area) => ({ area: `A${area}`, zone: `Z${zone}` })),
        );
        const indicators = [share, rate, mean];
        const areas = measure(tables, indicators, { by: groupBy(tables, "area", { unit: "area" }) });
        const up = rollUpIndicators(areas, whole, { unit: "zone" });
        const ids = whole.zones;
        const direct = measure(tables, indicators, { by: groupBy(tables, "zone", { unit: "zone", ids }) });
        for (const name of direct.indicators.keys()) {
          const { undecided, numerator, denominator, ...expected } = direct.indicators.get(name)!;
          expect(up.indicators.get(name)).toMatchObject(expected);
          expect(up.indicators.get(name)!.undecided ?? new Float64Array(ids.length)).toEqual(
            undecided ?? new Float64Array(ids.length),
          );
          direct.indicators.get(name)!.partsState!.forEach((byte, zone) => {
            if (byte !== 0) return;
            expect(up.indicators.get(name)!.numerator![zone]).toBe(numerator![zone]);
            expect(up.indicators.get(name)!.denominator![zone]).toBe(denominator![zone]);
          });
        }
      },
    ),
    { seed: 2016, numRuns: 200 },
  );
});

test("keeps the totals of numerator and denominator for any shares", () => {
  const arbitrary = fc.record({
    births: fc.array(fc.boolean(), { maxLength: 10 }),
    weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 6 }), (areas) => {
      const rows = areas.flatMap(({ births }, i) => births.map((sole) => birth(`A${i}`, { sole })));
      const random = lookupFromRows(
        "random",
        areas.flatMap(({ weights }, i) => {
          const whole = weights.reduce((sum, weight) => sum + weight, 0);
          return weights.map((weight, zone) => ({ area: `A${i}`, zone: `Z${zone}`, share: weight / whole }));
        }),
      );
      const tables = birthsTable(rows);
      const table = measure(tables, [share], { by: groupBy(tables, "area", { unit: "area" }) });
      const up = rollUpIndicators(table, random, { unit: "zone" }).indicators.get("sole")!;
      const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
      expect(total(up.numerator!)).toBeCloseTo(rows.filter(({ sole }) => sole).length, 9);
      expect(total(up.denominator!)).toBeCloseTo(rows.length, 9);
    }),
    { seed: 2016, numRuns: 200 },
  );
});
