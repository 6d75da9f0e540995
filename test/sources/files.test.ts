import { createHash } from "node:crypto";
import { defineSource, headersOf, UnusableFileError } from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { people } from "./people-source.ts";
import { readBoth, readText, refusal } from "./read-text.ts";

const header = "Ref,Surname,Born,Notes,Owed";
const row = 'P0001,Sørensen,31/03/2016,"café, tea",12.50';
const text = `${header}\n${row}\n`;

function utf16(encoded: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + encoded.length * 2);
  const view = new DataView(bytes.buffer);
  [...`\ufeff${encoded}`].forEach((character, i) =>
    view.setUint16(i * 2, character.charCodeAt(0), littleEndian),
  );
  return bytes;
}

describe("encoding", () => {
  const utf8 = new TextEncoder().encode(text);
  const marked = new TextEncoder().encode(`\ufeff${text}`);
  const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));

  test.each([
    ["UTF-8", utf8, { name: "utf-8", because: "valid UTF-8" }],
    ["UTF-8 with a byte order mark", marked, { name: "utf-8", because: "byte order mark" }],
    ["UTF-16 little end first", utf16(text, true), { name: "utf-16le", because: "byte order mark" }],
    ["UTF-16 big end first", utf16(text, false), { name: "utf-16be", because: "byte order mark" }],
    ["Windows-1252", latin, { name: "windows-1252", because: "not valid UTF-8" }],
  ])("%s is told from the bytes, and the extract says which it was", (_, bytes, encoding) => {
    const extract = readBoth(people, { file: "people.csv", bytes });
    expect(extract.encoding).toEqual(encoding);
    expect(toRows(extract.table)).toEqual([
      { ref: "P0001", surname: "Sørensen", born: "2016-03-31", notes: "café, tea", owed: 1250, line: 2 },
    ]);
    expect(extract.issues).toEqual([]);
    expect(extract.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  // Python: bytes(range(0x80, 0xa0)).decode("cp1252", "replace"), which has U+FFFD for the five undefined bytes.
  test("Windows-1252 has its own signs where Latin-1 has control characters, and five bytes mean nothing", () => {
    const rows = Array.from({ length: 32 }, (_, i) => [
      ...new TextEncoder().encode("P0001,"),
      0x80 + i,
      ...new TextEncoder().encode(",,,\n"),
    ]);
    const bytes = Uint8Array.from([...new TextEncoder().encode(`${header}\n`), ...rows.flat()]);
    const extract = readBoth(people, { file: "people.csv", bytes });
    expect(
      toRows(extract.table)
        .map(({ surname }) => surname)
        .join(""),
    ).toBe("€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ");
    expect(extract.issues.map(({ line, code }) => [line, code])).toEqual(
      [0x81, 0x8d, 0x8f, 0x90, 0x9d].map((byte) => [byte - 0x80 + 2, "replacement-character"]),
    );
  });

  test("a few bad bytes in a file that is plainly UTF-8 cost their own cells and garble no other line", () => {
    const rows = Array.from({ length: 18 }, (_, i) => `P00${i + 10},Zoë,,,\n`).join("");
    const bytes = (bad: number) =>
      Buffer.concat([
        Buffer.from(`${header}\n${rows}`),
        ...Array.from({ length: bad }, (_, i) => Buffer.from(`P003${i},Zo\xeb,,,\n`, "latin1")),
      ]);
    const damaged = readBoth(people, { file: "people.csv", bytes: bytes(2) });
    expect(damaged.encoding).toEqual({ name: "utf-8", because: "nearly all lines valid UTF-8" });
    expect(toRows(damaged.table).map(({ surname }) => surname)).toEqual([
      ...Array.from({ length: 18 }, () => "Zoë"),
      "Zo\ufffd",
      "Zo\ufffd",
    ]);
    expect(damaged.issues.map(({ line, code }) => [line, code])).toEqual([
      [20, "replacement-character"],
      [21, "replacement-character"],
    ]);
    expect(readBoth(people, { file: "people.csv", bytes: bytes(3) }).encoding.name).toBe("windows-1252");
  });

  test("UTF-8 that was taken for Windows-1252 is a warning in a text and refused in a reference", () => {
    const garble = (words: string) => Buffer.from(words).toString("latin1");
    for (const word of ["Zoë", "Llŷr", "Łódź", "Ελένη", "Олег", "नम", "\u{1f600}"]) {
      expect(readText(people, `${header}\nP0001,${garble(word)},,,\n`).issues[0]?.code).toBe("garbled-text");
    }
    for (const word of ["RENÉ’S", "ZOË", "“CAFÉ”", "Łódź", "Олег"]) {
      expect(readText(people, `${header}\nP0001,${word},,,\n`).issues).toEqual([]);
    }
    const refs = defineSource({
      name: "refs",
      title: "References",
      about: "Invented references.",
      fields: [
        { name: "ref", header: "Ref", kind: "id" },
        { name: "other", header: "Other", kind: "text" },
      ],
    });
    expect(readText(refs, `Ref,Other\n${garble("Zoë")}1,\nZoë1,\n`).issues.map(({ code }) => code)).toEqual([
      "control-character",
    ]);
  });

  test("a text that was not decoded well is accepted with a warning", () => {
    const { issues, table } = readText(
      people,
      `${header}\nP0001,Zo\ufffd,,,\nP0002,ZoÃ«,,,\nP0003,â€œZoe,,,\nP0004,ZOË ÂNGEL,,,\n`,
    );
    expect(table.rowCount).toBe(4);
    expect(issues.map(({ line, column, code, severity }) => [line, column, code, severity])).toEqual([
      [2, "Surname", "replacement-character", "warning"],
      [3, "Surname", "garbled-text", "warning"],
      [4, "Surname", "garbled-text", "warning"],
    ]);
  });
});

describe("header", () => {
  test("the order of columns is free, an alias will do, and names are taken without padding", () => {
    const { table } = readText(people, '\n Owed ,Notes,"Family\n  Name",Born,Ref\n1.00,,A,,P0001\n');
    expect(toRows(table)).toEqual([
      { ref: "P0001", surname: "A", born: undefined, notes: undefined, owed: 100, line: 4 },
    ]);
  });

  test("an optional column may be absent; its cells are missing", () => {
    const source = defineSource({
      ...people,
      fields: people.fields.map((field) => (field.name === "notes" ? { ...field, optional: true } : field)),
    });
    expect(toRows(readText(source, "Ref,Surname,Born,Owed\nP0001,A,,1").table)[0]?.notes).toBeUndefined();
  });

  test("undeclared columns are refused by name, or dropped where that is declared", () => {
    const wide = `${header},Case Notes,\nP0001,A,,,1,private,\n`;
    expect(refusal(people, wide)).toEqual({
      code: "columns",
      message:
        'file.csv cannot be used: it has columns that are not declared ("Case Notes", column 7 without a name); ' +
        'give the columns that source "people" declares, or declare these headers.',
    });
    const dropping = defineSource({ ...people, unknownColumns: "drop" });
    const extract = readText(dropping, wide);
    expect([...extract.table.columns.keys()]).toEqual(["ref", "surname", "born", "notes", "owed", "line"]);
    expect(extract.account.accepted).toBe(1);
  });

  test("names of prototype members are headers like any other", () => {
    const odd = defineSource({
      name: "odd",
      title: "Odd",
      about: "Odd headers.",
      fields: [
        { name: "a", header: "__proto__", kind: "text" },
        { name: "constructor", header: "constructor", kind: "text" },
      ],
    });
    expect(toRows(readText(odd, "constructor,__proto__\nx,y").table)).toEqual([
      { a: "y", constructor: "x", line: 2 },
    ]);
    expect(refusal(people, "__proto__,constructor\n1,2").code).toBe("columns");
    expect(({} as Record<string, unknown>).y).toBeUndefined();
  });

  test("headersOf gives the names before any declaration", () => {
    const bytes = new TextEncoder().encode('\n"Ref ";"Two\nlines"\n1;2\n');
    expect(headersOf({ file: "x.csv", bytes }, { delimiter: ";" })).toEqual(["Ref", "Two lines"]);
    expect(() => headersOf({ file: "x.csv", bytes: new Uint8Array(0) })).toThrow(UnusableFileError);
  });
});

describe("a file that cannot be used is one sentence that says what to do", () => {
  const ascii = (words: string) => new TextEncoder().encode(words);

  test.each([
    ["an empty file", new Uint8Array(0), "empty", "it is empty; ask for the extract again."],
    [
      "a file of blank lines",
      ascii("\n  \r\n\n"),
      "empty",
      "it has no text in it; ask for the extract again.",
    ],
    [
      "a lone byte order mark",
      Uint8Array.of(0xef, 0xbb, 0xbf),
      "empty",
      "it has no text in it; ask for the extract again.",
    ],
    [
      "a zip archive that is no workbook",
      Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00),
      "spreadsheet",
      "it is no workbook (.xlsx, .ods), or is damaged or locked; open it and save it again.",
    ],
    [
      "an old spreadsheet",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
      "spreadsheet",
      "it is an old spreadsheet (.xls), not CSV text; open it and save the sheet as CSV (UTF-8).",
    ],
    [
      "a file with many NUL bytes",
      new Uint8Array(Buffer.from(`${header}\nP0001,,,,\n`, "utf16le")),
      "binary",
      "it holds NUL bytes, so it is not a text file, or one in UTF-16 without its byte order mark; export it again as CSV (UTF-8).",
    ],
    [
      "a declared header twice",
      ascii("Ref,Surname,Born,Surname,Notes,Owed\nP0001,A,,B,,\n"),
      "duplicate-header",
      'its header has "Surname" more than once, so which column is meant is not certain; export again with each column once.',
    ],
    [
      "two aliases of one field",
      ascii("Ref,Surname,Born,Family Name,Notes,Owed\nP0001,A,,B,,\n"),
      "duplicate-header",
      'its header has both "Surname" and "Family Name", so which column is meant is not certain; export again with each column once.',
    ],
    [
      "an undeclared header twice",
      ascii(`${header},X,X\nP0001,A,,,,1,2\n`),
      "duplicate-header",
      "its header has one name twice (columns 6 and 7), so which column is meant is not certain; export again with each column once.",
    ],
    [
      "a missing column",
      ascii("Ref,Surname,Born,Owed\nP0001,A,,\n"),
      "columns",
      'it lacks "Notes"; give the columns that source "people" declares, or declare these headers.',
    ],
    [
      "a renamed column",
      ascii("Ref,Surname,DOB,Notes,Owed\nP0001,A,,,\n"),
      "columns",
      'it lacks "Born" and it has columns that are not declared ("DOB"); give the columns that source "people" declares, or declare these headers.',
    ],
    [
      "another delimiter",
      ascii("Ref;Surname;Born;Notes;Owed\nP0001;A;;;\n"),
      "columns",
      'its columns are parted by semicolons and source "people" expects commas; export again or declare the delimiter.',
    ],
    [
      "a header with a quotation mark not closed",
      ascii('Ref,"Surname,Born,Notes,Owed\nP0001,A,,,\n'),
      "header",
      "the quotation marks of its header (line 1) are damaged; correct that line or export again.",
    ],
  ])("%s", (_, bytes, code, message) => {
    expect(refusal(people, bytes)).toEqual({ code, message: `file.csv cannot be used: ${message}` });
  });

  test("where the first line may be a person's record, none of it is shown", () => {
    const noHeader = refusal(people, "P0001,Zebedee,31/03/2016,shy,1.00\nP0002,Zebedee,,,\n");
    expect(noHeader).toEqual({
      code: "columns",
      message:
        'file.csv cannot be used: it lacks "Ref", "Surname" or "Family Name", "Born", "Notes", "Owed" and it has 5 columns ' +
        'that are not declared (column 1, 2, 3, 4, 5); give the columns that source "people" declares, or declare these headers.',
    });
    for (const damaged of [
      `${header}P0001,Zebedee,,,\nP0002,B,,,\n`,
      `Ref,Surname,BoZebedee,,\nP0002,B,,,\n`,
    ]) {
      expect(refusal(people, damaged).message).not.toContain("Zebedee");
    }
  });

  test("a header without rows can be used, with a warning", () => {
    const { table, issues, account } = readText(people, `${header}\n`);
    expect(table.rowCount).toBe(0);
    expect(account).toEqual({ lines: 1, header: 1, accepted: 0, quarantined: 0, blank: 0 });
    expect(issues.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [0, "no-rows", "warning"],
    ]);
  });
});
