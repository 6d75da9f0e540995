import { mean, median, quantile, quantileSorted, standardDeviation, sum } from "@needscope/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const numbers = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];

describe("sum", () => {
  test("is rounded once, at the end", () => {
    // Python 3: math.fsum
    expect(sum(Array<number>(10).fill(0.1))).toBe(1);
    expect(sum([...Array<number>(10).fill(0.1), 1e100, 1, -1e100, 1e-9])).toBe(2.000000001);
    expect(sum([1, 2 ** -53, 2 ** -54])).toBe(1.0000000000000002);
    expect(sum([1e308, 1, -1e308])).toBe(1);
  });

  test("of many numbers of very different size is rounded once, too", () => {
    const values = Array.from(
      { length: 5000 },
      (_, i) => (((i * 7919) % 1000) - 500.25) * 2 ** (((i * 31) % 41) - 20),
    );
    // Python 3: math.fsum([((i*7919)%1000-500.25)*2.0**((i*31)%41-20) for i in range(5000)])
    expect(sum(values)).toBe(-3163504000.5624356);
    expect(sum([...values].reverse())).toBe(sum(values));
    expect(sum([...values, ...values.map((value) => -value), 2 ** -60])).toBe(2 ** -60);
  });

  test("is the same in every order", () => {
    const order = fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { maxLength: 30 });
    fc.assert(
      fc.property(order, (values) => {
        expect(sum([...values].reverse())).toBe(sum(values));
        expect(sum([...values].sort((a, b) => a - b))).toBe(sum(values));
      }),
      { seed: 2016, numRuns: 500 },
    );
  });
});

describe("sum, mean and standardDeviation of many numbers", () => {
  // A hundred numbers take the quick way where it is certain; their halves, quarters and negatives make hard cases of it.
  const hard = fc
    .array(fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 20,
      maxLength: 60,
    })
    .map((values) => values.map((value) => (Math.abs(value) < 2 ** -100 ? 0 : value)))
    .map((values) => values.flatMap((value) => [value, value / 2 ** 30, -value / 3, (value * 2) / 3]));

  test("are the same in every order, take away what was added, and round once", () => {
    fc.assert(
      fc.property(hard, (values) => {
        const doubles = Float64Array.from(values);
        const sorted = doubles.toSorted();
        for (const made of [sum, mean, standardDeviation]) expect(made(sorted)).toBe(made(doubles));
        const back = Float64Array.from([...values, ...values.map((value) => -value), 2 ** -60]);
        expect(sum(back)).toBe(2 ** -60);
        // In whole numbers of 2^-200, which BigInt adds exactly and Number rounds once.
        const whole = values.reduce((total, value) => total + BigInt(value * 2 ** 200), 0n);
        expect(sum(doubles)).toBe(Number(whole) / 2 ** 200);
      }),
      { seed: 2016, numRuns: 500 },
    );
  });
});

describe("mean and standardDeviation", () => {
  test("agree with numpy", () => {
    // numpy 2.4: mean, std(ddof=1), std()
    expect(mean(numbers)).toBe(4);
    expect(standardDeviation(numbers)).toBeCloseTo(2.3664319132398464, 15);
    expect(standardDeviation(numbers, { of: "population" })).toBeCloseTo(2.256304299271065, 15);
  });

  test("are undefined where there is nothing to divide by", () => {
    expect([mean([]), standardDeviation([]), standardDeviation([5])]).toEqual(Array(3).fill(undefined));
    expect(standardDeviation([5], { of: "population" })).toBe(0);
    expect(standardDeviation([0.1, 0.1, 0.1])).toBe(0);
  });
});

describe("quantile", () => {
  test("is numpy's, R's type 7", () => {
    // numpy 2.4: quantile of `numbers`
    expect([0, 0.1, 0.25, 0.5, 0.9, 1].map((proportion) => quantile(numbers, proportion))).toEqual([
      1, 1, 2.5, 4, 6, 9,
    ]);
    expect(median(numbers)).toBe(4);
    expect(median([1, 2, 3, 10])).toBe(2.5);
    expect(quantileSorted([1, 2, 3, 4], 0.25)).toBe(1.75);
  });

  test("is undefined of nothing, and refuses a proportion that is none", () => {
    expect([quantile([], 0.5), median([])]).toEqual([undefined, undefined]);
    expect(() => quantile([1], 50)).toThrow(
      new RangeError("A quantile is asked by a proportion from 0 to 1, not 50."),
    );
  });
});
