import type { FieldOf } from "../../field.ts";
import { CellProblem, type KindParser } from "./cell-problem.ts";
import { looksGarbled } from "./looks-garbled.ts";

/**
 * Texts are taken as they are, even one that a spreadsheet would run as a formula; line breaks only where they
 * are declared. A text that was not decoded well is taken with a warning.
 *
 * @example
 * textParser(surname)("O'Neill"); // "O'Neill"
 */
export function textParser({ multiline }: FieldOf<"text">): KindParser {
  return (text) => {
    if (!multiline && /[\r\n]/.test(text)) return brokenText;
    if (text.includes("\ufffd")) return new CellProblem(replacedCharacter, text);
    if (looksGarbled(text)) return new CellProblem(garbledText, text);
    return text;
  };
}

const brokenText = new CellProblem({
  code: "line-break",
  message: "the text holds a line break.",
  fix: "Take the line break out, or declare multiline: true for the field.",
});

const replacedCharacter = {
  code: "replacement-character",
  message: "the text holds a character that could not be decoded.",
  fix: "Export again as UTF-8; until then names may not match.",
};

const garbledText = {
  code: "garbled-text",
  message: "the text looks as if it was decoded in the wrong way before it came here.",
  fix: "Export again as UTF-8; until then names may not match.",
};
