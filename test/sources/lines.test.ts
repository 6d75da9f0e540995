import { defineSource, linesAccountedFor } from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { onePeopleLine, people } from "./people-source.ts";
import { readText } from "./read-text.ts";

const header = "Ref,Surname,Born,Notes,Owed\n";

function refsAndCodes(text: string, source = people): unknown {
  const { table, quarantine, account } = readText(source, header + text);
  expect(linesAccountedFor(account)).toBe(true);
  return {
    accepted: toRows(table).map(({ ref, line }) => [ref, line]),
    quarantined: quarantine.map(({ line, issues }) => [line, issues.map(({ code }) => code).join()]),
  };
}

describe("the line account", () => {
  test("every line is header, accepted, quarantined or blank", () => {
    const { account, table, quarantine, issues } = readText(
      people,
      `\n${header}P0001,A,,,1\n\n  \n,,,,\nP0002,B,31/02/2016,,x\nP0003,C,,"one\ntwo",3`,
    );
    expect(account).toEqual({ lines: 9, header: 1, accepted: 3, quarantined: 1, blank: 4 });
    expect(toRows(table).map(({ ref, line }) => [ref, line])).toEqual([
      ["P0001", 3],
      ["P0003", 8],
    ]);
    expect(quarantine.map(({ line, lines, text }) => ({ line, lines, text }))).toEqual([
      { line: 7, lines: 1, text: "P0002,B,31/02/2016,,x" },
    ]);
    expect(issues).toEqual([
      {
        source: "people",
        file: "file.csv",
        line: 7,
        column: "Born",
        code: "impossible-date",
        severity: "error",
        message: 'Column "Born": the calendar has no such day.',
        fix: "Correct the date where it comes from; look whether day and month are exchanged.",
      },
      {
        source: "people",
        file: "file.csv",
        line: 7,
        column: "Owed",
        code: "not-pounds",
        severity: "error",
        message:
          'Column "Owed": 1 character (letters) where an amount in pounds (with thousands commas allowed) is expected.',
        fix: "Give pounds with a point and at most 2 decimals; signs and commas must be declared (negative, poundSign, thousandsCommas).",
      },
    ]);
  });

  test("line ends may be LF, CR LF, CR CR LF or CR alone, with or without one at the end", () => {
    for (const end of ["\n", "\r\n", "\r\r\n", "\r"]) {
      for (const last of ["", end]) {
        const { account } = readText(
          people,
          ["Ref,Surname,Born,Notes,Owed", "P0001,A,,,1", "", "x"].join(end) + last,
        );
        expect(account).toEqual({ lines: 4, header: 1, accepted: 1, quarantined: 1, blank: 1 });
      }
    }
  });

  test("a row with too few or too many values is quarantined with both counts", () => {
    const { issues } = readText(people, `${header}P0001,A,,1\nP0002,A,,,1,\nTOTAL\n`);
    expect(issues.map(({ line, code, message }) => [line, code, message])).toEqual([
      [2, "field-count", "The row has 4 values and the header 5 columns."],
      [3, "field-count", "The row has 6 values and the header 5 columns."],
      [4, "field-count", "The row has 1 value and the header 5 columns."],
    ]);
  });
});

