import type { FieldOf } from "../../field.ts";
import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";
import { isNoReference } from "./stand-ins.ts";
import { looksGarbled } from "./looks-garbled.ts";

/**
 * References stay the text they are, with every zero. Refused are those that a spreadsheet has rounded, those with
 * characters that nobody sees or that were decoded wrongly (they would never match), and those outside the declared pattern. Where no pattern
 * is declared, a word for nothing or for a sum is refused too.
 *
 * @example
 * idParser(uprn)("000000199356"); // "000000199356"
 */
export function idParser({ pattern }: FieldOf<"id">): KindParser {
  const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, "u");
  return (text) => {
    if (/^\d(?:\.\d+)?[Ee]\+?\d+$/.test(text)) return roundedId;
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u.test(text) || looksGarbled(text)) return unreadableId;
    if (whole === undefined) return isNoReference(text) ? placeholder : text;
    if (whole.test(text)) return text;
    const fix = "Look whether columns are shifted, or whether a spreadsheet took leading zeros off.";
    return unexpected(text, { code: "id-pattern", expected: "a reference of the declared pattern", fix });
  };
}

const roundedId = new CellProblem({
  code: "spreadsheet-number",
  message: "the reference was turned into a rounded number such as 1.00E+11.",
  fix: "Export again without opening the file in a spreadsheet: the digits are lost.",
});

const placeholder = new CellProblem({
  code: "placeholder",
  message: "the reference is a word or a sign that stands for none, or for a sum.",
  fix: "Take lines of sums out; declare a word for nothing as a mark (missing), or the pattern that references have.",
});

const unreadableId = new CellProblem({
  code: "control-character",
  message: "the reference holds characters that cannot be seen or were not decoded.",
  fix: "Export again as UTF-8, and clear the value where it comes from.",
});
