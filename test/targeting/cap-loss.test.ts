import { capBenefits, capExemptions, capLoss, type CapClaim } from "@needscope/targeting";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

// Every loss here is worked by hand from the Benefit Cap (Housing Benefit and Universal Credit) (Amendment)
// Regulations 2016 rates as given in the facts: 442.31 in Greater London, 384.62 elsewhere for families.
const london = { date: "2016-11-07", london: true };

const claim = (parts: Partial<CapClaim> = {}): CapClaim => ({
  awards: [
    { benefit: "IS", weeklyPence: 7_310 },
    { benefit: "CTC", weeklyPence: 17_000 },
    { benefit: "CHB", weeklyPence: 4_810 },
    { benefit: "HB", weeklyPence: 30_000 },
  ],
  householdType: "L",
  dependentChildren: 3,
  exemption: "NONE",
  ...parts,
});

describe("capLoss", () => {
  test("is what the counted benefits exceed the cap by", () => {
    // 73.10 + 170.00 + 48.10 + 300.00 = 591.20; less 442.31 = 148.89; elsewhere less 384.62 = 206.58
    expect(capLoss(claim(), london)).toEqual({ state: "capped", loss: 14_889, total: 59_120, cap: 44_231 });
    expect(capLoss(claim(), { ...london, london: false }).loss).toBe(20_658);
    // At the cap of March 2016, less 500.00 = 91.20; before April 2013 there was none
    expect(capLoss(claim(), { date: "2016-03-31", london: true }).loss).toBe(9_120);
    expect(capLoss(claim(), { date: "2013-04-14", london: true })).toMatchObject({
      state: "not capped",
      loss: 0,
      cap: undefined,
    });
  });

  test("is limited by the housing benefit award, or by universal credit where there is one", () => {
    const awards = [
      { benefit: "CTC", weeklyPence: 50_000 },
      { benefit: "HB", weeklyPence: 3_000 },
    ];
    expect(capLoss(claim({ awards }), london)).toMatchObject({ state: "capped", loss: 3_000, total: 53_000 });
    const withUc = [...awards, { benefit: "UC", weeklyPence: 4_500 }];
    // 575.00 less 442.31 = 132.69, of which universal credit can bear 45.00
    expect(capLoss(claim({ awards: withUc }), london)).toMatchObject({ state: "capped", loss: 4_500 });
  });

  test("without housing benefit or universal credit nothing can be taken", () => {
    const awards = [{ benefit: "IS", weeklyPence: 60_000 }];
    expect(capLoss(claim({ awards, exemption: undefined }), london)).toMatchObject({
      state: "not capped",
      loss: 0,
    });
  });

  test("the childcare element of universal credit is not taken", () => {
    const awards = [{ benefit: "UC", weeklyPence: 60_000 }];
    // 600.00 less 100.00 of childcare less 442.31 = 57.69
    expect(capLoss(claim({ awards, childcarePence: 10_000 }), london).loss).toBe(5_769);
    expect(capLoss(claim({ awards, childcarePence: 15_769 }), london)).toMatchObject({
      state: "not capped",
      loss: 0,
    });
  });

  test("a total at the cap is not capped, a penny over is", () => {
    const at = (pence: number) => capLoss(claim({ awards: [{ benefit: "HB", weeklyPence: pence }] }), london);
    expect(at(44_231)).toMatchObject({ state: "not capped", loss: 0 });
    expect(at(44_232)).toMatchObject({ state: "capped", loss: 1 });
  });

  test.each(capExemptions.map(({ code }) => code))(
    "a recorded exemption frees the claim: %s",
    (exemption) => {
      expect(capLoss(claim({ exemption }), london)).toMatchObject({ state: "exempt", loss: 0 });
    },
  );

  test.each(["WTC", "ESAS", "DLA", "PIP", "AA", "CA", "IIDB", "PC"])(
    "an award that exempts frees the claim whatever was recorded, and is not counted: %s",
    (benefit) => {
      const awards = [...claim().awards, { benefit, weeklyPence: undefined }];
      for (const exemption of ["NONE", undefined]) {
        expect(capLoss(claim({ awards, exemption }), london)).toMatchObject({
          state: "exempt",
          loss: 0,
          total: 59_120,
        });
      }
    },
  );

  test("carer's and guardian's allowance exempt from 7 November 2016; before, carer's allowance was counted", () => {
    const before = { date: "2016-11-06", london: true };
    expect(capLoss(claim({ exemption: "CARER" }), before).state).toBe("capped");
    expect(capLoss(claim({ exemption: "GUARD" }), before).state).toBe("capped");
    const awards = [...claim().awards, { benefit: "CA", weeklyPence: 6_210 }];
    // 591.20 + 62.10 less 500.00 = 153.30
    expect(capLoss(claim({ awards }), before)).toMatchObject({
      state: "capped",
      loss: 15_330,
      total: 65_330,
    });
  });

  test("a missing exemption gives unknown, never capped, but not capped where the total does not exceed the cap", () => {
    expect(capLoss(claim({ exemption: undefined }), london)).toEqual({
      state: "unknown",
      loss: undefined,
      total: 59_120,
      cap: 44_231,
    });
    const awards = [{ benefit: "HB", weeklyPence: 44_231 }];
    expect(capLoss(claim({ awards, exemption: undefined }), london).state).toBe("not capped");
    expect(capLoss(claim({ awards, exemption: "DISAB" }), london).state).toBe("not capped");
  });

  test("what is not known of awards or household gives unknown, unless it cannot matter", () => {
    const missingAmount = [...claim().awards, { benefit: "MA", weeklyPence: undefined }];
    const missingCode = [...claim().awards, { benefit: undefined, weeklyPence: 100 }];
    const strangeCode = [...claim().awards, { benefit: "XYZ", weeklyPence: 100 }];
    for (const awards of [missingAmount, missingCode, strangeCode]) {
      expect(capLoss(claim({ awards }), london)).toMatchObject({
        state: "unknown",
        loss: undefined,
        total: undefined,
      });
      expect(capLoss(claim({ awards, exemption: "DISAB" }), london).state).toBe("exempt");
    }
    expect(capLoss(claim({ exemption: "SOMETHING" }), london).state).toBe("unknown");
    expect(capLoss(claim({ householdType: undefined }), london)).toMatchObject({
      state: "unknown",
      cap: undefined,
    });
    expect(capLoss(claim({ householdType: "Z" }), london).state).toBe("unknown");
    // Not over the lower rate of 296.35, so not capped whatever the household
    const low = [{ benefit: "HB", weeklyPence: 29_635 }];
    expect(capLoss(claim({ awards: low, householdType: undefined }), london).state).toBe("not capped");
  });

  test("no awards at all are not capped", () => {
    expect(capLoss(claim({ awards: [] }), london)).toEqual({
      state: "not capped",
      loss: 0,
      total: 0,
      cap: 44_231,
    });
  });

  test("whatever the claim, the loss is within the award that bears it and the household keeps the cap", () => {
    const anyClaim = fc.record({
      awards: fc.array(
        fc.record({
          benefit: fc.option(fc.constantFrom(...capBenefits.map(({ code }) => code), "?"), {
            nil: undefined,
          }),
          weeklyPence: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: undefined }),
        }),
        { maxLength: 5 },
      ),
      householdType: fc.constantFrom("S", "L", "C", "F", undefined),
      dependentChildren: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
      exemption: fc.constantFrom("NONE", "NONE", "DISAB", "?", undefined),
    });
    const property = fc.property(anyClaim, fc.boolean(), (given, inLondon) => {
      const { state, loss, total, cap } = capLoss(given, { date: "2016-11-07", london: inLondon });
      expect(loss === undefined).toBe(state === "unknown");
      if (state !== "capped") {
        expect([0, undefined]).toContain(loss);
        return;
      }
      const bears = given.awards.some(({ benefit }) => benefit === "UC") ? "UC" : "HB";
      const award = given.awards
        .filter(({ benefit }) => benefit === bears)
        .reduce((sum, { weeklyPence }) => sum + weeklyPence!, 0);
      expect(loss).toBeLessThanOrEqual(award);
      expect(given.exemption).toBe("NONE");
      expect(loss).toBeGreaterThan(0);
      expect(total! - loss!).toBeGreaterThanOrEqual(cap!);
    });
    fc.assert(property, { seed: 2016, numRuns: 500 });
  });
});
