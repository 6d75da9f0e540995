import { defineIndicator, explainChange, knownBreaks } from "@needscope/indicators";
import { scoreComposite, unitsFromRows, type Composite, type UnitColumns } from "@needscope/scoring";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

function composite(absence: number, rent: number): Composite {
  return {
    name: "need",
    title: "Need",
    normalise: "minMax",
    scale: [0, 100],
    parts: [
      { indicator: "absence", direction: "higher-is-need", weight: absence },
      { indicator: "rent", direction: "higher-is-need", weight: rent },
    ],
  };
}

const units = (rows: readonly { id: string; absence: number; rent: number }[]): UnitColumns =>
  unitsFromRows(rows, { id: "id" });
const march = units([
  { id: "A", absence: 0, rent: 0 },
  { id: "B", absence: 10, rent: 5 },
  { id: "C", absence: 4, rent: 10 },
]);
const april = units([
  { id: "A", absence: 0, rent: 0 },
  { id: "B", absence: 10, rent: 10 },
  { id: "D", absence: 4, rent: 2 },
]);
const score = (data: UnitColumns, rules: Composite) => scoreComposite(rules, data);

describe("explainChange", () => {
  test("gives all to the data where only the data are new, and names who came and went", () => {
    const rules = composite(1, 1);
    const found = explainChange({
      published: score(march, rules),
      data: { before: march, after: april },
      rules: { before: rules, after: rules },
      score,
    });
    expect(found.units.map(({ id }) => id)).toEqual(["A", "B"]);
    expect([found.appeared, found.gone]).toEqual([["D"], ["C"]]);
    // By hand: B was the highest in absence (50) and half-way in rent (25); now it is the highest in both.
    expect(found.units[1]).toMatchObject({
      ...{ before: 75, after: 100, change: 25, data: 25, rules: 0, code: 0, rankBefore: 1, rankAfter: 1 },
      indicators: [
        { indicator: "rent", change: 25, data: 25, rules: 0, code: 0 },
        { indicator: "absence", change: 0, data: 0, rules: 0, code: 0 },
      ],
    });
  });

  test("gives all to the rules or the code where only they are new", () => {
    const run = {
      published: score(march, composite(1, 1)),
      data: { before: march, after: march },
      score,
    };
    const rules = explainChange({ ...run, rules: { before: composite(1, 1), after: composite(1, 3) } });
    for (const { change, rules: byRules, data, code } of rules.units) {
      expect(byRules).toBeCloseTo(change, 9);
      expect([data, code]).toEqual([0, 0]);
    }
    expect(rules.units.some(({ change }) => Math.abs(change) > 1)).toBe(true);
    const old = { ...run.published, score: run.published.score.map((one) => one / 2) };
    const halves = [...run.published.contributions].map(
      ([name, parts]) => [name, parts.map((one) => one / 2)] as const,
    );
    const same = { before: composite(1, 1), after: composite(1, 1) };
    const code = explainChange({
      ...run,
      published: { ...old, contributions: new Map(halves) },
      rules: same,
    });
    for (const unit of code.units) {
      expect(unit.code).toBeCloseTo(unit.change, 9);
      expect([unit.data, unit.rules]).toEqual([0, 0]);
    }
  });

  test("sums to the change for every unit, indicator and cause, whatever changed", () => {
    const rows = fc.array(fc.record({ absence: fc.nat(100), rent: fc.nat(100) }), {
      minLength: 3,
      maxLength: 8,
    });
    const weight = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(rows, rows, fc.tuple(weight, weight, weight, weight), (before, after, [a, b, c, d]) => {
        const named = (list: typeof before) => units(list.map((row, i) => ({ id: `U${i}`, ...row })));
        const data = { before: named(before), after: named(after) };
        const rules = { before: composite(a, b), after: composite(c, d) };
        const published = score(data.before, rules.before);
        const { units: changed } = explainChange({ published, data, rules, score });
        for (const unit of changed) {
          expect(unit.data + unit.rules + unit.code).toBeCloseTo(unit.after - unit.before, 9);
          const byIndicator = unit.indicators.reduce((sum, { change }) => sum + change, 0);
          expect(byIndicator).toBeCloseTo(unit.change, 9);
          expect(unit.code).toBe(0);
        }
      }),
      { seed: 2016, numRuns: 200 },
    );
  });

  test("refuses contributions that do not sum to the score", () => {
    const rules = composite(1, 1);
    const published = score(march, rules);
    const wrong = { ...published, contributions: new Map([["absence", new Float64Array(3)]]) };
    expect(() =>
      explainChange({
        published: wrong,
        data: { before: march, after: march },
        rules: { before: rules, after: rules },
        score,
      }),
    ).toThrow(/^The contributions to the score of [ABC] do not sum to it in every run/);
  });

  test("does not bridge a series break", () => {
    const rules = composite(1, 1);
    const absence = defineIndicator({
      name: "absence",
      title: "Persistent absence",
      direction: "higher-is-need",
      measure: { kind: "share", source: "school", where: { field: "absent", is: true } },
      of: { kind: "count", source: "school" },
      shows: "proportion",
      breaks: [knownBreaks["persistent-absence-10"]],
    });
    const run = {
      published: score(march, rules),
      data: { before: march, after: april },
      rules: { before: rules, after: rules },
      score,
      indicators: [absence],
    };
    const year = (from: number) => ({
      name: `${from}/${from - 1999}`,
      from: `${from}-09-01`,
      to: `${from + 1}-08-31`,
    });
    expect(() => explainChange({ ...run, periods: { before: year(2014), after: year(2015) } })).toThrow(
      'The change from 2014/15 to 2015/16 would bridge a series break of "absence": Absent 15% to 10%, from 2015-09-01.',
    );
    expect(explainChange({ ...run, periods: { before: year(2015), after: year(2016) } }).units.length).toBe(
      2,
    );
  });
});
