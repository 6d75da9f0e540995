import type { FieldOf } from "../../field.ts";
import { type KindParser, unexpected } from "./cell-problem.ts";
import { withinRange } from "./within-range.ts";
import { withoutNegativeZero } from "./without-negative-zero.ts";

// The point is the only decimal sign and a comma only ever parts thousands: "1.234,50" is refused, never guessed.
const plainPounds = /^(\d{1,13})?(?:\.(\d{1,2}))?$/;
const groupedPounds = /^(\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?$/;

/**
 * Amounts in pounds as whole pence. A minus, a £ sign and commas between thousands are taken only where they are
 * declared.
 *
 * @example
 * poundsParser(arrears)("1,234.5"); // 123450
 */
export function poundsParser(field: FieldOf<"pounds">): KindParser {
  const range = {
    min: pence(field.min),
    max: pence(field.max),
    show: (value: number) => `£${(value / 100).toFixed(2)}`,
  };
  const signs = signPattern(field);
  return (text) => {
    const signed = signs.exec(text);
    const digits = signed?.groups?.digits ?? "";
    const parts = plainPounds.exec(digits) ?? (field.thousandsCommas ? groupedPounds.exec(digits) : null);
    if (parts === null || digits === "")
      return unexpected(text, { code: "not-pounds", expected: poundsWords(field), fix: poundsFix });
    const whole = Number((parts[1] ?? "0").replaceAll(",", ""));
    const value = whole * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
    return withinRange(withoutNegativeZero(text.includes("-") ? -value : value), range);
  };
}

const poundsFix =
  "Give pounds with a point and at most 2 decimals; signs and commas must be declared (negative, poundSign, thousandsCommas).";

function signPattern({ negative, poundSign }: FieldOf<"pounds">): RegExp {
  const minus = negative ? "-?" : "";
  const either = poundSign ? `(?:${minus}£?|£${minus})` : minus;
  return new RegExp(`^${either}(?<digits>[\\d.,]+)$`);
}

function poundsWords({ negative, poundSign, thousandsCommas }: FieldOf<"pounds">): string {
  const extras = [
    ...(thousandsCommas ? ["thousands commas"] : []),
    ...(poundSign ? ["a £ sign"] : []),
    ...(negative ? ["a minus"] : []),
  ];
  return `an amount in pounds${extras.length > 0 ? ` (with ${extras.join(", ")} allowed)` : ""}`;
}

function pence(pounds: number | undefined): number | undefined {
  return pounds === undefined ? undefined : Math.round(pounds * 100);
}
