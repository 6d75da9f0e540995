import {
  defineSource,
  linesAccountedFor,
  type SourceDescription,
  summariseExtract,
} from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readText, refusal } from "./read-text.ts";

// readText reads in both gears and compares the whole extracts.

const scores = (layout: Partial<SourceDescription> = {}) =>
  defineSource({
    name: "scores",
    title: "Scores",
    about: "One row per area.",
    fields: [
      { name: "area", header: "Area", kind: "text", required: true },
      { name: "score", header: "Score", kind: "integer" },
    ],
    ...layout,
  });

describe("title lines above the header", () => {
  test("are set aside by their number, and counted", () => {
    const { account, table } = readText(
      scores({ preamble: 3 }),
      "Report of need\n\nMarch\nArea,Score\nA,1\n",
    );
    expect(toRows(table)).toEqual([{ area: "A", score: 1, line: 5 }]);
    expect(account).toEqual({ lines: 5, header: 1, accepted: 1, quarantined: 0, blank: 1, aside: 2 });
    expect(linesAccountedFor(account)).toBe(true);
  });

  test("are set aside up to the line that starts as the header does, however many there are", () => {
    const source = scores({ preamble: { until: "Area" } });
    for (const title of ["", "One\n", 'One,"\n,,\n"two, 2"\n']) {
      expect(toRows(readText(source, `${title}Area,Score\nA,1\n`).table)).toMatchObject([
        { area: "A", score: 1 },
      ]);
    }
    expect(refusal(source, "One\nPlace,Score\nA,1\n").code).toBe("preamble");
  });

  test("that are not declared make the file unusable", () => {
    expect(refusal(scores(), "Report of need\nArea,Score\nA,1\n").code).toBe("columns");
  });
});

describe("notes below the rows", () => {
  test("are set aside from the declared line on, with the blank lines between counted as blank", () => {
    const source = scores({ footer: { from: "Notes:?" } });
    const extract = readText(source, 'Area,Score\nA,1\n\nNotes\n1,"rounded\n\n.. no figure\n');
    expect(toRows(extract.table)).toEqual([{ area: "A", score: 1, line: 2 }]);
    expect(extract.issues).toEqual([]);
    expect(extract.account).toEqual({
      lines: 7,
      header: 1,
      accepted: 1,
      quarantined: 0,
      blank: 2,
      aside: 3,
    });
    expect(summariseExtract(extract).sentence).toContain("2 blank, 3 set aside as declared");
  });

  test("are looked for in the last lines only, so that a row like a note costs nothing", () => {
    const source = scores({ footer: { from: "Total", most: 2 } });
    const { table, issues } = readText(source, "Area,Score\nTotal,1\nB,2\nC,3\nTotal,6\n");
    expect(toRows(table).map(({ area }) => area)).toEqual(["Total", "B", "C"]);
    expect(issues).toEqual([]);
  });

  test("that are not there are a warning: the file may be cut off", () => {
    const { issues, account } = readText(scores({ footer: { from: "Total" } }), "Area,Score\nA,1\n");
    expect(issues).toMatchObject([{ line: 0, code: "no-footer", severity: "warning" }]);
    expect(account.accepted).toBe(1);
  });

  test("can be declared by their number, and never reach above the header", () => {
    const read = (text: string) => readText(scores({ footer: 2 }), text).account;
    expect(read("Area,Score\nA,1\nx\n\ny")).toMatchObject({ accepted: 1, blank: 1, aside: 2 });
    expect(read("Area,Score\nx\n\ny\n")).toMatchObject({ accepted: 0, aside: 2 });
    expect(readText(scores({ footer: { from: "Area" } }), "Area,Score\nA,1\n").account.accepted).toBe(1);
  });

  test("are found behind more bytes than one look takes", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `area ${i},${i}`).join("\n");
    const note = "x".repeat(70_000);
    const source = scores({ footer: { from: "Notes", most: 4 } });
    const { account } = readText(source, `Area,Score\n${rows}\nNotes\n${note}\n${note}\n`);
    expect(account).toEqual({
      lines: 20_004,
      header: 1,
      accepted: 20_000,
      quarantined: 0,
      blank: 0,
      aside: 3,
    });
  });
});

