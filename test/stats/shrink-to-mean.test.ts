import { shrinkToMean } from "@needscope/stats";
import { expect, test } from "vitest";

test("values are drawn to their mean as far as their errors say", () => {
  // R: v <- s^2; q <- function(t) { w <- 1/(v+t); m <- sum(w*y)/sum(w); sum(w*(y-m)^2) - (length(y)-1) };
  // t2 <- uniroot(q, c(0, 1000), tol = 1e-15)$root; b <- t2/(t2+v); b*y+(1-b)*m; sqrt(b*v+(1-b)^2/sum(w))
  const found = shrinkToMean({ values: [12, 9, 20, 15, 4, 11], standardErrors: [2, 1, 4, 2.5, 1.5, 3] });
  expect(found.between).toBeCloseTo(21.55457312831542, 10);
  expect(found.mean).toBeCloseTo(11.18075002881484, 11);
  const values = [
    11.871764640000595, 9.096687710133475, 16.242588111524295, 14.141496896580714, 4.678722003446266,
    11.053240811203676,
  ];
  const errors = [
    1.8667763144102976, 0.9821232269991419, 3.1631217276000392, 2.2525417421782823, 1.4414550763901361,
    2.5965272581014958,
  ];
  values.forEach((value, unit) => {
    expect(found.values[unit]).toBeCloseTo(value, 11);
    expect(found.standardErrors[unit]).toBeCloseTo(errors[unit]!, 11);
    // 1.959963984540054 is R's qnorm(.975).
    expect(found.upper[unit]).toBeCloseTo(value + 1.959963984540054 * errors[unit]!, 10);
    expect(found.lower[unit]).toBeCloseTo(value - 1.959963984540054 * errors[unit]!, 10);
  });
});

test("differences that errors explain are none, and equal values stay where they are", () => {
  const { between, values } = shrinkToMean({ values: [1, 2, 3], standardErrors: [5, 5, 5] });
  expect([between, ...values]).toEqual([0, 2, 2, 2]);
  expect([...shrinkToMean({ values: [7, 7], standardErrors: [1, 2] }).values]).toEqual([7, 7]);
});

test("what cannot be shrunk is one sentence", () => {
  expect(() => shrinkToMean({ values: [1], standardErrors: [1] })).toThrow("two values or more");
  expect(() => shrinkToMean({ values: [1, NaN], standardErrors: [1, 1] })).toThrow("finite number");
  expect(() => shrinkToMean({ values: [1, 2], standardErrors: [1, 0] })).toThrow("above 0");
});
