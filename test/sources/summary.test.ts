import { defineSource, summariseExtract, writeQuarantine } from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

const rent = defineSource({
  name: "rent",
  title: "Rent",
  about: "Invented rent accounts.",
  suppressedMarks: ["*"],
  fields: [
    { name: "ref", header: "Ref", kind: "id", required: true },
    { name: "tenant", header: "Tenant", kind: "text", multiline: true },
    { name: "balance", header: "Balance", kind: "pounds", negative: true },
    { name: "days", header: "Days", kind: "integer" },
    { name: "from", header: "From", kind: "date", format: "dd/mm/yyyy" },
  ],
});
const header = "Ref,Tenant,Balance,Days,From\n";
const extract = readText(
  rent,
  `${header}1,A,-0.05,*,31/03/2016\n2,A,120.5,3,01/01/2015\n3,,,*,\n4,B,1,x,\n5,B,1,y,30/02/2016\n\n`,
);

describe("summariseExtract", () => {
  const { sentence, issues, profile } = summariseExtract(extract);

  test("tells the account of lines in one sentence", () => {
    expect(sentence).toBe("file.csv as rent (utf-8): 7 lines: 1 header, 3 accepted, 2 quarantined, 1 blank");
  });

  test("groups issues by code and column, most first, with their first lines", () => {
    expect(
      issues.map(({ code, column, severity, count, firstLines }) => ({
        code,
        column,
        severity,
        count,
        firstLines,
      })),
    ).toEqual([
      { code: "not-integer", column: "Days", severity: "error", count: 2, firstLines: [5, 6] },
      { code: "impossible-date", column: "From", severity: "error", count: 1, firstLines: [6] },
    ]);
  });

  test("profiles each column: ends of ranges for numbers and dates, never a text or reference", () => {
    expect(profile).toEqual([
      {
        name: "ref",
        kind: "id",
        present: 3,
        missing: 0,
        suppressed: 0,
        distinct: 3,
        lowest: undefined,
        highest: undefined,
      },
      {
        name: "tenant",
        kind: "text",
        present: 2,
        missing: 1,
        suppressed: 0,
        distinct: 1,
        lowest: undefined,
        highest: undefined,
      },
      {
        name: "balance",
        kind: "pounds",
        present: 2,
        missing: 1,
        suppressed: 0,
        distinct: 2,
        lowest: "-£0.05",
        highest: "£120.50",
      },
      {
        name: "days",
        kind: "integer",
        present: 1,
        missing: 0,
        suppressed: 2,
        distinct: 1,
        lowest: "3",
        highest: "3",
      },
      {
        name: "from",
        kind: "date",
        present: 2,
        missing: 1,
        suppressed: 0,
        distinct: 2,
        lowest: "2015-01-01",
        highest: "2016-03-31",
      },
    ]);
  });

  test("no rows, no ranges", () => {
    expect(summariseExtract(readText(rent, header)).profile[2]).toEqual({
      name: "balance",
      kind: "pounds",
      present: 0,
      missing: 0,
      suppressed: 0,
      distinct: 0,
      lowest: undefined,
      highest: undefined,
    });
  });
});

const quarantineFile = defineSource({
  name: "quarantine",
  title: "Quarantine",
  about: "What writeQuarantine writes.",
  fields: ["line", "column", "reason", "fix", "text"].map((header) => ({
    name: `${header}_text`,
    header,
    kind: "text" as const,
    multiline: true,
  })),
});

/** What writeQuarantine has written, read back by the reader itself. */
function readBack(text: string) {
  const { table, quarantine } = readText(quarantineFile, text);
  expect(quarantine).toEqual([]);
  return toRows(table);
}

describe("writeQuarantine", () => {
  test("has a line for each problem with the row as it stands in the file", () => {
    const rows = readBack(writeQuarantine(extract));
    expect(rows.map(({ line_text, column_text, text_text }) => [line_text, column_text, text_text])).toEqual([
      ["5", "Days", "4,B,1,x,"],
      ["6", "Days", "5,B,1,y,30/02/2016"],
      ["6", "From", "5,B,1,y,30/02/2016"],
    ]);
    const [issue] = extract.issues;
    expect(rows[0]).toMatchObject({ reason_text: issue?.message, fix_text: issue?.fix });
  });

  test("no cell starts as a formula, and quotes and line breaks stay inside their cell", () => {
    const starts = ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\uff1d1", "\u00a0+1"];
    const bad = readText(rent, `${header}${starts.map((start) => `${start},"a ""b""",x\n`).join("")}`);
    const texts = readBack(writeQuarantine(bad)).map((row) => row.text_text);
    expect(texts).toEqual(starts.map((start) => `'${start},"a ""b""",x`));
  });

  test("a row quarantined by a check keeps all its lines", () => {
    const checked = defineSource({
      ...rent,
      checks: [
        { code: "never", when: { field: "days", moreThan: 1 }, message: "Too many days.", fix: "Look." },
      ],
    });
    const { quarantine, account } = readText(checked, `${header}1,"A\nB",1,2,\n2,C,1,1,\n`);
    expect(quarantine.map(({ line, lines, text }) => ({ line, lines, text }))).toEqual([
      { line: 2, lines: 2, text: '1,"A\nB",1,2,' },
    ]);
    expect(account).toEqual({ lines: 4, header: 1, accepted: 1, quarantined: 2, blank: 0 });
  });

  test("nothing in quarantine is a header alone", () => {
    expect(writeQuarantine(readText(rent, header))).toBe("line,column,reason,fix,text\r\n");
  });
});
