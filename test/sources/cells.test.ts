import { defineSource, type SourceDescription } from "@needscope/sources";
import { type CellValue, suppressed, toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

type FieldDescription = SourceDescription["fields"][number];
type Rest = Omit<Partial<SourceDescription>, "fields">;

/** The value of a cell, or the code of what is wrong with it. */
function readCell(
  field: Record<string, unknown>,
  cell: string,
  rest: Rest = {},
): CellValue | { code: string } {
  const source = defineSource({
    name: "cells",
    title: "Cells",
    about: "One column to be tested beside a reference.",
    ...rest,
    fields: [
      { name: "ref", header: "Ref", kind: "id" },
      { name: "value", header: "Value", ...field } as FieldDescription,
    ],
  });
  const quoted = `"${cell.replaceAll('"', '""')}"`;
  const { table, issues } = readText(source, `Ref,Value\n1,${quoted}\n`);
  const [issue] = issues.filter(({ severity }) => severity === "error");
  if (issue === undefined) return toRows(table)[0]?.value;
  expect(issue).toMatchObject({ line: 2, column: "Value", source: "cells", file: "file.csv" });
  expect(issue.fix).not.toBe("");
  return { code: issue.code };
}

function refused(code: string): { code: string } {
  return { code };
}

describe("id", () => {
  const id = { kind: "id" };

  test("stays the text it is, with every zero and sign", () => {
    for (const value of ["000000199356", "0", "AB/01-x", "-5", "=1+1", "1.0", "0x1F", "Ünïcode", "1E5x"]) {
      expect(readCell(id, value)).toBe(value);
    }
  });

  test("is no word for nothing or for a sum, by which strangers would be joined, unless a pattern says so", () => {
    const words = [
      "NULL",
      "(null)",
      "NaN",
      "#REF!",
      "n/a",
      "N/A",
      "Unknown",
      "TBC",
      "Total",
      "TOTAL",
      "-",
      "?",
      "...",
    ];
    for (const value of words) expect(readCell(id, value)).toEqual(refused("placeholder"));
    for (const value of ["Totally", "R-", "-1", "NULL1", "NA", "T1L"])
      expect(readCell(id, value)).toBe(value);
    expect(readCell({ ...id, pattern: "[A-Z]{4}" }, "NULL")).toBe("NULL");
  });

  test("a pattern holds for the whole value", () => {
    const claim = { kind: "id", pattern: "HB\\d{7}|X" };
    expect(readCell(claim, "HB1234567")).toBe("HB1234567");
    expect(readCell(claim, "X")).toBe("X");
    for (const value of ["HB12", "xHB1234567", "HB12345678", "XX", "hb1234567"]) {
      expect(readCell(claim, value)).toEqual(refused("id-pattern"));
    }
  });

  test("a reference that a spreadsheet has rounded is refused", () => {
    for (const value of ["1.00023E+11", "2E+07", "9e11"])
      expect(readCell(id, value)).toEqual(refused("spreadsheet-number"));
  });

  test("characters that nobody sees are refused, since such a reference would never match", () => {
    for (const value of ["12\u200b3", "1\t2", "a\ufffdb", "\u202e12", "1\u00012"]) {
      expect(readCell(id, value)).toEqual(refused("control-character"));
    }
  });
});

describe("text", () => {
  test("is taken as it is: formulas, quotes, blanks, markup, prototype names", () => {
    for (const value of [
      '=cmd|" /C calc"!A0',
      "+1",
      "-",
      "@x",
      " padded ",
      "<script>",
      "__proto__",
      'a "b" c',
      "O'Neill",
    ]) {
      expect(readCell({ kind: "text" }, value)).toBe(value);
    }
  });

  test("holds line breaks only where they are declared", () => {
    expect(readCell({ kind: "text" }, "a\rb")).toEqual(refused("line-break"));
    expect(readCell({ kind: "text", multiline: true }, "a\rb")).toBe("a\rb");
  });
});

describe("code", () => {
  const role = { kind: "code", codes: { A: "adult", C: "child", "4": "sole" } };

  test("matches exactly and stays the code", () => {
    expect(readCell(role, "A")).toBe("A");
    expect(readCell(role, "4")).toBe("4");
    for (const value of ["a", "AA", "adult", "4.0", "04", "constructor", "__proto__", "toString"]) {
      expect(readCell(role, value)).toEqual(refused("unknown-code"));
    }
  });

  test("padding is refused unless it is declared", () => {
    expect(readCell(role, "A  ")).toEqual(refused("padding"));
    expect(readCell({ ...role, padded: true }, " A  ")).toBe("A");
    expect(readCell({ ...role, padded: true }, "A A")).toEqual(refused("unknown-code"));
  });
});

describe("integer", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["007", 7],
    ["-12", -12],
    ["999999999999999", 999_999_999_999_999],
  ])("%s is %i", (cell, value) => {
    expect(readCell({ kind: "integer" }, cell)).toBe(value);
  });

  test("anything but plain digits is refused", () => {
    for (const cell of [
      "1.0",
      "1,234",
      "1e3",
      "0x10",
      "+1",
      "--1",
      "1 2",
      "12 days",
      "4O",
      "٣",
      "-",
      "1234567890123456",
    ]) {
      expect(readCell({ kind: "integer" }, cell)).toEqual(refused("not-integer"));
    }
    expect(readCell({ kind: "integer" }, " 1")).toEqual(refused("padding"));
  });

  test("the range includes its ends", () => {
    const year = { kind: "integer", min: 0, max: 13 };
    expect([readCell(year, "0"), readCell(year, "13")]).toEqual([0, 13]);
    for (const cell of ["-1", "14"]) expect(readCell(year, cell)).toEqual(refused("out-of-range"));
  });
});

