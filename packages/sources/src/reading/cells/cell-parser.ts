import { type CellValue, suppressed } from "@needscope/table";
import type { Field, FieldKind, FieldOf } from "../../field.ts";
import type { Source } from "../../source.ts";
import { areaParser } from "./area-parser.ts";
import { CellProblem, type KindParser } from "./cell-problem.ts";
import { codeParser } from "./code-parser.ts";
import { dateParser } from "./date-parser.ts";
import { idParser } from "./id-parser.ts";
import { integerParser, numberParser } from "./number-parser.ts";
import { poundsParser } from "./pounds-parser.ts";
import { textParser } from "./text-parser.ts";
import { yesNoParser } from "./yes-no-parser.ts";

/** Reads one cell of a column: its value (a date as a day number), or what is wrong with it. */
export type CellParser = (cell: string) => CellValue | CellProblem;

/**
 * The parser of a field's cells: padding, missing and suppressed marks first, then the field's own kind.
 *
 * @example
 * const parse = cellParser(balance, source);
 * parse("1.5"); // 150
 */
export function cellParser(field: Field, { missingMarks, suppressedMarks }: Source): CellParser {
  const missing = new Set(missingMarks);
  const hidden = new Set(suppressedMarks);
  const parseKind = parserOf(field);
  return (cell) => {
    const trimmed = cell.trim();
    const text = field.padded ? trimmed : cell;
    if (trimmed === "" || missing.has(text)) return field.required ? emptyCell : undefined;
    if (hidden.has(text)) return suppressed;
    if (text !== trimmed && field.kind !== "text") return paddedCell;
    return parseKind(text);
  };
}

const emptyCell = new CellProblem({
  code: "empty",
  message: "the cell is empty and this source requires it.",
  fix: "Fill the cell where the extract comes from, or drop required from the field.",
});

const paddedCell = new CellProblem({
  code: "padding",
  message: "the value has blanks before or after it.",
  fix: "Take the blanks off, or declare padded: true for the field.",
});

const parsers: { readonly [Kind in FieldKind]: (field: FieldOf<Kind>) => KindParser } = {
  id: idParser,
  text: textParser,
  code: codeParser,
  integer: integerParser,
  pounds: poundsParser,
  number: numberParser,
  date: dateParser,
  yesNo: yesNoParser,
  area: areaParser,
};

function parserOf(field: Field): KindParser {
  return (parsers[field.kind] as (field: Field) => KindParser)(field);
}
