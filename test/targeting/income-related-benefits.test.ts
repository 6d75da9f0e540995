import { incomeRelatedBenefits, incomeRelatedOn } from "@needscope/targeting";
import { expect, test } from "vitest";

// The list and its dates: facts of the methods page (IS, JSA(IB) and ESA(IR) closed by 1 April 2026).
test("income-related benefits are those of the date", () => {
  expect(incomeRelatedOn("2016-03-31")).toEqual(["IS", "JSAI", "ESAI", "PC", "HB", "CTC", "WTC", "UC"]);
  expect(incomeRelatedOn("2013-04-28")).not.toContain("UC");
  expect(incomeRelatedOn("2025-04-05")).toContain("CTC");
  expect(incomeRelatedOn("2025-04-06")).toEqual(["IS", "JSAI", "ESAI", "PC", "HB", "UC"]);
  expect(incomeRelatedOn("2026-03-31")).toContain("IS");
  expect(incomeRelatedOn("2026-04-01")).toEqual(["PC", "HB", "UC"]);
  expect(() => incomeRelatedOn("31/03/2016")).toThrow(/is not a date/);
});

test("every benefit that ended names one of today's that goes on", () => {
  const goingOn = incomeRelatedBenefits.filter(({ to }) => to === undefined).map(({ code }) => code);
  for (const { today } of incomeRelatedBenefits) {
    expect(today.length).toBeGreaterThan(0);
    for (const code of today) expect(goingOn).toContain(code);
  }
});