describe("number", () => {
  test.each([
    ["0.25", 0.25],
    [".5", 0.5],
    ["-1.50", -1.5],
    ["-0.0", 0],
  ])("%s is %d", (cell, value) => {
    expect(readCell({ kind: "number" }, cell)).toBe(value);
  });

  test("powers of ten, commas and words are refused", () => {
    for (const cell of ["1e3", "1,5", "1.", ".", "NaN", "Infinity", "1.2.3", "50%"]) {
      expect(readCell({ kind: "number" }, cell)).toEqual(refused("not-number"));
    }
    expect(readCell({ kind: "number", min: 0, max: 1 }, "1.01")).toEqual(refused("out-of-range"));
  });

  test("computed ones have all the digits of a double and powers of ten", () => {
    const computed = { kind: "number", computed: true };
    for (const value of [0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1 / 3, 12]) {
      expect(readCell(computed, String(value))).toBe(value);
    }
    expect(readCell(computed, "-4.5E-05")).toBe(-0.000045);
    for (const cell of ["1e999", "1,5", ".", "e5", "NaN", "Infinity", "0x10"]) {
      expect(readCell(computed, cell)).toEqual(refused("not-number"));
    }
  });
});

describe("pounds", () => {
  const plain = { kind: "pounds" };
  const all = { kind: "pounds", negative: true, poundSign: true, thousandsCommas: true };

  test.each([
    ["0", 0],
    ["0.00", 0],
    ["12", 1200],
    ["12.5", 1250],
    ["12.05", 1205],
    [".50", 50],
    ["0012.10", 1210],
    // 8.29 x 100 is 828.9999999999999 in floating point: pence are read as digits.
    ["8.29", 829],
    ["1.15", 115],
    ["9999999999999.99", 999_999_999_999_999],
  ])("%s is %i pence", (cell, pence) => {
    expect(readCell(plain, cell)).toBe(pence);
  });

  test.each([
    ["-12.50", -1250],
    ["-0.00", 0],
    ["£12.50", 1250],
    ["-£12.50", -1250],
    ["£-12.50", -1250],
    ["1,234.50", 123_450],
    ["£1,234,567", 123_456_700],
    ["999", 99_900],
  ])("%s is %i pence where signs and commas are declared", (cell, pence) => {
    expect(readCell(all, cell)).toBe(pence);
  });

  test("signs and commas that are not declared are refused", () => {
    for (const cell of ["-1.00", "£1.00", "1,234.50"])
      expect(readCell(plain, cell)).toEqual(refused("not-pounds"));
    expect(readCell({ kind: "pounds", negative: true }, "£1.00")).toEqual(refused("not-pounds"));
    expect(readCell({ kind: "pounds", poundSign: true }, "-£1.00")).toEqual(refused("not-pounds"));
  });

  test("what could be read in two ways is refused, and so are words and damage", () => {
    const bad = [
      "1.234,50",
      "1.234",
      "1,23",
      "12,34.50",
      "1,2345",
      ",123",
      "12.",
      ".",
      "£",
      "-",
      "--1",
      "-£-1",
      "££1",
      "1 234",
    ];
    const words = [
      "12O.50",
      "nil",
      "450.00DR",
      "(12.50)",
      "12.50-",
      "1e3",
      "12.345.00",
      "£4l2.10",
      "$5",
      "٣",
    ];
    for (const cell of [...bad, ...words]) expect(readCell(all, cell)).toEqual(refused("not-pounds"));
  });

  test("the range is in pounds and includes its ends", () => {
    const range = { kind: "pounds", min: 0.5, max: 10, negative: true };
    expect([readCell(range, "0.50"), readCell(range, "10.00")]).toEqual([50, 1000]);
    for (const cell of ["0.49", "10.01", "-1"])
      expect(readCell(range, cell)).toEqual(refused("out-of-range"));
  });
});

