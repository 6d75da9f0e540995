import { expect, it } from "vitest";
import { displayNumber, displayRate } from "@needscope/disclosure";

it("writes numbers with thousands by commas and a real minus sign", () => {
  expect(displayNumber(1234)).toBe("1,234");
  expect(displayNumber(1234567.891, 2)).toBe("1,234,567.89");
  expect(displayNumber(999)).toBe("999");
  expect(displayNumber(-1234.5, 1)).toBe("−1,234.5");
  expect(displayNumber(-0.01, 1)).toBe("0.0");
  expect(displayNumber(9.05, 1)).toBe("9.1");
  expect(displayNumber(1.005, 2)).toBe("1.01");
  expect(displayNumber(0.12345, 4)).toBe("0.1235");
});

it("writes a proportion as a percentage and a rate with its multiplier", () => {
  expect(displayRate(0.1234, { shows: "percent", multiplier: 1, decimals: 1 })).toBe("12.3%");
  expect(displayRate(0.0905, { shows: "percent", multiplier: 1, decimals: 1 })).toBe("9.1%");
  expect(displayRate(45, { shows: "per", multiplier: 1000, decimals: 0 })).toBe("45 per 1,000");
});