describe("quotation marks", () => {
  test("a quoted text may hold the delimiter, doubled marks and, where declared, line breaks", () => {
    const text = 'P0001,"A, ""B""",,"first\n\nthird, ""quoted""",1\nP0002,C,,"""\n""",2\nP0003,D,,,3\n';
    const { table, account } = readText(people, header + text);
    expect(toRows(table).map(({ ref, surname, notes, line }) => [ref, surname, notes, line])).toEqual([
      ["P0001", 'A, "B"', 'first\n\nthird, "quoted"', 2],
      ["P0002", "C", '"\n"', 5],
      ["P0003", "D", undefined, 7],
    ]);
    expect(account).toEqual({ lines: 7, header: 1, accepted: 6, quarantined: 0, blank: 0 });
  });

  test("a broken text keeps its own line ends", () => {
    const { table } = readText(people, `${header.trim()}\r\nP0001,A,,"one\r\ntwo",1\r\n`);
    expect(toRows(table)[0]?.notes).toBe("one\r\ntwo");
  });

  test("a line break where none is declared costs its lines and nothing more", () => {
    expect(refsAndCodes('P0001,"A\nB",,,1\nP0002,C,,,2\n')).toEqual({
      accepted: [["P0002", 4]],
      quarantined: [
        [2, "unpaired-quote"],
        [3, "unpaired-quote"],
      ],
    });
    expect(refsAndCodes('P0001,A,,"x\ny",1\nP0002,C,,,2\n', onePeopleLine)).toEqual({
      accepted: [["P0002", 4]],
      quarantined: [
        [2, "unpaired-quote"],
        [3, "unpaired-quote"],
      ],
    });
  });

  test("a wrong value in a broken record is reported as what it is", () => {
    expect(refsAndCodes('P0001,A,31/02/2016,"x\ny",1\nP0002,C,,,2\n')).toEqual({
      accepted: [["P0002", 4]],
      quarantined: [
        [2, "impossible-date"],
        [3, "unpaired-quote"],
      ],
    });
  });

  test("a stray mark does not swallow the rows up to the next mark", () => {
    expect(refsAndCodes('P0001,A,,"x,1\nP0002,B,,,2\nP0003,C,,y",3\nP0004,D,,,4\n')).toEqual({
      accepted: [
        ["P0002", 3],
        ["P0004", 5],
      ],
      quarantined: [
        [2, "unpaired-quote"],
        [4, "unpaired-quote"],
      ],
    });
  });

  test("two neighbours with a stray mark each are not read as one broken record", () => {
    expect(refsAndCodes('P0001,A,,"x,1\nP0002,B,,y",2\nP0003,C,,,3\n')).toEqual({
      accepted: [["P0003", 4]],
      quarantined: [
        [2, "unpaired-quote"],
        [3, "unpaired-quote"],
      ],
    });
  });

  test("a stray mark before a record that is broken rightly leaves that record whole", () => {
    expect(refsAndCodes('P0001,A,,"x,1\nP0002,B,,"one\ntwo",2\nP0003,C,,,3\n')).toEqual({
      accepted: [
        ["P0002", 3],
        ["P0003", 5],
      ],
      quarantined: [[2, "unpaired-quote"]],
    });
  });

  test("marks inside an unquoted value, or after a quoted one, are refused", () => {
    expect(refsAndCodes('P0001,A "B" C,,,1\nP0002,"A" ,,,1\nP0003, "A",,,1\nP0004,"A""",,,1\n')).toEqual({
      accepted: [["P0004", 5]],
      quarantined: [
        [2, "stray-quote"],
        [3, "stray-quote"],
        [4, "stray-quote"],
      ],
    });
  });

  test("a record of more than 20 lines is taken for damage", () => {
    const note = (lines: number) => `P0001,A,,"${"x\n".repeat(lines - 1)}y",1\n`;
    expect(readText(people, header + note(20)).table.rowCount).toBe(1);
    expect(readText(people, header + note(21)).account).toMatchObject({ accepted: 0, quarantined: 21 });
  });

  test("a broken text may be in the first or the last column, but a source of one column has none", () => {
    const define = (...names: string[]) =>
      defineSource({
        name: "notes",
        title: "Notes",
        about: "Texts.",
        fields: names.map((name) => ({ name, header: name, kind: "text" as const, multiline: true })),
      });
    const two = define("a", "b");
    expect(toRows(readText(two, 'a,b\n"x\ny",1\n2,"z\nw"\n').table)).toEqual([
      { a: "x\ny", b: "1", line: 2 },
      { a: "2", b: "z\nw", line: 4 },
    ]);
    expect(readText(define("a"), 'a\n"x\ny"\n').account).toMatchObject({ accepted: 0, quarantined: 2 });
  });

  test("a line break in a column that is dropped is refused too: nothing is known of that column", () => {
    const dropping = defineSource({ ...people, unknownColumns: "drop" });
    const { account } = readText(
      dropping,
      'Ref,Surname,Born,Notes,Owed,More\nP0001,A,,,1,"x\ny"\nP0002,B,,,1,x\n',
    );
    expect(account).toEqual({ lines: 4, header: 1, accepted: 1, quarantined: 2, blank: 0 });
  });
});
