import { defineSource } from "../define-source.ts";
import { readExtract } from "../read-extract.ts";
import { decodeBytes } from "../reading/decode-bytes.ts";
import type { Encoding } from "../reading/encoding-of.ts";
import { headerNames } from "../reading/header-names.ts";
import type { LineAccount } from "../reading/line-account.ts";
import { type Lines, splitLines } from "../reading/split-lines.ts";
import { unpacked } from "../reading/unpacked.ts";
import type { SourceDescription } from "../source.ts";
import { columnValues } from "./column-values.ts";
import { draftColumn, type ColumnDraft } from "./draft-column.ts";
import { fieldName } from "./field-name.ts";
import { findKey } from "./find-key.ts";
import { guessLayout, type GuessedLayout } from "./guess-layout.ts";
import { layoutRemarks } from "./layout-remarks.ts";
import { markRemarks, marksOf } from "./marks-of.ts";
import type { Remark } from "./remark.ts";

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
  readonly account: LineAccount;
}

/**
 * Proposes the declaration of an extract that nobody has declared: delimiter, header, and for each column the narrowest
 * kind whose own parser takes its values. The file is read by a declaration in which every column is text, so damaged
 * lines are told from whole ones as ever. A remark never holds a value; a code list does, and is proposed for no column
 * that seems to be about people.
 *
 * @throws UnusableFileError when the file is empty, binary, or has no header of different names
 * @example
 * const { description } = draftSource({ file: "my-extract.csv", bytes });
 * readExtract(defineSource(description), { file: "my-extract.csv", bytes });
 */
export function draftSource({
  file,
  bytes,
}: {
  readonly file: string;
  readonly bytes: Uint8Array;
}): SourceDraft {
  const { text, encoding } = decodeBytes(file, unpacked(file, bytes));
  const lines = splitLines(text);
  const layout = guessLayout(lines);
  const columns = columnsOf(layout, lines, file);
  const frame = frameOf(file, layout, columns);
  const plain = columns.named.map((place, i) => ({
    name: `c${String(i)}`,
    ...place,
    kind: "text" as const,
    multiline: true,
  }));
  const { table, account } = readExtract(defineSource({ ...frame, fields: plain }), { file, bytes });
  const drafts = columns.named.map(({ header = "" }, i) =>
    draftColumn(columnValues(table, { name: `c${String(i)}`, header })),
  );
  const names = namesOf(drafts);
  const key = findKey(
    table,
    drafts.map((draft, i) => ({ field: names[i]!, column: plain[i]!.name, draft })),
  );
  const description: SourceDescription = {
    ...frame,
    ...marksOf(drafts),
    ...(key !== undefined && { key: key.fields, duplicates: "warn" as const }),
    fields: drafts.map((draft, i) => describeField(names[i]!, columns.named[i]!, draft)),
  };
  const headers = drafts.map(({ column }) => column.header);
  return {
    description,
    remarks: [...layoutRemarks(layout, { account, key, headers }), ...markRemarks(drafts)],
    personal: new Map(
      drafts.flatMap(({ personal }, i) => (personal ? [[names[i]!, personal] as const] : [])),
    ),
    fieldRemarks: new Map(drafts.map(({ remarks: each }, i) => [names[i]!, each])),
    encoding,
    account,
  };
}

/** Where a column is found: by its header, or by its place where there is none. */
type Place =
  { readonly header: string; readonly column?: never } | { readonly column: number; readonly header?: never };

interface Columns {
  readonly named: readonly Place[];
  /** Whether the header has columns without a name, which are dropped. */
  readonly nameless: boolean;
}

function columnsOf({ delimiter, preamble, hasHeader }: GuessedLayout, lines: Lines, file: string): Columns {
  const layout = {
    delimiter,
    preamble,
    headerRows: hasHeader ? 1 : 0,
    mergedHeader: false,
    headerFootnotes: false,
  };
  const { names } = headerNames(lines, { layout, file });
  if (!hasHeader) return { named: names.map((_, i) => ({ column: i + 1 })), nameless: false };
  const named = names.filter((name) => name !== "").map((header) => ({ header }));
  return { named, nameless: named.length < names.length };
}

function frameOf(
  file: string,
  { delimiter, preamble, footer, hasHeader }: GuessedLayout,
  { nameless }: Columns,
) {
  const base = file.replace(/^.*[\\/]/, "").replace(/(?:\.[a-z\d]{2,4}){1,2}$/i, "");
  const words = base.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const kebab = fieldName(base, new Set()).replaceAll("_", "-");
  return {
    name: kebab,
    title: words === "" ? kebab : words[0]!.toUpperCase() + words.slice(1),
    about: "Say here what one row is.",
    version: "1",
    ...(delimiter !== "," && { delimiter }),
    ...(preamble > 0 && { preamble }),
    ...(!hasHeader && { headerRows: 0 }),
    ...(footer > 0 && { footer }),
    ...(nameless && { unknownColumns: { drop: [""] } }),
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
