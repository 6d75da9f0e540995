import {
  decile,
  distanceToTarget,
  exponentialScores,
  fractionOfMax,
  geometricMean,
  goalposts,
  harmonicMean,
  normalScores,
  robustZScore,
  weightedMean,
} from "@needscope/stats";
import { describe, expect, test } from "vitest";

function numbers(values: Iterable<number> | undefined): number[] {
  return [...(values ?? [])].map((value) => Math.round(value * 1e10) / 1e10);
}

describe("exponentialScores", () => {
  test("is the formula of the technical report, with 100 exactly for the most deprived", () => {
    // Python: -23 * log(1 - R * (1 - exp(-100 / 23))) at R = 1, .9 and .5; rank = N - R N + 1
    const [first, ninth, half] = exponentialScores([1, 11, 51], { of: 100 });
    expect(first).toBe(100);
    expect(ninth).toBeCloseTo(50.426654274244, 12);
    expect(half).toBeCloseTo(15.646790072602894, 12);
  });

  test("takes another constant and the other form of scaled rank", () => {
    // Python, as above, k = 50 / log(9): 50 at R = .9 by design; (N - rank) / N is 0 at the last rank.
    const constant = 50 / Math.log(9);
    const scores = exponentialScores([10, 100], { of: 100, constant, scaledRank: "exclusive" });
    expect(scores[0]).toBeCloseTo(50, 12);
    expect(scores[1]).toBe(0);
  });

  test("refuses a rank that cannot be, and a constant that bends nothing", () => {
    expect(() => exponentialScores([0], { of: 3 })).toThrow(
      new RangeError("A rank of 3 units lies between 1 and 3, not 0."),
    );
    expect(() => exponentialScores([4, 1, 2])).toThrow(RangeError);
    expect(() => exponentialScores([NaN])).toThrow(RangeError);
    expect(() => exponentialScores([1], { constant: 0 })).toThrow(
      new RangeError("The constant of an exponential transformation is above 0, such as 23, not 0."),
    );
    expect([...exponentialScores([])]).toEqual([]);
  });
});

describe("normalScores", () => {
  test("are the normal quantiles of ranks, by van der Waerden's rule or Blom's", () => {
    // R 4: r <- rank(c(10, 40, 20, 20)); qnorm(r / 5); qnorm((r - 3/8) / (4 + 1/4))
    expect(numbers(normalScores([1, 4, 2.5, 2.5]))).toEqual([-0.8416212336, 0.8416212336, 0, 0]);
    expect(numbers(normalScores([1, 4, 2.5, 2.5], { offset: 3 / 8 }))).toEqual([
      -1.049131398, 1.049131398, 0, 0,
    ]);
    expect(numbers(normalScores([2], { of: 3 }))).toEqual([0]);
    expect([...normalScores([])]).toEqual([]);
  });

  test("refuse what is no rank, and an offset that is none", () => {
    expect(() => normalScores([3], { of: 2 })).toThrow(
      new RangeError("A rank of 2 units lies between 1 and 2, not 3."),
    );
    expect(() => normalScores([1], { offset: 1 })).toThrow(
      new RangeError("The offset of normal scores lies from 0 to below 1, not at 1."),
    );
  });
});

describe("robustZScore", () => {
  test("counts median absolute deviations, plain or as R's mad", () => {
    // By hand: median 3, deviations 2, 1, 0, 1, 97, their median 1. R: mad(c(1, 2, 3, 4, 100)) = 1.4826
    expect(numbers(robustZScore([1, 2, 3, 4, 100], { per: "mad" }))).toEqual([-2, -1, 0, 1, 97]);
    expect(robustZScore([1, 2, 3, 4, 100])?.[4]).toBeCloseTo(97 / 1.4826, 12);
  });

  test("is undefined where half of the numbers are equal", () => {
    expect([robustZScore([]), robustZScore([5]), robustZScore([1, 1, 1, 9])]).toEqual(
      Array(3).fill(undefined),
    );
  });
});

