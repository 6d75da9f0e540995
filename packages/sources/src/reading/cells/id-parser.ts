import type { FieldOf } from "../../field.ts";
import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";
import { looksGarbled } from "./looks-garbled.ts";

/**
 * References stay the text they are, with every zero. Refused are those that a spreadsheet has rounded, those with
 * characters that nobody sees or that were decoded wrongly (they would never match), and those outside the declared pattern.
 *
 * @example
 * idParser(uprn)("000000199356"); // "000000199356"
 */
export function idParser({ pattern }: FieldOf<"id">): KindParser {
  const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, "u");
  return (text) => {
    if (/^\d(?:\.\d+)?[Ee]\+?\d+$/.test(text)) return roundedId;
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u.test(text) || looksGarbled(text)) return unreadableId;
    if (whole === undefined || whole.test(text)) return text;
    const fix = "Look whether columns are shifted, or whether a spreadsheet took leading zeros off.";
    return unexpected(text, { code: "id-pattern", expected: "a reference of the declared pattern", fix });
  };
}

const roundedId = new CellProblem({
  code: "spreadsheet-number",
  message: "the reference was turned into a rounded number such as 1.00E+11.",
  fix: "Export again without opening the file in a spreadsheet: the digits are lost.",
});

const unreadableId = new CellProblem({
  code: "control-character",
  message: "the reference holds characters that cannot be seen or were not decoded.",
  fix: "Export again as UTF-8, and clear the value where it comes from.",
});