describe("date", () => {
  test.each([
    ["dd/mm/yyyy", "31/03/2016"],
    ["yyyy-mm-dd", "2016-03-31"],
    ["dd-mm-yyyy", "31-03-2016"],
  ])("%s reads %s", (format, cell) => {
    expect(readCell({ kind: "date", format }, cell)).toBe("2016-03-31");
  });

  const date = { kind: "date", format: "dd/mm/yyyy" };

  test("a leap day is a day in a leap year only", () => {
    expect(readCell(date, "29/02/2016")).toBe("2016-02-29");
    expect(readCell(date, "29/02/2000")).toBe("2000-02-29");
    for (const cell of [
      "29/02/2015",
      "29/02/1900",
      "31/02/2016",
      "31/04/2016",
      "00/01/2016",
      "01/00/2016",
      "12/13/2008",
      "99/99/1999",
    ]) {
      expect(readCell(date, cell)).toEqual(refused("impossible-date"));
    }
  });

  test("two-digit years are refused, since the century is not certain", () => {
    for (const cell of ["31/03/16", "1/4/15", "31-03-16", "31.03.16"]) {
      expect(readCell(date, cell)).toEqual(refused("two-digit-year"));
    }
  });

  test("other formats, times of day and words are refused", () => {
    for (const cell of [
      "2016-03-31",
      "31-03-2016",
      "31.03.2016",
      "1/4/2015",
      "31/03/2016 00:00",
      "3 Nov 15",
      "20160331",
      "42460",
      "today",
    ]) {
      expect(readCell(date, cell)).toEqual(refused("not-date"));
    }
  });

  test("the range includes its ends, and is 1900 to 2100 unless declared", () => {
    const year = { ...date, earliest: "2015-04-01", latest: "2016-03-31" };
    expect([readCell(year, "01/04/2015"), readCell(year, "31/03/2016")]).toEqual([
      "2015-04-01",
      "2016-03-31",
    ]);
    for (const cell of ["31/03/2015", "01/04/2016"])
      expect(readCell(year, cell)).toEqual(refused("out-of-range"));
    for (const cell of ["31/12/9999", "31/03/0016", "31/12/1899"])
      expect(readCell(date, cell)).toEqual(refused("out-of-range"));
  });
});

describe("yesNo", () => {
  test("takes the declared words exactly", () => {
    const flag = { kind: "yesNo", yes: ["Y", "Yes"], no: ["N"] };
    expect(["Y", "Yes", "N"].map((cell) => readCell(flag, cell))).toEqual([true, true, false]);
    for (const cell of ["y", "YES", "1", "?", "true"])
      expect(readCell(flag, cell)).toEqual(refused("not-yes-no"));
  });
});

describe("area", () => {
  test("takes codes of 9 characters of a known level", () => {
    for (const cell of ["E01000001", "W01000001", "S01006506", "E12000007", "Z01000001", "E92000001"]) {
      expect(readCell({ kind: "area" }, cell)).toBe(cell);
    }
    for (const cell of ["E0100001", "E010000011", "e01000001", "Dorset", "DT1 1XJ", "101000001"]) {
      expect(readCell({ kind: "area" }, cell)).toEqual(refused("not-area-code"));
    }
    expect(readCell({ kind: "area" }, "E77000001")).toEqual(refused("area-level"));
  });

  test("takes only the declared levels", () => {
    const lsoa = { kind: "area", levels: ["lsoa"] };
    expect(readCell(lsoa, "E01000001")).toBe("E01000001");
    for (const cell of ["E02000001", "E09000008"])
      expect(readCell(lsoa, cell)).toEqual(refused("area-level"));
  });
});

describe("nothing, of three kinds", () => {
  const kinds: Record<string, unknown>[] = [
    { kind: "id" },
    { kind: "text" },
    { kind: "code", codes: { A: "a" } },
    { kind: "integer" },
    { kind: "pounds" },
    { kind: "number" },
    { kind: "date", format: "dd/mm/yyyy" },
    { kind: "yesNo", yes: ["Y"], no: ["N"] },
    { kind: "area" },
  ];

  test("an empty or blank cell is missing in every kind, and an error where it is required", () => {
    for (const field of kinds) {
      for (const cell of ["", "   "]) {
        expect(readCell(field, cell)).toBeUndefined();
        expect(readCell({ ...field, required: true }, cell)).toEqual(refused("empty"));
      }
    }
  });

  test("declared marks are missing or suppressed in every kind; undeclared ones are read as values", () => {
    const marks = { missingMarks: ["N/K"], suppressedMarks: ["<5", "*"] };
    for (const field of kinds) {
      expect(readCell(field, "N/K", marks)).toBeUndefined();
      expect(readCell(field, "<5", marks)).toBe(suppressed);
      expect(readCell({ ...field, required: true }, "*", marks)).toBe(suppressed);
      expect(readCell({ ...field, required: true }, "N/K", marks)).toEqual(refused("empty"));
    }
    expect(readCell({ kind: "integer" }, "<5")).toEqual(refused("not-integer"));
    expect(readCell({ kind: "integer" }, "0", marks)).toBe(0);
    expect(readCell({ kind: "integer", padded: true }, " <5 ", marks)).toBe(suppressed);
  });
});
