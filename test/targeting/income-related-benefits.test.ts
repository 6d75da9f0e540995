import { benefitAwards } from "@needscope/sources";
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

test("a run of 31 March 2016 asks for the codes that the benefit awards extract knows, one of 30 April 2026 for those left", () => {
  const codes = benefitAwards.fields.find(({ name }) => name === "benefit");
  const known = Object.keys(codes?.kind === "code" ? codes.codes : {});
  const then = incomeRelatedOn("2016-03-31");
  expect(then).toEqual(["IS", "JSAI", "ESAI", "PC", "HB", "CTC", "WTC", "UC"]);
  expect(known).toEqual(expect.arrayContaining(then));
  expect(incomeRelatedOn("2026-04-30")).toEqual(["PC", "HB", "UC"]);
});

test("every benefit that ended names one of today's that goes on", () => {
  const goingOn = incomeRelatedBenefits.filter(({ to }) => to === undefined).map(({ code }) => code);
  for (const { today } of incomeRelatedBenefits) {
    expect(today.length).toBeGreaterThan(0);
    for (const code of today) expect(goingOn).toContain(code);
  }
});
