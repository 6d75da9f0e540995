import {
  directlyStandardisedRate,
  europeanStandardPopulation2013,
  expectedEvents,
  indirectlyStandardisedRatio,
  slopeIndex,
} from "@needscope/stats";
import { describe, expect, test } from "vitest";

function expectClose(actual: number | undefined, expected: number, tolerance = 1e-12): void {
  expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

const weights = europeanStandardPopulation2013.map(({ people }) => people);
const events = [12, 8, 5, 9, 14, 20, 25, 31, 30, 41, 52, 60, 75, 90, 110, 130, 120, 80, 60];
const population = [
  5200, 5100, 5000, 5300, 6100, 6900, 7000, 6800, 6500, 6600, 7000, 6400, 5600, 5000, 4400, 3300, 2200, 1200,
  700,
];

test("the European Standard Population is of 100,000 people, 19 groups from birth to 90", () => {
  expect(weights.reduce((total, people) => total + people, 0)).toBe(100_000);
  expect(europeanStandardPopulation2013.at(0)).toEqual({ fromAge: 0, people: 5000 });
  expect(europeanStandardPopulation2013.at(-1)).toEqual({ fromAge: 90, people: 1000 });
});

describe("directlyStandardisedRate", () => {
  // R: v <- sum(x * w / n) / sum(w); var <- sum(x * (w / n)^2) / sum(w)^2; X <- sum(x)
  //    1e5 * c(v, v + sqrt(var / X) * (byar(X, confidence) - X)), by the definition of PHEindicatormethods
  test.each([
    { confidence: 0.95, is: [1094.0342450349992, 1025.9698170616928, 1165.4089281903509] },
    { confidence: 0.998, is: [1094.0342450349992, 988.22954904278083, 1207.475034390352] },
  ])("weighs the ages' rates, with Dobson's interval at $confidence", ({ confidence, is }) => {
    const found = directlyStandardisedRate(
      { events, population, weights },
      { multiplier: 100_000, confidence },
    );
    if (found.rate === undefined) throw new Error(found.reason);
    [found.rate, found.lower, found.upper].forEach((value, end) => {
      expectClose(value, is[end]!);
    });
    expect(found.events).toBe(972);
  });

  test("has a wider interval where the same people have several events", () => {
    // R: as above with var <- sum(2 * x * (w / n)^2) / sum(w)^2: each person with an event has two of them
    const squaredEvents = events.map((count) => 2 * count);
    const found = directlyStandardisedRate(
      { events, population, weights, squaredEvents },
      { multiplier: 100_000 },
    );
    if (found.rate === undefined) throw new Error(found.reason);
    expectClose(found.rate, 1094.0342450349992);
    expectClose(found.lower, 997.77660787998252);
    expectClose(found.upper, 1194.9732899633802);
  });

  test("is marked, never an error or NaN, where there is no rate", () => {
    const of = (changed: object, options = {}) =>
      directlyStandardisedRate(
        { events: [10, 30], population: [1000, 500], weights: [6, 4], ...changed },
        options,
      );
    expect(of({ population: [1000, 0] })).toEqual({ rate: undefined, reason: "no population", events: 40 });
    expect(of({ weights: [0, 0] })).toEqual({ rate: undefined, reason: "no weights", events: 40 });
    expect(of({ events: [4, 5] })).toEqual({ rate: undefined, reason: "too few events", events: 9 });
    expect(of({ events: [0, 0] }, { minimumEvents: 1 })).toMatchObject({ reason: "too few events" });
    expect(of({ events: [4, 5] }, { minimumEvents: 5 })).toMatchObject({ events: 9 });
    expect(of({ population: [1000, 0], weights: [6, 0] })).toMatchObject({ rate: 0.01 });
  });

  test("refuses numbers that cannot be, in one sentence", () => {
    const of = (changed: object) =>
      directlyStandardisedRate({ events: [10, 30], population: [1000, 500], weights: [6, 4], ...changed });
    expect(() => of({ population: [1000, -5] })).toThrow(
      "The population of group 2 are -5, not a number from 0.",
    );
    expect(() => of({ events: [10, Number.NaN] })).toThrow(
      "The events of group 2 are NaN, not a number from 0.",
    );
    expect(() => of({ weights: [1] })).toThrow(
      "Standardising needs one number of each kind for each group: 2 events, 1 weights.",
    );
  });
});

describe("indirectlyStandardisedRatio", () => {
  const reference = { events: [450, 800, 1400], population: [90_000, 80_000, 70_000] };

  test("is Byar's from 10 events and exact below, over those expected", () => {
    // R: e <- sum(pop * X / N); c(65 / e, byar(65) / e); c(7 / e, qchisq(.025, 14) / 2 / e, qchisq(.975, 16) / 2 / e)
    const expected = expectedEvents({ population: [1000, 1200, 900], reference })!;
    expectClose(expected, 35);
    const many = indirectlyStandardisedRatio(65, expected);
    if (many.ratio === undefined) throw new Error(many.reason);
    [1.8571428571428572, 1.4332339345845557, 2.3671182441697098].forEach((value, end) => {
      expectClose([many.ratio, many.lower, many.upper][end], value);
    });
    const few = indirectlyStandardisedRatio(7, expected);
    if (few.ratio === undefined) throw new Error(few.reason);
    [0.2, 0.080410372900567614, 0.41207643890578222].forEach((value, end) => {
      expectClose([few.ratio, few.lower, few.upper][end], value);
    });
  });

  test("is marked where nothing is expected, and has no expectation without a reference population", () => {
    expect(indirectlyStandardisedRatio(3, 0)).toEqual({
      ratio: undefined,
      reason: "none expected",
      expected: 0,
    });
    const empty = { events: [450, 800, 0], population: [90_000, 80_000, 0] };
    expect(expectedEvents({ population: [1000, 1200, 900], reference: empty })).toBeUndefined();
    expect(expectedEvents({ population: [1000, 1200, 0], reference: empty })).toBe(17);
    expect(() => indirectlyStandardisedRatio(-1, 5)).toThrow(
      "A standardised ratio needs events and expected events from 0, not -1 and 5.",
    );
  });
});

describe("slopeIndex", () => {
  const groups = {
    values: [10.2, 11.1, 13.5, 13.1, 16.4, 18.8, 19.9, 24, 25.2, 31.7],
    standardErrors: [0.8, 0.7, 0.9, 0.8, 0.8, 1, 0.9, 1.1, 1, 1.2],
    population: [5100, 4800, 5000, 5300, 4900, 5200, 5050, 4700, 4950, 5400],
  };

  test("is the weighted least-squares line at the two ends, with intervals by formula", () => {
    // R: a <- pop / sum(pop); b <- cumsum(a) - a / 2; f <- lm(y ~ b, weights = a); c(coef(f)[2], sum(coef(f)) / coef(f)[1])
    //    H <- solve(t(X) %*% diag(a) %*% X) %*% t(X) %*% diag(a); V <- H %*% diag(se^2) %*% t(H)
    //    coef(f)[2] + c(-1, 1) * qnorm(.975) * sqrt(V[2, 2]); and Fieller's interval of the ratio from V
    const found = slopeIndex(groups)!;
    expectClose(found.slope, 22.485913452883739);
    expectClose(found.relative, 4.1226994858266153);
    expectClose(found.slopeInterval[0], 20.37979925367636);
    expectClose(found.slopeInterval[1], 24.592027652091119);
    expectClose(found.relativeInterval![0], 3.4905139394394356);
    expectClose(found.relativeInterval![1], 4.9660846390505391);
    expect(found.method).toBe("linear combination of normals; Fieller");
  });

  test("comes to the same by drawing, as PHEindicatormethods does, and to the same draws for the same seed", () => {
    // R, 400,000 draws: 20.38885 to 24.59044, and 3.49196 to 4.96602
    const simulate = { draws: 100_000, seed: 2016 };
    const found = slopeIndex(groups, { simulate })!;
    expectClose(found.slopeInterval[0], 20.37979925367636, 2e-3);
    expectClose(found.slopeInterval[1], 24.592027652091119, 2e-3);
    expectClose(found.relativeInterval![0], 3.4905139394394356, 5e-3);
    expectClose(found.relativeInterval![1], 4.9660846390505391, 5e-3);
    expect(slopeIndex(groups, { simulate })).toEqual(found);
    expect(found.method).toBe("simulated");
  });

  test("is undefined for one group, and has no relative index where the least deprived end is not above 0", () => {
    expect(slopeIndex({ values: [5], standardErrors: [1], population: [10] })).toBeUndefined();
    expect(slopeIndex({ values: [5, 6], standardErrors: [1, 1], population: [10, 0] })).toBeUndefined();
    expect(slopeIndex({ values: [], standardErrors: [], population: [] })).toBeUndefined();
    const low = slopeIndex({ values: [0, 10], standardErrors: [1, 1], population: [10, 10] })!;
    expect([low.slope, low.relative, low.relativeInterval]).toEqual([20, undefined, undefined]);
    const vague = slopeIndex({ values: [5, 6], standardErrors: [4, 4], population: [10, 10] })!;
    expect(vague.relative).toBeCloseTo(6.5 / 4.5, 12);
    expect(vague.relativeInterval).toBeUndefined();
    const flat = slopeIndex({ values: [5, 5], standardErrors: [0, 0], population: [10, 10] })!;
    expect([flat.slope, flat.relative]).toEqual([0, 1]);
  });

  test("refuses numbers that cannot be, in one sentence", () => {
    const wrong = { values: [5, 6], standardErrors: [1, -1], population: [1, 1] };
    expect(() => slopeIndex(wrong)).toThrow(
      "Group 2 of a slope index has value 6, standard error -1 and population 1; they are finite, the last two from 0.",
    );
  });
});
