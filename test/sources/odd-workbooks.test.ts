import {
  defineSource,
  draftSource,
  linesAccountedFor,
  readExtract,
  UnusableFileError,
} from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { rawOds, rawXlsx, textCell } from "./raw-workbook.ts";

// Workbooks that a spreadsheet program would not write, but that scripts and attackers do.

const source = defineSource({
  name: "odd",
  title: "Odd",
  about: "One row per record.",
  fields: [
    { name: "ref", header: "Ref", kind: "id" },
    { name: "count", header: "Count", kind: "integer" },
    { name: "since", header: "Since", kind: "date", format: "dd/mm/yyyy" },
  ],
});
const header = `<row r="1">${textCell("A1", "Ref")}${textCell("B1", "Count")}${textCell("C1", "Since")}</row>`;
const xlsx = (rows: string, behind = "") => rawXlsx(header + rows, behind);
const odsCell = (text: string, more = "") =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const odsHeader = `<table:table-row>${odsCell("Ref")}${odsCell("Count")}${odsCell("Since")}</table:table-row>`;

/** What is read, and the issues; or why the file is unusable. Nothing else may be thrown, by a draft neither. */
function outcome(bytes: Uint8Array): unknown {
  try {
    draftSource({ file: "odd.xlsx", bytes });
  } catch (error) {
    if (!(error instanceof UnusableFileError)) throw error;
  }
  try {
    const { table, issues, account } = readExtract(source, { file: "odd.xlsx", bytes });
    expect(linesAccountedFor(account)).toBe(true);
    return {
      rows: toRows(table).map((row) => Object.values(row).filter((value) => value !== undefined)),
      issues: issues.map(({ line, column, code }) => [line, column ?? [], code].flat().join(" ")),
    };
  } catch (error) {
    if (error instanceof UnusableFileError) return error.message;
    throw error;
  }
}

describe("a workbook that no spreadsheet program wrote", () => {
  test("has formulas without values, which are not missing values: a row of nothing else is no blank row", () => {
    const formula = (place: string) => `<c r="${place}"><f>A9</f><v></v></c>`;
    const row = `<row r="2">${textCell("A2", "R1")}${formula("B2")}</row><row r="3">${formula("A3")}</row>`;
    expect(outcome(xlsx(row))).toEqual({
      rows: [],
      issues: ["0 formulas", "2 Count formula-without-value", "3 Ref formula-without-value"],
    });
  });

  test("has dates that are none: before 1900, after 9999, 31 February", () => {
    const date = (value: string, more = "") =>
      `<row r="2">${textCell("A2", "R1")}<c r="C2" s="1"${more}><v>${value}</v></c></row>`;
    for (const serial of ["-5", "99999999", "60"]) {
      expect(outcome(xlsx(date(serial)))).toEqual({ rows: [], issues: ["2 Since impossible-date"] });
    }
    expect(outcome(xlsx(date("2016-03-31", ' t="d"')))).toEqual({
      rows: [["R1", "2016-03-31", 2]],
      issues: [],
    });
    const noDay = "a cell of it holds a day that no calendar has";
    expect(outcome(xlsx(date("2016-02-31", ' t="d"')))).toContain(noDay);
    const ods = `<table:table-row>${odsCell("R1")}<table:table-cell office:value-type="date" office:date-value="2016-02-31"><text:p>x</text:p></table:table-cell></table:table-row>`;
    expect(outcome(rawOds(odsHeader + ods))).toContain(noDay);
  });

  test("shows shares as percentages and hides columns: both are said", () => {
    const row = `<row r="2">${textCell("A2", "R1")}<c r="B2" s="2"><v>1</v></c></row>`;
    expect(outcome(xlsx(row))).toEqual({ rows: [["R1", 1, 2]], issues: ["0 percentages"] });
    const hidden = rawXlsx(
      header + row.replace(' s="2"', ""),
      "",
      '<cols><col min="2" max="3" hidden="1"/></cols>',
    );
    expect(outcome(hidden)).toEqual({ rows: [["R1", 1, 2]], issues: ["0 hidden-columns"] });
  });

  test("reaches further than it holds: cells far out, merged or repeated without end", () => {
    const good = `<row r="2">${textCell("A2", "R1")}</row>`;
    const tooFar = "its cells reach over more than 50 million places";
    expect(outcome(xlsx(`${good}<row r="1048576">${textCell("XFD1048576", "x")}</row>`))).toContain(tooFar);
    expect(outcome(xlsx(good.replace("A2", "AAAAAA2")))).toContain(tooFar);
    const bomb = `<table:table-row table:number-rows-repeated="1048570">${odsCell("R1", ' table:number-columns-repeated="16384"')}</table:table-row>`;
    expect(outcome(rawOds(odsHeader + bomb))).toContain(tooFar);
    const merged = '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>';
    expect(outcome(xlsx(good, merged))).toEqual({
      rows: [],
      issues: ["2 Count merged-cell", "2 Since merged-cell"],
    });
    const blank = '<mergeCells><mergeCell ref="A3:C3"/></mergeCells>';
    expect(outcome(xlsx(`${good}<row r="4">${textCell("A4", "R2")}</row>`, blank))).toEqual({
      rows: [
        ["R1", 2],
        ["R2", 4],
      ],
      issues: [],
    });
  });

  test("ends as LibreOffice ends one: a million empty rows that a number stands for", () => {
    const end = `<table:table-row>${odsCell("R1")}<table:covered-table-cell table:number-columns-repeated="900000000"/></table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"></table:table-cell></table:table-row>`;
    expect(outcome(rawOds(odsHeader + end))).toEqual({ rows: [["R1", 2]], issues: [] });
  });

  test("lacks the texts that its cells point to", () => {
    expect(outcome(xlsx('<row r="2"><c r="A2" t="s"><v>99</v></c></row>'))).toContain(
      'its sheet "S" is damaged',
    );
  });
});
