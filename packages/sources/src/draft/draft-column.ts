import { cellsOf, type ColumnValues, mostly, type SeenValue } from "./column-values.ts";
import { draftDate, type KindDraft, otherDates } from "./draft-date.ts";
import { draftArea, draftCodes, draftText, draftYesNo } from "./draft-known-kind.ts";
import { draftNational, draftPeriod } from "./draft-national.ts";
import { draftNumber, otherNumberForms } from "./draft-number.ts";
import { draftReference } from "./draft-reference.ts";
import { markMeaning } from "./known-marks.ts";
import { personalHint } from "./personal-hint.ts";
import type { Remark } from "./remark.ts";

/** The kind proposed for a column, the marks found beside its values, and what to tell of it. */
export interface ColumnDraft {
  readonly column: ColumnValues;
  readonly kind: KindDraft["fit"]["kind"];
  readonly marks: readonly SeenValue[];
  readonly markedBeside: "numbers" | "texts";
  readonly personal: string | undefined;
  readonly remarks: readonly Remark[];
}

/**
 * Proposes a kind for a column: the first, from the narrowest to the widest, whose own parser takes (nearly) every
 * value that is no mark.
 *
 * @example
 * draftColumn(column).kind; // { kind: "date", format: "dd/mm/yyyy" }
 */
export function draftColumn(column: ColumnValues): ColumnDraft {
  const hint = personalHint(column.header, column.values);
  const beside = draftBeside(column, "numbers", narrowKinds);
  const found = beside ?? draftBeside(column, "texts", [...wideKinds(hint), draftText])!;
  const counted = ["integer", "number", "pounds"].includes(found.kind.kind);
  const personal = counted ? undefined : hint;
  return { ...found, column, personal, remarks: remarksOf(column, found) };
}

type Drafter = (values: readonly SeenValue[], column: ColumnValues) => KindDraft | undefined;
type Found = Pick<ColumnDraft, "kind" | "marks" | "markedBeside"> & KindDraft;

/** Kinds whose values no single letter can be, so that one beside them is a mark. */
const narrowKinds: readonly Drafter[] = [
  draftArea,
  draftDate,
  draftPeriod,
  (values, column) => draftNational(column, values),
  (values, column) => draftReferenceOfDigits(column, values),
  (values, column) => draftNumber(column.header, values),
];

/** A column about people gets no list of codes: the list would hold what it says of them. */
function wideKinds(personal: string | undefined): readonly Drafter[] {
  return [
    draftYesNo,
    (values, column) => draftReference(column, values),
    ...(personal === undefined ? [draftCodes] : []),
  ];
}

function draftReferenceOfDigits(column: ColumnValues, values: readonly SeenValue[]): KindDraft | undefined {
  return mostly(values, (text) => /^\d+$/.test(text)) ? draftReference(column, values) : undefined;
}

function draftBeside(
  column: ColumnValues,
  markedBeside: Found["markedBeside"],
  drafters: readonly Drafter[],
): Found | undefined {
  const marks = column.values.filter(({ text }) => markMeaning(text, markedBeside) !== undefined);
  const values = column.values.filter((value) => !marks.includes(value));
  if (values.length === 0 && markedBeside === "numbers") return undefined;
  for (const draft of values.length === 0 ? [draftText] : drafters) {
    const drafted = draft(values, column);
    if (drafted !== undefined) return { ...drafted, kind: drafted.fit.kind, marks, markedBeside };
  }
  return undefined;
}

function remarksOf(column: ColumnValues, { fit, kind, remarks }: Found): Remark[] {
  const dates = kind.kind === "text" ? otherDates(column.values) : undefined;
  const numbers = kind.kind === "text" || kind.kind === "code" ? otherNumberForms(column.values) : undefined;
  return [
    ...remarks,
    ...(dates === undefined ? [] : [dates]),
    ...(numbers === undefined ? [] : [numbers]),
    ...refusedRemark(fit.refused),
    ...(kind.padded === true ? [padded] : []),
    ...(column.filled === 0 ? [empty] : []),
  ];
}

const padded: Remark = { kind: "why", text: "blanks stand round values and are taken off (padded)" };
const empty: Remark = {
  kind: "look",
  text: "no row has a value here: ask whether the column is meant to be empty",
};

function refusedRemark(refused: readonly SeenValue[]): Remark[] {
  if (refused.length === 0) return [];
  const cells = cellsOf(refused);
  const first = Math.min(...refused.map(({ line }) => line));
  const rows = cells === 1 ? "1 row does" : `${cells.toLocaleString("en-GB")} rows do`;
  const text = `${rows} not fit (the first on line ${String(first)}) and will be set aside; if they are right, change the kind`;
  return [{ kind: "look", text }];
}
