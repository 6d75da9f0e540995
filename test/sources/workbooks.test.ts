import {
  defineSource,
  type Extract,
  readExtract,
  type SourceDescription,
  summariseExtract,
  UnusableFileError,
} from "@needscope/sources";
import { toRows } from "@needscope/table";
import * as xlsx from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

type Cell = string | number | boolean | null | xlsx.CellObject;
interface Book {
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** Names of further sheets, hidden or not. */
  readonly others?: Readonly<Record<string, boolean>>;
  readonly kind?: "xlsx" | "ods";
}

function sheetOf(rows: readonly (readonly Cell[])[]): xlsx.WorkSheet {
  const sheet = xlsx.utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (isObject(cell) ? null : cell))));
  for (const [r, row] of rows.entries()) {
    for (const [c, cell] of row.entries()) if (isObject(cell)) sheet[xlsx.utils.encode_cell({ r, c })] = cell;
  }
  const width = Math.max(...rows.map((row) => row.length));
  sheet["!ref"] = xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: width - 1 } });
  return sheet;
}

function isObject(cell: Cell): cell is xlsx.CellObject {
  return typeof cell === "object" && cell !== null;
}

/** A workbook made by the library itself. */
function workbook(rows: readonly (readonly Cell[])[], book: Book = {}): Uint8Array {
  const sheet = sheetOf(rows);
  if (book.merges) sheet["!merges"] = book.merges.map((range) => xlsx.utils.decode_range(range));
  sheet["!rows"] = rows.map((_, i) => ({ hidden: book.hiddenRows?.includes(i + 1) ?? false }));
  const others = Object.entries(book.others ?? {});
  const workbook: xlsx.WorkBook = {
    SheetNames: ["Data", ...others.map(([name]) => name)],
    Sheets: { Data: sheet, ...Object.fromEntries(others.map(([name]) => [name, sheetOf([["x"]])])) },
    Workbook: {
      Sheets: [{ Hidden: 0 }, ...others.map(([, hidden]) => ({ Hidden: hidden ? 1 : 0 }) as const)],
    },
  };
  return new Uint8Array(xlsx.write(workbook, { type: "buffer", bookType: book.kind ?? "xlsx" }) as Buffer);
}

const rent = (layout: Partial<SourceDescription> = {}) =>
  defineSource({
    name: "rent",
    title: "Rent",
    about: "One row per tenancy.",
    suppressedMarks: ["*"],
    fields: [
      { name: "ref", header: "Ref", kind: "id", required: true },
      { name: "since", header: "Since", kind: "date", format: "dd/mm/yyyy" },
      { name: "owed", header: "Owed", kind: "pounds", negative: true },
      { name: "agreed", header: "Agreed", kind: "yesNo", yes: ["Y"], no: ["N"] },
    ],
    ...layout,
  });
const header = ["Ref", "Since", "Owed", "Agreed"];
const day = (v: number, z = "dd/mm/yyyy"): xlsx.CellObject => ({ t: "n", v, z });

function read(bytes: Uint8Array, layout: Partial<SourceDescription> = {}): Extract {
  return readExtract(rent(layout), { file: "rent.xlsx", bytes });
}

function refusal(bytes: Uint8Array, layout: Partial<SourceDescription> = {}): string {
  try {
    read(bytes, layout);
  } catch (error) {
    if (error instanceof UnusableFileError) return error.message;
    throw error;
  }
  throw new Error("The file was read.");
}

