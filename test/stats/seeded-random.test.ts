import { mean, seededRandom, splitMix64, standardDeviation, xoshiro128 } from "@needscope/stats";
import { describe, expect, test } from "vitest";

describe("seededRandom", () => {
  test("is xoshiro128** as its authors' C program prints it", () => {
    // xoshiro128starstar.c (Blackman and Vigna) from the state 1, 2, 3, 4; compiled and run.
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test("fills its state by SplitMix64 as published", () => {
    // Rosetta Code, "Pseudo-random numbers/Splitmix64", seed 1234567.
    const next = splitMix64(1234567n);
    expect(Array.from({ length: 5 }, next)).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  test("gives the same numbers for the same seed and others for another", () => {
    const draw = (seed: number): number[] => {
      const random = seededRandom(seed);
      return [random.uniform(), random.normal(), random.normal(), random.integer(6), random.uniform()];
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test("spreads uniform, whole and normal numbers as they should be", () => {
    const random = seededRandom(1);
    const uniform = Array.from({ length: 40_000 }, () => random.uniform());
    // Four standard errors of the mean: 0.2887 / 200 * 4 and 1 / 200 * 4.
    expect(Math.abs(mean(uniform)! - 0.5)).toBeLessThan(0.0058);
    expect(uniform.every((value) => value >= 0 && value < 1)).toBe(true);
    const normal = Array.from({ length: 40_000 }, () => random.normal());
    expect(Math.abs(mean(normal)!)).toBeLessThan(0.02);
    expect(Math.abs(standardDeviation(normal)! - 1)).toBeLessThan(0.015);
    const throws = Array.from({ length: 60_000 }, () => random.integer(6));
    for (const face of [0, 1, 2, 3, 4, 5]) {
      // Four standard errors of a count of 10,000 with chance 1/6.
      expect(Math.abs(throws.filter((thrown) => thrown === face).length - 10_000)).toBeLessThan(366);
    }
  });

  test("refuses a seed or a bound that it cannot use", () => {
    expect(() => seededRandom(-1)).toThrow(
      new RangeError("A seed is a whole number from 0 to 9007199254740991, not -1."),
    );
    expect(() => seededRandom(0.5)).toThrow(RangeError);
    expect(() => seededRandom(1).integer(0)).toThrow(RangeError);
  });
});
