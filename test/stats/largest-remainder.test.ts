import { largestRemainder } from "@needscope/stats";
import { expect, it } from "vitest";

it("keeps the total of parts that are made whole", () => {
  // By hand: floors 2, 1, 3 leave 1, which goes to the remainder .6.
  expect(largestRemainder([2.6, 1.4, 3])).toEqual([3, 1, 3]);
  expect(largestRemainder([0.3 * 7, 0.7 * 7])).toEqual([2, 5]);
  expect(largestRemainder([])).toEqual([]);
  const pence = largestRemainder([0.1 * 7e12, 0.2 * 7e12, 0.7 * 7e12]);
  expect(pence.reduce((sum, part) => sum + part, 0)).toBe(7e12);
});

it("gives equal remainders to the first", () => {
  expect(largestRemainder([0.5, 0.5])).toEqual([1, 0]);
});

it("refuses parts below 0 and a sum that is not whole", () => {
  expect(() => largestRemainder([1.5, 1])).toThrow(RangeError);
  expect(() => largestRemainder([-1, 2])).toThrow(RangeError);
});
