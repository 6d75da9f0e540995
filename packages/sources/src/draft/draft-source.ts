import { defineSource } from "../define-source.ts";
import { readExtract } from "../read-extract.ts";
import type { Format } from "../extract.ts";
import type { Encoding } from "../reading/encoding-of.ts";
import type { LineAccount } from "../reading/line-account.ts";
import { isWorkbook } from "../reading/sheet/open-sheet.ts";
import { unpacked } from "../reading/unpacked.ts";
import type { SourceDescription } from "../source.ts";
import { columnValues } from "./column-values.ts";
import { csvFrame } from "./csv-frame.ts";
import { draftColumn, type ColumnDraft } from "./draft-column.ts";
import type { DraftFrame, Place } from "./draft-frame.ts";
import { fieldName } from "./field-name.ts";
import { findKey } from "./find-key.ts";
import { layoutRemarks } from "./layout-remarks.ts";
import { markRemarks, marksOf } from "./marks-of.ts";
import type { Remark } from "./remark.ts";
import { sheetFrame } from "./sheet-frame.ts";

/** A proposed declaration, with a remark wherever somebody should look. */
export interface SourceDraft {
  /** What `defineSource` takes, and what stands well in YAML. */
  readonly description: SourceDescription;
  /** Remarks on the file as a whole. */
  readonly remarks: readonly Remark[];
  /** What about people each field seems to hold, by its name; others may be personal too. */
  readonly personal: ReadonlyMap<string, string>;
  /** Remarks on each field, by its name. */
  readonly fieldRemarks: ReadonlyMap<string, readonly Remark[]>;
  readonly encoding: Encoding;
  readonly kind: Format["kind"];
  readonly account: LineAccount;
  /** Rows that are read; a row may take several lines. */
  readonly rows: number;
}

/**
 * Proposes the declaration of an extract that nobody has declared: delimiter, header, and for each column the narrowest
 * kind whose own parser takes its values. The file is read by a declaration in which every column is text, so damaged
 * lines are told from whole ones as ever. A remark never holds a value; a code list does, and is proposed for no column
 * that seems to be about people. Of a workbook, the named sheet is drafted, or the first that has a table.
 *
 * @throws UnusableFileError when the file is empty, binary, or has no header of different names
 * @throws Error when a sheet is named and the file is no workbook
 * @example
 * const { description } = draftSource({ file: "my-extract.csv", bytes });
 * readExtract(defineSource(description), { file: "my-extract.csv", bytes });
 */
export function draftSource(
  input: { readonly file: string; readonly bytes: Uint8Array },
  { sheet }: { readonly sheet?: string | undefined } = {},
): SourceDraft {
  const frame = frameOf(input, sheet);
  const { table, places, said } = frame;
  const drafts = said.map((header, i) => draftColumn(columnValues(table, { name: `c${String(i)}`, header })));
  const names = namesOf(drafts);
  const key = findKey(
    table,
    drafts.map((draft, i) => ({ field: names[i]!, column: `c${String(i)}`, draft })),
  );
  const description: SourceDescription = {
    ...nameOf(input.file),
    ...frame.layout,
    ...marksOf(drafts),
    ...(key !== undefined && { key: key.fields, duplicates: "warn" as const }),
    fields: drafts.map((draft, i) => describeField(names[i]!, places[i]!, draft)),
  };
  const { account, table: read } =
    frame.account === undefined
      ? readExtract(defineSource(description), input)
      : { account: frame.account, table };
  return {
    description,
    remarks: [
      ...frame.remarks,
      ...layoutRemarks({ layout: frame.layout, account, key, headers: said }),
      ...markRemarks(drafts),
    ],
    personal: new Map(
      drafts.flatMap(({ personal }, i) => (personal ? [[names[i]!, personal] as const] : [])),
    ),
    fieldRemarks: new Map(drafts.map(({ remarks: each }, i) => [names[i]!, each])),
    encoding: frame.encoding,
    kind: frame.kind,
    account,
    rows: read.rowCount,
  };
}

function frameOf(
  input: { readonly file: string; readonly bytes: Uint8Array },
  sheet: string | undefined,
): DraftFrame {
  const bytes = unpacked(input.file, input.bytes);
  if (isWorkbook(bytes)) return sheetFrame({ file: input.file, bytes }, sheet);
  if (sheet === undefined) return csvFrame({ file: input.file, bytes });
  throw new Error("A sheet is named, and the file is no workbook: leave the sheet out.");
}

/** A name and a title from the file's name, and what only a person can say. */
function nameOf(file: string): Pick<SourceDescription, "name" | "title" | "about" | "version"> {
  const base = file.replace(/^.*[\\/]/, "").replace(/(?:\.[a-z\d]{2,4}){1,2}$/i, "");
  const words = base.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const kebab = fieldName(base, new Set()).replaceAll("_", "-");
  return {
    name: kebab,
    title: words === "" ? kebab : words[0]!.toUpperCase() + words.slice(1),
    about: "Say here what one row is.",
    version: "1",
  };
}

function namesOf(drafts: readonly ColumnDraft[]): string[] {
  const taken = new Set(["line"]); // every table read has a column of that name
  return drafts.map(({ column }, place) => {
    const name = fieldName(column.header === "" ? `column ${String(place + 1)}` : column.header, taken);
    taken.add(name);
    return name;
  });
}

function describeField(name: string, place: Place, { column, kind, marks }: ColumnDraft): Described {
  const required = column.rows > 0 && column.filled === column.rows && marks.length === 0;
  return { name, ...place, ...kind, ...(required && { required }) } as Described;
}

type Described = SourceDescription["fields"][number];