describe("distances", () => {
  test("count from the lowest to the target, to a value of the data, or between goalposts", () => {
    // By hand, by the formulas of OECD and JRC 2008.
    expect(numbers(distanceToTarget([10, 15, 30], 20))).toEqual([0, 0.5, 2]);
    expect(numbers(distanceToTarget([10, 15, 30], 20, { cap: true }))).toEqual([0, 0.5, 1]);
    expect(numbers(fractionOfMax([1, 2, 4]))).toEqual([0.25, 0.5, 1]);
    expect(numbers(goalposts([20, 40, 90], [25, 85]))).toEqual([0, 0.25, 1]);
    expect(numbers(goalposts([20, 85], [25, 85], { cap: false }))).toEqual([-0.0833333333, 1]);
    // Posts the other way round: less is more.
    expect(numbers(goalposts([20, 40, 90], [85, 25]))).toEqual([1, 0.75, 0]);
  });

  test("are undefined of numbers that do not vary, and refuse what makes no sense", () => {
    expect([distanceToTarget([], 1), distanceToTarget([2, 2], 3), fractionOfMax([0, 0])]).toEqual(
      Array(3).fill(undefined),
    );
    expect(() => distanceToTarget([1, 2], 1)).toThrow(
      new RangeError("A target lies above the lowest value, which scores 0: 1 does not, as the lowest is 1."),
    );
    expect(() => fractionOfMax([-1, 2])).toThrow(
      new RangeError("A fraction of the highest value needs values from 0, and one is -1."),
    );
    expect(() => goalposts([1], [3, 3])).toThrow(
      new RangeError("Goalposts are two different numbers, not 3 and 3."),
    );
  });
});

describe("decile", () => {
  test("differs between England and Scotland and Wales where areas are no multiple of ten", () => {
    // By hand, N = 15: England ceil(10 r / 15), Wales floor(10 (r - 1) / 15) + 1.
    const ranks = Array.from({ length: 15 }, (_, place) => place + 1);
    const by = (rule: "england" | "scotlandWales"): number[] =>
      ranks.map((rank) => decile(rank, { of: 15, rule }));
    expect(by("england")).toEqual([1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10]);
    expect(by("scotlandWales")).toEqual([1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9, 9, 10]);
  });

  test("refuses a rank that cannot be", () => {
    expect(() => decile(16, { of: 15, rule: "england" })).toThrow(
      new RangeError("A rank of 15 areas lies between 1 and 15, not 16."),
    );
  });
});

describe("weighted means", () => {
  test("are scipy's", () => {
    // scipy 1.17: gmean([1, 4, 16], weights=[1, 2, 3]), hmean of the same; numpy average
    expect(weightedMean([1, 4, 16], [1, 2, 3])).toBeCloseTo(9.5, 14);
    expect(geometricMean([1, 4, 16], [1, 2, 3])).toBeCloseTo(6.3496042078727974, 13);
    expect(harmonicMean([1, 4, 16], [1, 2, 3])).toBeCloseTo(3.5555555555555554, 13);
    expect([geometricMean([2, 8]), harmonicMean([2, 6])].map((one) => one?.toFixed(10))).toEqual([
      "4.0000000000",
      "3.0000000000",
    ]);
  });

  test("are 0 at a 0 of some weight, undefined of no weight, and refuse what is below 0", () => {
    expect([geometricMean([0, 4]), harmonicMean([0, 4]), geometricMean([0, 4], [0, 1])]).toEqual([0, 0, 4]);
    expect([weightedMean([], []), geometricMean([1], [0]), harmonicMean([])]).toEqual(
      Array(3).fill(undefined),
    );
    expect(() => geometricMean([-1, 4])).toThrow(
      new RangeError("A geometric mean is of numbers from 0, and one is -1."),
    );
    expect(() => weightedMean([1], [1, 2])).toThrow(RangeError);
    expect(() => weightedMean([1], [-1])).toThrow(new RangeError("A weight is 0 or more, not -1."));
  });
});
