import { defineSource, type SourceDescription } from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

type FieldDescription = SourceDescription["fields"][number];

/** What becomes of cells of one field: the value, or the code of the problem; a warning keeps both. */
function readCells(field: FieldDescription, cells: readonly string[]): unknown[] {
  const source = defineSource({
    name: "cells",
    title: "Cells",
    about: "One cell a row.",
    fields: [
      { name: "row", header: "row", kind: "id" },
      { ...field, name: "cell", header: "cell" },
    ],
  });
  const text = ["row,cell", ...cells.map((cell, i) => `${i},${cell}`)].join("\n");
  const { table, issues } = readText(source, text);
  const rows = new Map(toRows(table).map(({ line, cell }) => [line, cell]));
  return cells.map((_, i) => {
    const value = rows.get(i + 2);
    const problem = issues.find(({ line }) => line === i + 2)?.code;
    return value === undefined ? problem : problem === undefined ? value : [value, problem];
  });
}

// The test values are those that the project's page of standards gives, with the sources named there; the check
// characters were computed apart from this code.
describe("identifiers with check characters", () => {
  test("NHS numbers: modulus 11, kept as ten digits; equal digits are nobody's", () => {
    const valid = ["943 476 5919", "4010232137", "4505577104", "4857773457", "9876543210"];
    expect(readCells({ name: "x", kind: "nhsNumber" }, valid)).toEqual([
      "9434765919",
      "4010232137",
      "4505577104",
      "4857773457",
      "9876543210",
    ]);
    expect(
      readCells({ name: "x", kind: "nhsNumber" }, [
        "9434765918",
        "9990000000",
        "0000000000",
        "1111111111",
        "943476591",
        "",
      ]),
    ).toEqual([
      "check-character",
      "check-character",
      "placeholder",
      "placeholder",
      "not-nhs-number",
      undefined,
    ]);
  });

  test("pupil numbers: a wrong check letter is a warning, a wrong shape a problem", () => {
    const valid = ["A950000178301", "H243278544154", "B801200005001", "X845212818005", "X00180001701A"];
    expect(readCells({ name: "x", kind: "upn" }, valid)).toEqual(valid);
    const wrong = ["R247962919251", "X428558133462", "A123456789123", "B207000016049"];
    // The last with Q for P: a help page says Q, but 266 modulo 23 is 13, which is P.
    expect(readCells({ name: "x", kind: "upn" }, [...wrong, "Q207000016049", "P207000016049"])).toEqual([
      ...wrong.map((upn) => [upn, "check-character"]),
      ["Q207000016049", "check-character"],
      "P207000016049",
    ]);
    expect(readCells({ name: "x", kind: "upn" }, ["I950000178301", "A95000017830", "a950000178301"])).toEqual(
      ["not-upn", "not-upn", "not-upn"],
    );
  });

  test("National Insurance numbers: prefixes never given are refused, administrative ones are warned of", () => {
    const cells = [
      "AB123456C",
      "AB 12 34 56 C",
      "AB123456",
      "QQ123456A",
      "AO123456A",
      "ZZ123456A",
      "AB123456E",
    ];
    expect(
      readCells({ name: "x", kind: "nino" }, [...cells, "GB123456A", "OO123456A", "11a11111", "11A11111"]),
    ).toEqual([
      "AB123456C",
      "AB123456C",
      "AB123456",
      "nino-prefix",
      "nino-prefix",
      "nino-prefix",
      "not-nino",
      "nino-prefix",
      ["OO123456A", "administrative-number"],
      "not-nino",
      ["11A11111", "temporary-number"],
    ]);
    expect(readCells({ name: "x", kind: "nino", suffix: "required" }, ["AB123456"])).toEqual(["not-nino"]);
  });
});

