import type { FieldOf } from "../../field.ts";
import { CellProblem, type KindParser } from "./cell-problem.ts";
import { standsForNothing } from "./stand-ins.ts";
import { looksGarbled } from "./looks-garbled.ts";

/**
 * Texts are taken as they are, even one that a spreadsheet would run as a formula; line breaks only where they
 * are declared. A text that was not decoded well, that holds what nobody sees or that may stand for nothing, is taken with a warning.
 *
 * @example
 * textParser(surname)("O'Neill"); // "O'Neill"
 */
export function textParser({ multiline }: FieldOf<"text">): KindParser {
  return (text) => {
    if (!multiline && /[\r\n]/.test(text)) return brokenText;
    if (text.includes("\0")) return nulByte;
    const doubt = doubts.find(({ holds }) => holds(text));
    return doubt === undefined ? text : new CellProblem(doubt, text);
  };
}

const brokenText = new CellProblem({
  code: "line-break",
  message: "the text holds a line break.",
  fix: "Take the line break out, or declare multiline: true for the field.",
});

const nulByte = new CellProblem({
  code: "nul-byte",
  message: "the text holds a NUL byte.",
  fix: "Correct the text where it comes from, or fetch the file again: it was damaged on its way.",
});

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
// What stands between letters that join, and in pictures of several signs, is no less there for not being seen.
const joiners = /[\t\r\n\u200c\u200d\u{e0020}-\u{e007f}]/gu;

/** What makes a text doubtful, the worst first. It is taken as it is, with a warning. */
const doubts = [
  {
    holds: (text: string) => /[\ufffd\p{Cs}]/u.test(text),
    code: "replacement-character",
    message: "the text holds a character that could not be decoded.",
    fix: "Export again as UTF-8; until then names may not match.",
  },
  {
    holds: looksGarbled,
    code: "garbled-text",
    message: "the text looks as if it was decoded in the wrong way before it came here.",
    fix: "Export again as UTF-8; until then names may not match.",
  },
  {
    holds: (text: string) => unseen.test(text) && unseen.test(text.replace(joiners, "")),
    code: "control-character",
    message: "the text holds characters that cannot be seen.",
    fix: "Clear the text where it comes from; until then names may not match.",
  },
  {
    holds: (text: string) => text.trim() !== text,
    code: "padding",
    message: "the text has blanks before or after it.",
    fix: "Take the blanks off, or declare padded: true for the field; until then names may not match.",
  },
  {
    holds: (text: string) => /^'.*'$/su.test(text),
    code: "quoted-text",
    message: "the text stands in quotation marks that are not those of CSV, so they are read as part of it.",
    fix: 'Export again with the mark " round texts.',
  },
  {
    holds: standsForNothing,
    code: "word-for-nothing",
    message: "the text is a word that programs write for nothing.",
    fix: "Declare it as a mark for missing (missingMarks, or missing of the field) if it stands for nothing.",
  },
];
