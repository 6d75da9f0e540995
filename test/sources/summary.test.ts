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

  test("profiles each column: counts and nothing that it holds, no range of fewer than 10 rows", () => {
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
        lowest: undefined,
        highest: undefined,
      },
      {
        name: "days",
        kind: "integer",
        present: 1,
        missing: 0,
        suppressed: 2,
        distinct: 1,
        lowest: undefined,
        highest: undefined,
      },
      {
        name: "from",
        kind: "date",
        present: 2,
        missing: 1,
        suppressed: 0,
        distinct: 2,
        lowest: undefined,
        highest: undefined,
      },
    ]);
  });

  test("a range is in years, or rounded outward to one figure: no value of any row is in it", () => {
    const planted = [
      "11,Q. Zeller,-187.34,17,09/02/1936",
      "12,Q. Zeller,1904.12,2643,27/11/2016",
      ...Array.from({ length: 8 }, (_, i) => `${i + 20},A,${i}.50,${i + 31},01/06/1990`),
    ];
    const summary = summariseExtract(readText(rent, header + planted.join("\n")));
    expect(summary.profile.map(({ name, lowest, highest }) => [name, lowest, highest])).toEqual([
      ["ref", undefined, undefined],
      ["tenant", undefined, undefined],
      ["balance", "about -£200", "£2,000"],
      ["days", "about 10", "3,000"],
      ["from", "1936", "2016"],
    ]);
    const told = JSON.stringify(summary);
    for (const value of [
      "Zeller",
      "187",
      "1904",
      "1,904",
      "17",
      "2643",
      "2,643",
      "1936-02",
      "09/02",
      "2016-11",
    ])
      expect(told).not.toContain(value);
    const nine = readText(rent, header + planted.slice(1).join("\n"));
    expect(summariseExtract(nine).profile.every(({ lowest }) => lowest === undefined)).toBe(true);
  });

  test.each([
    ["0.00", "0.00", "about £0", "£0"],
    ["-0.05", "0.05", "about -£10", "£10"],
    ["3.00", "9.99", "about £0", "£10"],
    ["10.00", "100.00", "about £10", "£100"],
    ["-99.01", "-10.01", "about -£100", "-£10"],
    ["95.00", "123456.78", "about £90", "£200,000"],
  ])("pounds from %s to %s are shown as %s to %s", (low, high, lowest, highest) => {
    const balances = [low, high, ...Array.from({ length: 8 }, () => high)];
    const text = balances.map((balance, i) => `${i},A,${balance},1,01/01/2016\n`).join("");
    expect(summariseExtract(readText(rent, header + text)).profile[2]).toMatchObject({ lowest, highest });
  });

  test("whole numbers under ten are shown as 0 to 10, others by one figure", () => {
    const source = defineSource({
      ...rent,
      fields: [
        { name: "children", header: "Children", kind: "integer" },
        { name: "share", header: "Share", kind: "number" },
      ],
    });
    const rows = Array.from({ length: 10 }, (_, i) => `${(i % 7) + 1},0.${i + 23}\n`).join("");
    const { profile } = summariseExtract(readText(source, `Children,Share\n${rows}`));
    expect(profile.map(({ lowest, highest }) => [lowest, highest])).toEqual([
      ["about 0", "10"],
      ["about 0.2", "0.4"],
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