describe("a header of several rows", () => {
  const stacked = defineSource({
    name: "stacked",
    title: "Stacked",
    about: "One row per area.",
    headerRows: 2,
    mergedHeader: true,
    headerFootnotes: true,
    unknownColumns: { drop: [""] },
    fields: [
      { name: "code", column: 1, kind: "text", required: true },
      { name: "prevention", header: "Owed a duty / Prevention", kind: "integer" },
      { name: "relief", header: "Owed a duty / Relief", kind: "integer" },
      { name: "households", header: "Households (000s)", kind: "number" },
    ],
  });

  test("is joined, with merged cells carried to the right and the digits of footnotes taken off", () => {
    const text = ',Owed a duty1,,,"Households\n in area2 (000s)"\n,Prevention,Relief3,,\nE1,4,5,,6.5\n';
    const source = {
      ...stacked,
      fields: stacked.fields.map((field) =>
        field.name === "households" ? { ...field, header: ["Households in area (000s)"] } : field,
      ),
    };
    // The empty column stands under the merged cell, so it is named after it and must be dropped by that name.
    const dropped = { ...source, unknownColumns: { drop: ["", "Owed a duty"] } };
    const { table, account } = readText(dropped, text);
    expect(toRows(table)).toEqual([{ code: "E1", prevention: 4, relief: 5, households: 6.5, line: 4 }]);
    expect(account.header).toBe(3);
  });

  test("names a column by its place only where it has no header", () => {
    const text = "Code,Owed a duty,,Households (000s)\n,Prevention,Relief,\nE1,4,5,6.5\n";
    expect(refusal(stacked, text).message).toContain("it lacks column 1 without a header");
  });
});

describe("the delimiter", () => {
  test.each([
    [",", "Area,Score\nA,1\n", "commas"],
    [";", "Area;Score\nA;1\n", "semicolons"],
    ["\t", "Area\tScore\nA\t1\n", "tabs"],
    ["|", "Area|Score\nA|1\n", "bars (|)"],
  ])("%j is found where it is declared to be, and said", (_, text, words) => {
    const extract = readText(scores({ delimiter: "detect" }), text);
    expect(toRows(extract.table)).toMatchObject([{ area: "A", score: 1 }]);
    expect(extract.format).toMatchObject({ found: true });
    expect(summariseExtract(extract).sentence).toContain(`(utf-8, parted by ${words}, as found)`);
  });

  test("is not guessed where no sign gives a declared column", () => {
    expect(refusal(scores({ delimiter: "detect" }), "Place:Score\nA:1\n").code).toBe("delimiter");
  });
});

describe("unknown columns", () => {
  test("are dropped by name where they are declared so, and refused otherwise", () => {
    const source = scores({ unknownColumns: { drop: ["Note", ""] } });
    expect(toRows(readText(source, "Area,Note,Score,\nA,x,1,\n").table)).toMatchObject([
      { area: "A", score: 1 },
    ]);
    expect(refusal(source, "Area,Notes,Score,\nA,x,1,\n").message).toContain('"Notes"');
  });
});

