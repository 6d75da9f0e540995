import { type CellValue, suppressed } from "@needscope/table";
import type { Field, FieldKind, FieldOf } from "../../field.ts";
import type { Source } from "../../source.ts";
import { isSuppressed } from "../../is-suppressed.ts";
import { areaParser } from "./area-parser.ts";
import { CellProblem, type KindParser } from "./cell-problem.ts";
import { codeParser } from "./code-parser.ts";
import { dateParser } from "./date-parser.ts";
import { idParser } from "./id-parser.ts";
import { markStates } from "./mark-states.ts";
import { nhsNumberParser } from "./nhs-number-parser.ts";
import { ninoParser } from "./nino-parser.ts";
import { integerParser, numberParser } from "./number-parser.ts";
import { periodParser } from "./period-parser.ts";
import { postcodeParser } from "./postcode-parser.ts";
import { poundsParser } from "./pounds-parser.ts";
import { textParser } from "./text-parser.ts";
import { upnParser } from "./upn-parser.ts";
import { uprnParser } from "./uprn-parser.ts";
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
export function cellParser(field: Field, source: Source): CellParser {
  const marks = markStates(field, source);
  const parseKind = parserOf(field);
  return (cell) => {
    const trimmed = cell.trim();
    const text = field.padded ? trimmed : cell;
    if (field.kind === "state") return trimmed === "" ? undefined : marks.get(text);
    const state = trimmed === "" ? "missing" : marks.get(text);
    if (state !== undefined) {
      if (isSuppressed(state)) return suppressed;
      return field.required ? emptyCell : undefined;
    }
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
  period: periodParser,
  postcode: postcodeParser,
  uprn: uprnParser,
  nhsNumber: nhsNumberParser,
  upn: upnParser,
  nino: ninoParser,
  // Read from its mark alone, before any kind.
  state: () => (text) => text,
};

function parserOf(field: Field): KindParser {
  return (parsers[field.kind] as (field: Field) => KindParser)(field);
}
