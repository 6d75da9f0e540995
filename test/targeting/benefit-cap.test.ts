import { benefitCap, benefitCapRates } from "@needscope/targeting";
import { describe, expect, test } from "vitest";

// The rows of the cap table in pounds a week, couple or lone parent and single without children, London then
// elsewhere: Benefit Cap (Housing Benefit and Universal Credit) (Amendment) Regulations 2016 rates as given in the
// facts, with those before (2013) and after (2023).
const table = [
  ["2013-04-15", "500.00", "350.00", "500.00", "350.00"],
  ["2016-11-07", "442.31", "296.35", "384.62", "257.69"],
  ["2023-04-10", "486.98", "326.29", "423.46", "283.71"],
] as const;

const pounds = (pence: number | undefined) => ((pence ?? NaN) / 100).toFixed(2);

describe("benefitCap", () => {
  test.each(table)("gives the rates of %s", (date, ...rates) => {
    const families = ["L", "C", "F"] as const;
    for (const type of families) {
      const amounts = [true, false].map((london) => pounds(benefitCap(date, { type, london })));
      expect(amounts).toEqual([rates[0], rates[2]]);
    }
    const single = [true, false].map((london) => pounds(benefitCap(date, { type: "S", london })));
    expect(single).toEqual([rates[1], rates[3]]);
  });

  test("is a fifty-second of the year's limit in law, half a penny rounded up", () => {
    // Limits a year in pounds: Housing Benefit Regulations 2006, regulation 75CA, as in force in 2016 and 2023.
    const years = [
      [23_000, 15_410, 20_000, 13_400],
      [25_323, 16_967, 22_020, 14_753],
    ];
    const weeks = years.map((limits) => limits.map((limit) => Math.floor((limit * 100) / 52 + 0.5)));
    expect(
      benefitCapRates
        .slice(1)
        .map(({ greaterLondon, elsewhere }) => [
          greaterLondon.family,
          greaterLondon.single,
          elsewhere.family,
          elsewhere.single,
        ]),
    ).toEqual(weeks);
  });

  test("there is none before 15 April 2013, and each rate holds until the day before the next", () => {
    const at = (date: string) => benefitCap(date, { type: "F", london: true });
    expect(at("2013-04-14")).toBeUndefined();
    expect([at("2013-04-15"), at("2016-11-06"), at("2016-11-07")]).toEqual([50_000, 50_000, 44_231]);
    expect([at("2023-04-09"), at("2023-04-10"), at("2026-12-31")]).toEqual([44_231, 48_698, 48_698]);
  });

  test("a single adult with children has the couples' rate", () => {
    expect(benefitCap("2016-11-07", { type: "S", london: false, dependentChildren: 2 })).toBe(38_462);
    expect(benefitCap("2016-11-07", { type: "S", london: false, dependentChildren: 0 })).toBe(25_769);
  });

  test("refuses a date or a household type that is none, in one sentence", () => {
    const household = { type: "L", london: true } as const;
    for (const date of ["07/11/2016", "2016-02-30", "2016-13-01", "2016", ""]) {
      expect(() => benefitCap(date, household)).toThrow(/is not a date; write a real day as yyyy-mm-dd/);
    }
    expect(() => benefitCap("2016-11-07", { type: "toString" as "S", london: true })).toThrow(
      'Unknown household type "toString". Known: S (single adult without children), L (lone parent),',
    );
  });
});