describe("a workbook", () => {
  test.each(["xlsx", "ods"] as const)("in %s gives what the same rows give in CSV", (kind) => {
    const rows: Cell[][] = [
      header,
      ["00012", day(42_460), 1234.5, true],
      ["00013", "31/03/2016", "-0.07", "N"],
      [null, null, null, null],
      ["00014", null, "*", null],
      ["00015", day(42_461), 0.1 + 0.2, false],
    ];
    const csv =
      "Ref,Since,Owed,Agreed\n00012,31/03/2016,1234.50,Y\n00013,31/03/2016,-0.07,N\n,,,\n00014,,*,\n00015,01/04/2016,0.30,N\n";
    const extract = read(workbook(rows, { kind }));
    const text = readText(rent(), csv);
    expect(extract.table).toEqual(text.table);
    expect(extract.account).toEqual(text.account);
    expect(extract.issues).toEqual([]);
    expect(extract.format).toMatchObject({ kind });
    expect(summariseExtract(extract).sentence).toContain(
      `rent.xlsx as rent (${kind} workbook): 6 lines: 1 header`,
    );
  });

  test("accounts for every row of the sheet, titles and notes included, with the sheet's row numbers", () => {
    const rows: Cell[][] = [
      ["Rent accounts, March", null, null, null],
      [null, null, null, null],
      header,
      ["00012", day(42_460), "ninety", null],
      ["00013", null, 5, null],
      ["Notes", null, null, null],
      [1, "Owed is in pounds.", null, null],
    ];
    const extract = read(workbook(rows), { preamble: { until: "Ref" }, footer: { from: "Notes" } });
    expect(extract.account).toEqual({
      lines: 7,
      header: 1,
      accepted: 1,
      quarantined: 1,
      blank: 1,
      aside: 3,
    });
    expect(extract.issues.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, "Owed", "not-pounds"],
    ]);
    expect(extract.quarantine).toMatchObject([{ line: 4, lines: 1, text: "00012,2016-03-31,ninety," }]);
    expect(JSON.stringify(extract.issues)).not.toContain("ninety");
  });

  test("says what a number may have lost: zeros before a reference, digits, a day behind a plain number", () => {
    const rows: Cell[][] = [
      header,
      [12, null, null, null],
      [{ t: "n", v: 13, z: "00000" }, null, null, null],
      [1.5, null, null, null],
      [12_345_678_901_234_567, null, null, null],
      ["00014", 42_460, null, null],
      ["00015", day(42_460.5, "dd/mm/yyyy hh:mm"), null, null],
      ["00016", day(60), null, null],
      ["00017", null, 1.005, null],
    ];
    const extract = read(workbook(rows));
    expect(toRows(extract.table).map(({ ref }) => ref)).toEqual(["12", "00013"]);
    expect(extract.issues.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [2, "number-for-reference", "warning"],
      [4, "spreadsheet-number", "error"],
      [5, "spreadsheet-number", "error"],
      [6, "number-for-date", "error"],
      [7, "time-of-day", "error"],
      // Day 60 of the spreadsheet's calendar is 29 February 1900, which no other calendar has.
      [8, "impossible-date", "error"],
      [9, "not-pounds", "error"],
    ]);
  });

  test("takes a formula's stored value and says so; a formula without one and an error are refused", () => {
    const rows: Cell[][] = [
      header,
      ["00012", null, { t: "n", v: 5, f: "2+3" }, null],
      ["00013", null, { t: "e", v: 0x17, w: "#REF!" }, null],
      ["00014", null, { t: "n", f: "1+1" } as xlsx.CellObject, null],
      [{ t: "e", v: 0x2a, w: "#N/A" }, null, null, null],
    ];
    expect(read(workbook(rows), { marks: { "#REF!": "unavailable" } }).account.accepted).toBe(2);
    const extract = read(workbook(rows));
    expect(toRows(extract.table)).toMatchObject([{ ref: "00012", owed: 500 }]);
    expect(extract.issues.map(({ line, code }) => [line, code])).toEqual([
      [0, "formulas"],
      [3, "error-cell"],
      [4, "formula-without-value"],
      [5, "error-cell"],
    ]);
  });

  test("refuses what a merged cell covers, unless the declaration says that it repeats", () => {
    const rows: Cell[][] = [header, ["00012", day(42_460), 5, null], ["00013", null, 6, null]];
    const merged = workbook(rows, { merges: ["B2:B3"] });
    expect(read(merged).issues.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, "Since", "merged-cell"],
    ]);
    const repeated = read(merged, { mergedCells: "repeat" });
    expect(toRows(repeated.table).map(({ since }) => since)).toEqual(["2016-03-31", "2016-03-31"]);
  });

  test("says that a sheet or rows of it are hidden", () => {
    const rows: Cell[][] = [header, ["00012", null, 5, null], ["00013", null, 6, null]];
    const { issues, account } = read(workbook(rows, { hiddenRows: [3] }));
    expect(account.accepted).toBe(2);
    expect(issues.map(({ code }) => code)).toEqual(["hidden-rows"]);
    const hidden = workbook(rows, { others: { Old: true } });
    expect(read(hidden).issues).toEqual([]);
    expect(refusal(hidden, { sheet: "Old" })).toContain("lacks");
  });

  test("with several sheets needs one to be named, and a name that is there", () => {
    const rows: Cell[][] = [header, ["00012", null, 5, null]];
    const several = workbook(rows, { others: { More: false } });
    expect(refusal(several)).toContain("it has 2 sheets; say in the declaration which is meant");
    expect(refusal(several, { sheet: "Rent" })).toContain('it has no sheet "Rent" among its 2');
    expect(read(several, { sheet: "Data" }).account.accepted).toBe(1);
  });

  test("with stacked and merged headers, footnotes and empty columns is read as declared", () => {
    const rows: Cell[][] = [
      ["Table 1", null, null, null, null, null],
      [null, null, "Owed a duty1", null, null, "Households\n in area2"],
      [null, null, "Prevention", "Relief3", null, null],
      ["E06000059", "Dorset", 12, "..", null, 170.2],
      ["-", "Rest", 5, 0, null, 3],
    ];
    const bytes = workbook(rows, { merges: ["C2:E2", "F2:F3"] });
    const source = defineSource({
      name: "table",
      title: "Table",
      about: "One row per area.",
      preamble: { until: "Owed a duty\\d?" },
      headerRows: 2,
      mergedHeader: true,
      headerFootnotes: true,
      marks: { "..": "unavailable" },
      fields: [
        { name: "code", column: 1, kind: "area", missing: ["-"] },
        { name: "place", column: 2, kind: "text" },
        { name: "prevention", header: "Owed a duty / Prevention", kind: "integer" },
        { name: "relief", header: "Owed a duty / Relief", kind: "integer" },
        { name: "households", header: "Households in area", kind: "number" },
        { name: "relief_state", kind: "state", of: "relief" },
      ],
    });
    const { table, account, issues } = readExtract(source, { file: "t.xlsx", bytes });
    expect(issues).toEqual([]);
    expect(account).toEqual({ lines: 5, header: 2, accepted: 2, quarantined: 0, blank: 0, aside: 1 });
    expect(toRows(table)).toEqual([
      {
        code: "E06000059",
        place: "Dorset",
        prevention: 12,
        relief: undefined,
        households: 170.2,
        relief_state: "unavailable",
        line: 4,
      },
      {
        code: undefined,
        place: "Rest",
        prevention: 5,
        relief: 0,
        households: 3,
        relief_state: undefined,
        line: 5,
      },
    ]);
    const withValue = workbook([...rows, ["E06000060", "X", 1, 2, 9, 3]], { merges: ["C2:E2", "F2:F3"] });
    expect(() => readExtract(source, { file: "t.xlsx", bytes: withValue })).toThrow(
      "columns that are not declared",
    );
  });

  test("that is damaged, none, or far too large is unusable in one sentence", () => {
    const good = workbook([header, ["00012", null, 5, null]]);
    expect(refusal(good.subarray(0, 400))).toContain(
      "it is no workbook (.xlsx, .ods), or is damaged or locked",
    );
    expect(refusal(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3))).toContain("it is no workbook");
    // The list of contents claims two gigabytes for its first file.
    const bomb = Uint8Array.from(good);
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 46 < bomb.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 2 ** 31, true);
    }
    expect(refusal(bomb)).toContain("it unpacks to more than 1 GB");
  });
});
