import { defineSource, type SourceDescription } from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

const awards: SourceDescription = {
  name: "awards",
  title: "Awards",
  about: "Invented awards.",
  fields: [
    { name: "claim", header: "Claim", kind: "id" },
    { name: "type", header: "Type", kind: "code", codes: { S: "single", L: "lone parent" } },
    { name: "children", header: "Children", kind: "integer", min: 0 },
    { name: "start", header: "Start", kind: "date", format: "dd/mm/yyyy" },
    { name: "end", header: "End", kind: "date", format: "dd/mm/yyyy" },
  ],
  suppressedMarks: ["*"],
  checks: [
    {
      code: "single-with-children",
      when: {
        all: [
          { field: "type", is: "S" },
          { field: "children", moreThan: 0 },
        ],
      },
      message: "A single household has children.",
      fix: "Correct one of the two.",
    },
    {
      code: "ends-before-start",
      when: { field: "start", after: "end" },
      message: "The award ends before it starts.",
      fix: "Correct one of the dates.",
    },
  ],
};
const header = "Claim,Type,Children,Start,End\n";

describe("checks", () => {
  test("a row in which an impossible combination holds is quarantined with every check that it fails", () => {
    const { table, issues, quarantine, account } = readText(
      defineSource(awards),
      `${header}C1,S,1,02/01/2016,01/01/2016\nC2,L,1,01/01/2016,01/01/2016\nC3,S,0,,\nC4,S,2,,\n`,
    );
    expect(toRows(table).map(({ claim }) => claim)).toEqual(["C2", "C3"]);
    expect(issues.map(({ line, code, column, severity }) => [line, code, column, severity])).toEqual([
      [2, "single-with-children", undefined, "error"],
      [2, "ends-before-start", undefined, "error"],
      [5, "single-with-children", undefined, "error"],
    ]);
    expect(quarantine.map(({ line, text }) => [line, text])).toEqual([
      [2, "C1,S,1,02/01/2016,01/01/2016"],
      [5, "C4,S,2,,"],
    ]);
    expect(account).toEqual({ lines: 5, header: 1, accepted: 2, quarantined: 2, blank: 0 });
  });

  test("what is missing or suppressed fails no check", () => {
    const { issues } = readText(
      defineSource(awards),
      `${header}C1,S,,,\nC2,,3,,\nC3,S,*,,\nC4,*,1,,*\nC5,L,1,02/01/2016,\n`,
    );
    expect(issues).toEqual([]);
  });
});

describe("keys", () => {
  const rows = `${header}C1,L,1,,\nC2,L,2,,\nC1,L,3,,\n,L,4,,\n,L,5,,\n*,L,6,,\n*,L,7,,\nC1,L,8,,\n`;

  test("a repeated key is a warning, and the row is accepted", () => {
    const { table, issues } = readText(defineSource({ ...awards, key: ["claim"] }), rows);
    expect(table.rowCount).toBe(8);
    expect(issues.map(({ line, code, severity, message }) => [line, code, severity, message])).toEqual([
      [4, "duplicate-key", "warning", "The same claim stands on line 2."],
      [9, "duplicate-key", "warning", "The same claim stands on line 2."],
    ]);
  });

  test("where it is declared, every occurrence after the first is quarantined", () => {
    const source = defineSource({ ...awards, key: ["claim"], duplicates: "quarantine" });
    const { table, quarantine } = readText(source, rows);
    expect(toRows(table).map(({ children }) => children)).toEqual([1, 2, 4, 5, 6, 7]);
    expect(quarantine.map(({ line }) => line)).toEqual([4, 9]);
  });

  test("a row that fails a check does not take the key of a good row", () => {
    const source = defineSource({ ...awards, key: ["claim"], duplicates: "quarantine" });
    const { table } = readText(source, `${header}C1,S,1,,\nC1,L,1,,\n`);
    expect(toRows(table).map(({ line }) => line)).toEqual([3]);
  });

  test("keys of several fields do not run into one another", () => {
    const source = defineSource({ ...awards, key: ["claim", "type", "children"] });
    const { issues } = readText(source, `${header}C1,L,1,,\nC1,L,11,,\nC1,S,0,,\nC1,L,1,,\n`);
    expect(issues.map(({ line, message }) => [line, message])).toEqual([
      [5, "The same claim and type and children stands on line 2."],
    ]);
  });
});