describe("a wide table", () => {
  const wide = defineSource({
    name: "wide",
    title: "Wide",
    about: "One row per area and year.",
    key: ["area", "year"],
    duplicates: "quarantine",
    marks: { "..": "unavailable", c: "suppressed" },
    checks: [
      {
        code: "too-many",
        when: { field: "children", atLeast: 100 },
        message: "More than there can be.",
        fix: "Look.",
      },
    ],
    unpivot: {
      columns: "(?<year>\\d{4}/\\d{2})(?: \\((?<status>[pr])\\))?",
      value: "children",
      beside: [{ columns: "(?<year>\\d{4}/\\d{2}) note", field: "note" }],
    },
    fields: [
      { name: "area", header: "Area", kind: "text", required: true },
      { name: "year", kind: "period", forms: ["financial-year"] },
      { name: "status", kind: "code", codes: { p: "provisional", r: "revised" } },
      { name: "children", kind: "integer", min: 0 },
      { name: "state", kind: "state", of: "children" },
      { name: "note", kind: "text" },
    ],
  });
  const header = "Area,2014/15,2014/15 note,2015/16 (p),2015/16 note\n";

  test("becomes a row for each column of values, with what the header says and what stands beside", () => {
    const { table, issues, account } = readText(wide, `${header}A,1,,c,low\nB,..,,0,\n`);
    expect(issues).toEqual([]);
    expect(account).toEqual({ lines: 3, header: 1, accepted: 2, quarantined: 0, blank: 0 });
    const nothing = { status: undefined, state: undefined, note: undefined };
    const rows = toRows(table);
    expect(rows.map(({ children }) => children)).toEqual([1, expect.any(Symbol), undefined, 0]);
    expect(rows.map(({ children: _, ...others }) => others)).toEqual([
      { ...nothing, area: "A", year: "2014/15", line: 2 },
      { ...nothing, area: "A", year: "2015/16", status: "p", state: "suppressed", note: "low", line: 2 },
      { ...nothing, area: "B", year: "2014/15", state: "unavailable", line: 3 },
      { ...nothing, area: "B", year: "2015/16", status: "p", line: 3 },
    ]);
  });

  test("loses a line whole where one of its cells, rows or keys is wrong", () => {
    const { account, issues, table, quarantine } = readText(
      wide,
      `${header}A,1,,x,\nB,1,,100,\nC,1,,2,\nC,3,,4,\n`,
    );
    expect(account).toEqual({ lines: 5, header: 1, accepted: 1, quarantined: 3, blank: 0 });
    expect(issues.map(({ line, code, column }) => [line, code, column])).toEqual([
      [2, "not-integer", "2015/16 (p)"],
      [3, "too-many", undefined],
      [5, "duplicate-key", undefined],
    ]);
    expect(toRows(table).map(({ area }) => area)).toEqual(["C", "C"]);
    expect(quarantine.map(({ text }) => text)).toEqual(["A,1,,x,", "B,1,,100,", "C,3,,4,"]);
  });

  test("without such columns, or with a period that no calendar has, is unusable", () => {
    expect(refusal(wide, "Area,2014\nA,1\n").message).toContain('become rows of "children"');
    expect(refusal(wide, "Area,2014/16,2014/16 note\nA,1,\n").message).toContain('gives no right "year"');
    expect(refusal(wide, `Area,2014/15,2014/15\nA,1,2\n`).code).toBe("duplicate-header");
  });
});

describe("records of other types", () => {
  const claims = defineSource({
    name: "claims",
    title: "Claims",
    about: "One row per claim.",
    delimiter: "|",
    headerRows: 0,
    preamble: 1,
    footer: { from: "T", most: 1 },
    unknownColumns: { drop: [""] },
    otherRecords: { field: "type", values: ["S"] },
    fields: [
      { name: "type", column: 1, kind: "code", codes: { D: "claim" }, required: true },
      { name: "ref", column: 2, kind: "id", required: true },
    ],
  });

  test("are set aside where they are declared, and quarantined where they are not", () => {
    const { table, account, issues } = readText(claims, "H|01-04-2015|\nD|7|a\nS|7|b\nQ|8|c\nT|2|\n");
    expect(toRows(table)).toEqual([{ type: "D", ref: "7", line: 2 }]);
    expect(account).toEqual({ lines: 5, header: 0, accepted: 1, quarantined: 1, blank: 0, aside: 3 });
    expect(issues).toMatchObject([{ line: 4, column: "column 1", code: "unknown-code" }]);
  });
});
