import {
  benjaminiHochberg,
  countFunnel,
  countInterval,
  countTest,
  exactPoissonInterval,
  proportionFunnel,
  proportionTest,
  quantileGroup,
  trendTest,
  wilsonInterval,
} from "@needscope/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

function expectClose(actual: number | undefined, expected: number, tolerance = 1e-12): void {
  expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

describe("funnels", () => {
  test("of proportions are those of PHEindicatormethods", () => {
    // Published test output of PHEindicatormethods for a benchmark of 80.642448%, 6 decimals of a percentage
    const [two, three] = proportionFunnel(0.80642448, [1, 10, 18, 100, 1008]);
    expect([...two!.lower].slice(1, 3).map((limit) => (100 * limit).toFixed(5))).toEqual([
      "56.15434",
      "62.39009",
    ]);
    expect((100 * two!.upper[2]!).toFixed(5)).toBe("98.89480");
    expect((100 * two!.lower[4]!).toFixed(5)).toBe("78.20337");
    expect((100 * three!.lower[4]!).toFixed(5)).toBe("76.79681");
    expect([two!.upper[0], three!.lower[0], three!.confidence]).toEqual([1, 0, 0.998]);
    // R: .2 + c(-1, 1) * qnorm(.975) * sqrt(.2 * .8 / 100)
    const [limits] = proportionFunnel(0.2, [100]);
    expectClose(limits!.lower[0], 0.12160144061839787);
    expectClose(limits!.upper[0], 0.27839855938160218);
  });

  test("of counts run through the points of PHEindicatormethods", () => {
    // Published test output: with 5.571644585 expected, 1 observed is the lower limit; 17.94802207 per 100 of it
    const [two] = countFunnel([5.571644585]);
    expect(((100 * two!.lower[0]!) / 5.571644585).toFixed(4)).toBe("17.9480");
    // Published: 573.0274... expected is the upper 99.8% end of 500, to the 7 figures of its search
    const [, three] = countFunnel([573.0274767209943]);
    expect(three!.lower[0]).toBeCloseTo(500, 3);
  });

  test("of counts are the exact intervals turned round, to 1e-12", () => {
    for (const count of [1, 2, 9.5, 40, 1234, 100_000]) {
      for (const confidence of [0.95, 0.998]) {
        const [lower, upper] = exactPoissonInterval(count, { confidence })!;
        expectClose(countFunnel([upper], { confidences: [confidence] })[0]!.lower[0], count);
        expectClose(countFunnel([lower], { confidences: [confidence] })[0]!.upper[0], count);
      }
    }
  });

  test("have no limits where nobody is, and a lower one of 0 where none would not be few", () => {
    expect(proportionFunnel(0.2, [0])[0]).toMatchObject({
      lower: Float64Array.of(0),
      upper: Float64Array.of(1),
    });
    const [limits] = countFunnel([0, 1]);
    expect([...limits!.lower]).toEqual([0, 0]);
    expect(limits!.upper[0]).toBe(0);
    expect(() => countFunnel([-1])).toThrow("A funnel is drawn over numbers from 0, not -1.");
    expect(() => proportionFunnel(2, [1])).toThrow(
      "The proportion that a funnel is about lies from 0 to 1, not 2.",
    );
  });

  test("widen with dispersion as the intervals do", () => {
    // R: byar(65 / 2.5) * 2.5; qchisq(c(.025, .975), 2 * 6 / 1.5 + c(0, 2)) / 2 * 1.5; prop.test(20, 50, correct = FALSE)
    const [low, high] = countInterval(65, { dispersion: 2.5 })!;
    expectClose(low, 42.449389513983242);
    expectClose(high, 95.24385537120574);
    const [few, upper] = countInterval(6, { dispersion: 1.5 })!;
    expectClose(few, 1.6347980604394872);
    expectClose(upper, 15.362383013105546);
    const proportion = wilsonInterval(40, 100, { dispersion: 2 })!;
    expectClose(proportion[0], 0.27608389730256544);
    expectClose(proportion[1], 0.5381856225241064);
    const [plain, wide] = [countFunnel([50]), countFunnel([50], { dispersion: 2 })];
    expect(wide[0]!.lower[0]).toBeLessThan(plain[0]!.lower[0]!);
    expect(wide[0]!.upper[0]).toBeGreaterThan(plain[0]!.upper[0]!);
    expect(() => countInterval(5, { dispersion: 0 })).toThrow(
      "A dispersion is a number above 0, and 1 for independent events, not 0.",
    );
  });
});

describe("tests against a benchmark", () => {
  test("are R's", () => {
    // R: prop.test(65, 100, p = .5, correct = FALSE)$p.value; 2 * min(ppois(4, 9.2), ppois(3, 9.2, lower = FALSE));
    //    2 * pnorm(-3 * sqrt(65) * (1 - 1 / (9 * 65) - (50 / 65)^(1 / 3)))
    expectClose(proportionTest(65, 100, 0.5), 0.0026997960632601922);
    expectClose(countTest(4, 9.2), 0.097159165480463147);
    expectClose(countTest(65, 50), 0.047250537224540083);
  });

  test("agree with the intervals: below 0.05 just where the 95% interval leaves the benchmark out", () => {
    const isOutside = (ends: readonly [number, number] | undefined, benchmark: number) =>
      ends !== undefined && (ends[0] > benchmark || ends[1] < benchmark);
    const counts = fc.record({
      count: fc.integer({ min: 0, max: 60 }),
      others: fc.integer({ min: 1, max: 60 }),
      share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      confidence: fc.constantFrom(0.95, 0.998),
    });
    fc.assert(
      fc.property(counts, ({ count, others, share, confidence }) => {
        const whole = count + others;
        const wilson = wilsonInterval(count, whole, { confidence });
        expect(proportionTest(count, whole, share)! < 1 - confidence).toBe(isOutside(wilson, share));
        const expected = 100 * share;
        const ends = countInterval(count, { confidence });
        expect(countTest(count, expected)! < 1 - confidence).toBe(isOutside(ends, expected));
      }),
      { seed: 2016, numRuns: 2000 },
    );
  });

  test("know nothing, all and none", () => {
    expect([proportionTest(0, 0, 0.5), countTest(-1, 5)]).toEqual([undefined, undefined]);
    expect([proportionTest(0, 9, 0), proportionTest(1, 9, 0), proportionTest(9, 9, 1)]).toEqual([1, 0, 1]);
    expect([countTest(0, 0), countTest(2, 0)]).toEqual([1, 0]);
    expectClose(countTest(0, 5), 2 * Math.exp(-5));
    expect(() => countTest(1, Number.NaN)).toThrow("A count is compared with one expected from 0, not NaN.");
  });
});

test("benjaminiHochberg is R's p.adjust, in the order given", () => {
  // R: p.adjust(c(.001, .008, .039, .041, .042, .06, .074, .205), "BH"), then given in another order
  const chances = [0.205, 0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074];
  const adjusted = [0.205, 0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.0845714285714286];
  [...benjaminiHochberg(chances)].forEach((chance, index) => {
    expectClose(chance, adjusted[index]!, 1e-14);
  });
  expect([...benjaminiHochberg([])]).toEqual([]);
  expect([...benjaminiHochberg([1, 1])]).toEqual([1, 1]);
  expect(() => benjaminiHochberg([0.5, Number.NaN])).toThrow("A chance lies from 0 to 1, not NaN.");
});

describe("trendTest", () => {
  const numerators = [21, 25, 24, 33, 40];
  const denominators = [1000, 1010, 990, 1020, 1005];

  test("of proportions is R's prop.trend.test", () => {
    // R's own example: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)), falling
    const smokers = { numerators: [83, 90, 129, 70], denominators: [86, 93, 136, 82] };
    const found = trendTest(smokers, { of: "proportions" })!;
    expectClose(found.statistic, 8.2249222851977102);
    expectClose(found.p, 0.004131897477641487);
    expect(found.z).toBeLessThan(0);
    // R: prop.trend.test(o, n, c(1, 2, 4, 5, 6)), a period missing
    const gap = trendTest({ numerators, denominators, at: [1, 2, 4, 5, 6] }, { of: "proportions" })!;
    expectClose(gap.statistic, 6.7081256313240738);
  });

  test("of rates is the score test of a Poisson regression", () => {
    // R: anova(glm(o ~ 1 + offset(log(n)), poisson), glm(o ~ t + offset(log(n)), poisson), test = "Rao")
    const found = trendTest({ numerators, denominators }, { of: "rates" })!;
    expectClose(found.statistic, 7.2167066273363334, 1e-11);
    expectClose(found.p, 0.0072228107174448324, 1e-11);
    expect(found.z).toBeGreaterThan(0);
    const gap = trendTest({ numerators, denominators, at: [1, 2, 4, 5, 6] }, { of: "rates" })!;
    expectClose(gap.statistic, 6.5172277277858885, 1e-11);
  });

  test("finds nothing in one period, in none, or where nothing varies, and refuses what cannot be", () => {
    const flat = { z: 0, statistic: 0, p: 1 };
    expect(trendTest({ numerators: [3], denominators: [9] }, { of: "rates" })).toEqual(flat);
    expect(trendTest({ numerators: [0, 0], denominators: [9, 9] }, { of: "proportions" })).toEqual(flat);
    expect(trendTest({ numerators: [9, 9], denominators: [9, 9] }, { of: "proportions" })).toEqual(flat);
    expect(trendTest({ numerators: [], denominators: [] }, { of: "rates" })).toBeUndefined();
    expect(trendTest({ numerators: [0, 1], denominators: [0, 9] }, { of: "rates" })).toBeUndefined();
    expect(() => trendTest({ numerators: [10], denominators: [9] }, { of: "proportions" })).toThrow(
      "Period 1 of a trend of proportions has 10 of 9, which cannot be.",
    );
  });
});

describe("quantileGroup", () => {
  test("is the published formula", () => {
    // R: sapply(1:11, function(r) floor((5 + 1) - ceiling(((11 + 1) - r) / (11 / 5))))
    const groups = Array.from({ length: 11 }, (_, index) => quantileGroup(index + 1, { of: 11, groups: 5 }));
    expect(groups).toEqual([1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(quantileGroup(1, { of: 2687, groups: 7 })).toBe(1);
  });

  test("never leaves the groups, whatever is ranked", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 100 }), (of, groups) => {
        expect(quantileGroup(1, { of, groups })).toBeGreaterThanOrEqual(1);
        expect(quantileGroup(of, { of, groups })).toBeLessThanOrEqual(groups);
        if (of >= groups) expect(quantileGroup(of, { of, groups })).toBe(groups);
      }),
      { seed: 2016 },
    );
    expect(() => quantileGroup(0, { of: 3, groups: 5 })).toThrow("A rank of 3 lies between 1 and 3, not 0.");
    expect(() => quantileGroup(1, { of: 3, groups: 0 })).toThrow(
      "Quantile groups are a whole number from 1, not 0.",
    );
  });
});