describe("identifiers of places", () => {
  test("UPRNs compare without leading zeros, and a rounded one is refused", () => {
    expect(
      readCells({ name: "x", kind: "uprn" }, [
        "000000199356",
        "199356",
        "100023336956",
        "1.00023E+11",
        "0",
        "1000233369560",
        "12a",
      ]),
    ).toEqual(["199356", "199356", "100023336956", "spreadsheet-number", "not-uprn", "not-uprn", "not-uprn"]);
  });

  test("postcodes are kept in one spelling; ZZ99 stands for no fixed abode", () => {
    const right = ["CR0 1EA", "DT1 1XJ", "EC1A 1BB", "W1A 0AX", "M1 1AE", "N1C 4AG", "GIR 0AA", "ZZ99 3VZ"];
    expect(readCells({ name: "x", kind: "postcode" }, right)).toEqual(right);
    expect(
      readCells({ name: "x", kind: "postcode" }, [
        "dt11xj",
        "Dt1  1xJ",
        "SW1 1CI",
        "QA1 1AA",
        "AJ1 1AA",
        "DT1",
      ]),
    ).toEqual(["DT1 1XJ", "DT1 1XJ", "not-postcode", "not-postcode", "not-postcode", "not-postcode"]);
  });
});

describe("periods", () => {
  const period = (
    forms: readonly ("month" | "quarter" | "calendar-year" | "financial-year" | "academic-year" | "years")[],
    ...cells: string[]
  ) => readCells({ name: "x", kind: "period", forms }, cells);

  test("each form has one spelling, whatever the file writes", () => {
    expect(period(["month"], "2015-08", "201508", "August 2015", "Aug 2015", "2015/13", "Aug-15")).toEqual([
      "2015-08",
      "2015-08",
      "2015-08",
      "2015-08",
      "impossible-period",
      "not-period",
    ]);
    expect(period(["quarter"], "2019Q1", "2019 Q1", "Q1 2019", "2019-Q1", "2019Q5")).toEqual([
      "2019-Q1",
      "2019-Q1",
      "2019-Q1",
      "2019-Q1",
      "impossible-period",
    ]);
    expect(
      period(["financial-year"], "2014/15", "2014-15", "2014/2015", "201415", "1999-00", "2014/16", "14/15"),
    ).toEqual(["2014/15", "2014/15", "2014/15", "2014/15", "1999/00", "impossible-period", "not-period"]);
  });

  test("the ways in which the Local Authority Interactive Tool writes its years are read, but for the year 0", () => {
    const forms = ["calendar-year", "academic-year", "years"] as const;
    expect(
      period(
        forms,
        "2016",
        "2016-17",
        "2016/17",
        "2016-17 (OT)",
        "2018 (Rev)",
        "2020 (Final)",
        "2025 (prov)",
        "2014-16",
        "2013/14-15/16",
        "2021/22-23/24",
        "0",
      ),
    ).toEqual([
      "2016",
      "2016/17",
      "2016/17",
      "2016/17 (OT)",
      "2018 (Rev)",
      "2020 (Final)",
      "2025 (prov)",
      "2014-2016",
      "2013/14-2015/16",
      "2021/22-2023/24",
      "not-period",
    ]);
  });

  test("a month and a year of two parts cannot be declared together: 2011-12 would be both", () => {
    expect(() => period(["month", "financial-year"], "2011-12")).toThrow("2011-12 would be a month");
  });
});

describe("the states of published statistics", () => {
  test("suppressed, unavailable, not applicable, low and unreliable stay apart, and none of them is 0", () => {
    const source = defineSource({
      name: "published",
      title: "Published",
      about: "One row per place.",
      marks: {
        c: "suppressed",
        x: "unavailable",
        z: "not-applicable",
        low: "low",
        k: "low",
        u: "unreliable",
      },
      fields: [
        { name: "place", header: "place", kind: "text" },
        { name: "value", header: "value", kind: "number" },
        { name: "state", kind: "state", of: "value" },
      ],
    });
    const { table } = readText(source, "place,value\nA,c\nB,x\nC,z\nD,low\nE,k\nF,u\nG,0\nH,\n");
    const rows = toRows(table);
    expect(rows.map(({ state }) => state)).toEqual([
      "suppressed",
      "unavailable",
      "not-applicable",
      "low",
      "low",
      "unreliable",
      undefined,
      undefined,
    ]);
    const hidden = expect.any(Symbol) as unknown;
    expect(rows.map(({ value }) => value)).toEqual([
      hidden,
      undefined,
      undefined,
      hidden,
      hidden,
      undefined,
      0,
      undefined,
    ]);
  });
});
