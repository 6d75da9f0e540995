import { defineSource } from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

// A source in which nearly every line can be a row: nothing but the reader's own care stands against these.
const loose = defineSource({
  name: "loose",
  title: "Loose",
  about: "One row per person.",
  fields: [
    { name: "ref", header: "Ref", kind: "id", required: true },
    { name: "name", header: "Name", kind: "text" },
    { name: "town", header: "Town", kind: "text" },
  ],
});

/** The rows and issues of lines below the header "Ref,Name,Town". */
function read(lines: string): { rows: unknown[][]; issues: string[] } {
  const { table, issues } = readText(loose, `Ref,Name,Town\n${lines}`);
  return {
    rows: toRows(table).map(({ ref, name, town }) => [ref, name, town]),
    issues: issues.map(({ line, column, code, severity }) =>
      [line, column ?? [], code, severity].flat().join(" "),
    ),
  };
}

describe("a line that is no row, though it could be one", () => {
  test("is set aside where it is the header once more, in capitals or in marks too", () => {
    const { rows, issues } = read('1,A,B\nRef,Name,Town\n2,C,D\nREF,NAME,TOWN\n"Ref","Name","Town"\n3,E,F\n');
    expect(rows.map(([ref]) => ref)).toEqual(["1", "2", "3"]);
    expect(issues).toEqual([3, 5, 6].map((line) => `${String(line)} repeated-header error`));
  });

  test("is told as a note where only words stand in its first place; a reference may stand alone", () => {
    expect(read("1,A,B\nR2,,\nEnd of report,,\n(2 rows affected),,\nTotal,,\n")).toEqual({
      rows: [["1", "A", "B"], ["R2"], ["End of report"], ["(2 rows affected)"]].map(([ref, name, town]) => [
        ref,
        name,
        town,
      ]),
      issues: ["4 lone-words warning", "5 lone-words warning", "6 Ref placeholder error"],
    });
  });

  test("is aside where Excel says the delimiter in the first line", () => {
    const { account, table } = readText(loose, "sep=,\r\nRef,Name,Town\r\n1,A,B\r\n");
    expect(account).toMatchObject({ lines: 3, aside: 1, header: 1, accepted: 1 });
    expect(table.rowCount).toBe(1);
    const found = defineSource({ ...loose, delimiter: "detect" });
    expect(readText(found, "sep=;\nRef;Name;Town\n1;A;B\n").format).toMatchObject({ delimiter: ";" });
  });
});

describe("a text that is taken as it is", () => {
  test("is told where blanks, what nobody sees, other marks or a word for nothing may keep it from matching", () => {
    const said: Record<string, string | undefined> = {
      "A ": "padding",
      "\u00a0A": "padding",
      "A\u200b": "control-character",
      "A\ufeffB": "control-character",
      "A\u0007": "control-character",
      "'A'": "quoted-text",
      NULL: "word-for-nothing",
      "#REF!": "word-for-nothing",
      "A\tB": undefined,
      "'A": undefined,
      N: undefined,
      "n/a": undefined,
      می‌خواهم: undefined,
      "👩‍👧": undefined,
    };
    for (const [text, code] of Object.entries(said)) {
      expect(read(`1,${text},B\n`), text).toEqual({
        rows: [["1", text, "B"]],
        issues: code === undefined ? [] : [`2 Name ${code} warning`],
      });
    }
  });

  test("a NUL byte costs its row and no other", () => {
    const { rows, issues } = read(`1,A,B\n2,C\u0000,D\n3,E,F\n${"4,G,H\n".repeat(9)}`);
    expect(rows.map(([ref]) => ref)).toEqual(["1", "3", ...Array.from({ length: 9 }, () => "4")]);
    expect(issues).toEqual(["3 Name nul-byte error"]);
  });
});
