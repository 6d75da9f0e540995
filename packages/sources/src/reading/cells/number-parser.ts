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
 * Numbers in plain digits; powers of ten are refused, as only a spreadsheet writes them.
 *
 * @example
 * numberParser(share)("0.25"); // 0.25
 */
export function numberParser({ min, max }: FieldOf<"number">): KindParser {
  return (text) => {
    const value = /^-?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})$/.test(text)
      ? withoutNegativeZero(Number(text))
      : undefined;
    const fix = "Give digits with at most one decimal point, without commas or powers of ten.";
    if (value === undefined) return unexpected(text, { code: "not-number", expected: "a number", fix });
    return withinRange(value, { min, max });
  };
}
