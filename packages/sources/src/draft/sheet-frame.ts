import { type Column, columnBuilder, type Table } from "@needscope/table";
import type { SourceDescription } from "../source.ts";
import { isCalendarDay, nativeText, type NativeValue } from "../reading/records/native-value.ts";
import { openSheet, type Sheet, visibleSheets } from "../reading/sheet/open-sheet.ts";
import { withMergedTexts } from "../reading/sheet/with-merged-texts.ts";
import { UnusableFileError } from "../unusable-file-error.ts";
import type { DraftFrame, Place } from "./draft-frame.ts";
import type { Remark } from "./remark.ts";
import { type SheetBody, sheetBody } from "./sheet-body.ts";
import { type SheetHeader, sheetHeader } from "./sheet-header.ts";

/**
 * Finds the table of a workbook, its header, the titles above and the notes below: in the named sheet, or in the first
 * sheet that has a table.
 *
 * @throws UnusableFileError when the sheet is not there, or no sheet has a table
 * @example
 * sheetFrame({ file: "Detailed_LA.xlsx", bytes }, "A1").layout; // { preamble: 4, headerRows: 3, ... }
 */
export function sheetFrame(
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  wanted: string | undefined,
): DraftFrame {
  const names = visibleSheets(file, bytes);
  const found = tableIn({ file, bytes }, wanted === undefined ? names : [wanted], wanted !== undefined);
  if (found === undefined) {
    const message = "no sheet of it has a table in which rows and columns can be told from titles and notes.";
    throw new UnusableFileError(file, { code: "empty", message });
  }
  const { sheet, name, texts, body, header } = found;
  const columns = columnsOf(header, body, texts);
  const timed = columns.filter((at) => holdsTimes(sheet, body, at));
  const kept = columns.filter((at) => !timed.includes(at));
  const merged = sheet.merges.some(({ top, bottom }) => bottom >= body.first && top <= body.last);
  return {
    layout: {
      ...(names.length > 1 && { sheet: name }),
      ...layoutOf(texts, body, header),
      ...(sheet.merges.some(({ top, bottom }) => top < body.first && bottom >= body.first - header.rows) &&
        header.rows > 0 && { mergedHeader: true }),
      ...(merged && { mergedCells: "repeat" as const }),
      ...droppedOf(header, timed),
    },
    places: kept.map((at): Place => {
      const named = header.rows > 0 && header.names[at] !== "";
      return named ? { header: header.names[at]! } : { column: at + 1 };
    }),
    said: kept.map((at) => header.names[at]!),
    table: tableOf(merged ? withMergedTexts(texts, sheet, 0) : texts, body, kept),
    encoding: { name: "utf-8", because: "a workbook" },
    kind: sheet.kind,
    remarks: remarksOf(found, { names, timed, merged }),
  };
}

interface FoundTable {
  readonly name: string;
  readonly sheet: Sheet;
  readonly texts: readonly (readonly string[])[];
  readonly body: SheetBody;
  readonly header: SheetHeader;
}

/** The first sheet that is mostly a table under a header; where none is, the first in which there is one at all. */
function tableIn(
  input: { readonly file: string; readonly bytes: Uint8Array },
  names: readonly string[],
  any: boolean,
): FoundTable | undefined {
  let first: FoundTable | undefined;
  for (const name of names) {
    const sheet = openSheet(input.file, { bytes: input.bytes, name });
    const texts = sheet.rows.map((row) => row.map(textOf));
    const body = sheetBody(texts);
    if (body === undefined) continue;
    const found = { name, sheet, texts, body, header: sheetHeader(sheet, texts, body) };
    if (any || (body.proven && found.header.rows > 0 && isMostOf(texts, body))) return found;
    first ??= found;
  }
  return first;
}

function isMostOf(texts: FoundTable["texts"], { first, last }: SheetBody): boolean {
  const filled = (rows: FoundTable["texts"]) => rows.filter((row) => row.some((text) => text !== "")).length;
  return filled(texts.slice(first, last + 1)) * 2 >= filled(texts);
}

/** A day with a time is shown as one: the reader takes days alone. */
function textOf(cell: NativeValue): string {
  const text = isCalendarDay(cell) && cell.timeOfDay ? `${nativeText(cell)} 00:01` : nativeText(cell);
  return text.trim() === "" ? "" : text;
}

/** Columns with values, and those without one that the header names for the months to come. */
function columnsOf(
  { rows, names }: SheetHeader,
  { columns }: SheetBody,
  texts: FoundTable["texts"],
): number[] {
  const alone = (at: number) => names[at] !== "" && names.every((name, i) => i === at || name !== names[at]);
  return (texts[0] ?? []).map((_, at) => at).filter((at) => columns.includes(at) || (rows > 0 && alone(at)));
}

function holdsTimes({ rows }: Sheet, { first, last }: SheetBody, at: number): boolean {
  return rows.slice(first, last + 1).some((row) => isCalendarDay(row[at]) && row[at].timeOfDay);
}

function layoutOf(texts: FoundTable["texts"], { first, last }: SheetBody, { rows }: SheetHeader) {
  const isFilled = (row: readonly string[]) => row.some((text) => text !== "");
  const top = first - rows;
  const footer = texts.slice(last + 1).filter(isFilled).length;
  return {
    ...(texts.slice(0, top).some(isFilled) && { preamble: top }),
    ...(rows !== 1 && { headerRows: rows }),
    ...(footer > 0 && { footer }),
  };
}

function droppedOf(
  { rows, names }: SheetHeader,
  timed: readonly number[],
): Pick<SourceDescription, "unknownColumns"> {
  if (timed.length === 0) return {};
  return { unknownColumns: { drop: [...new Set(timed.map((at) => (rows === 0 ? "" : names[at]!)))] } };
}

function tableOf(texts: FoundTable["texts"], { first, last }: SheetBody, kept: readonly number[]): Table {
  const lines = columnBuilder("number");
  const builders = kept.map(() => columnBuilder("text"));
  for (let row = first; row <= last; row += 1) {
    if (texts[row]!.every((text) => text === "")) continue;
    lines.push(row + 1);
    kept.forEach((at, i) => builders[i]!.push(texts[row]![at] === "" ? undefined : texts[row]![at]));
  }
  const columns = new Map<string, Column>(builders.map((each, i) => [`c${String(i)}`, each.finish()]));
  return { name: "draft", rowCount: lines.length, columns: columns.set("line", lines.finish()) };
}

function remarksOf(
  { name, header }: FoundTable,
  {
    names,
    timed,
    merged,
  }: {
    readonly names: readonly string[];
    readonly timed: readonly number[];
    readonly merged: boolean;
  },
): Remark[] {
  const places = timed.map((at) => at + 1).join(", ");
  return [
    ...(names.length > 1
      ? [look(`sheet "${name}", the one taken of ${String(names.length)}; --sheet takes another`)]
      : []),
    ...(header.rows === 0
      ? [
          ask(
            "no rows above the table give each column a name of its own, so columns are told by their place: look at each when the workbook changes",
          ),
        ]
      : []),
    ...(merged
      ? [
          look(
            "cells of the table are merged, and their value is taken for every row that they cover (mergedCells): look whether that is meant",
          ),
        ]
      : []),
    ...(timed.length > 0
      ? [
          ask(
            `the dates in column ${places} have a time of day, which the reader does not take, so it is left out: have the date alone and draft again`,
          ),
        ]
      : []),
  ];
}

function look(text: string): Remark {
  return { kind: "look", text };
}

function ask(text: string): Remark {
  return { kind: "ask", text };
}
