import type { FieldOf } from "../../field.ts";
import { type KindParser, unexpected } from "./cell-problem.ts";
import { withinRange } from "./within-range.ts";
import { withoutNegativeZero } from "./without-negative-zero.ts";

/**
 * Whole numbers of up to 15 digits, which float64 holds exactly.
 *
 * @example
 * integerParser(children)("3"); // 3
 */
export function integerParser({ min, max }: FieldOf<"integer">): KindParser {
  return (text) => {
    const value = /^-?\d{1,15}$/.test(text) ? withoutNegativeZero(Number(text)) : undefined;
    const fix = "Give digits only, without a decimal point, commas or spaces.";
    if (value === undefined)
      return unexpected(text, { code: "not-integer", expected: "a whole number", fix });
    return withinRange(value, { min, max });
  };
}

/**
 * Numbers in plain digits; powers of ten are refused, as only a spreadsheet writes them, unless the field says that its
 * numbers are computed: programs write all the digits of a double, and 5e-7 for a small one.
 *
 * @example
 * numberParser(share)("0.25"); // 0.25
 */
export function numberParser({ min, max, computed }: FieldOf<"number">): KindParser {
  const pattern = computed ? computedNumber : plainNumber;
  const powers = computed ? "or spaces, and powers of ten up to 1e308" : "or powers of ten";
  return (text) => {
    const value = pattern.test(text) ? withoutNegativeZero(Number(text)) : NaN;
    const fix = `Give digits with at most one decimal point, without commas ${powers}.`;
    if (!Number.isFinite(value)) return unexpected(text, { code: "not-number", expected: "a number", fix });
    return withinRange(value, { min, max });
  };
}

const plainNumber = /^-?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})$/;
const computedNumber = /^-?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?$/i;
