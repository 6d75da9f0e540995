import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";

/**
 * Unique property reference numbers: 1 to 12 digits, kept without leading zeros, so that `000000199356` and
 * `199356` are one property. There is no check digit. Source: Ordnance Survey, Open UPRN.
 *
 * @example
 * uprnParser()("000000199356"); // "199356"
 */
export function uprnParser(): KindParser {
  return (text) => {
    if (/^\d(?:\.\d+)?[Ee]\+?\d+$/.test(text)) return rounded;
    const digits = /^\d{1,12}$/.test(text) ? text.replace(/^0+/, "") : "";
    if (digits !== "") return digits;
    return unexpected(text, { code: "not-uprn", expected: "a property reference number (UPRN)", fix });
  };
}

const fix = "Give the number of 1 to 12 digits; where the property has none, leave the cell empty.";

const rounded = new CellProblem({
  code: "spreadsheet-number",
  message: "the reference was turned into a rounded number such as 1.00E+11.",
  fix: "Export again without opening the file in a spreadsheet: the digits are lost.",
});
