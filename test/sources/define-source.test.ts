import { defineSource, type SourceDescription, sourceFrom } from "@needscope/sources";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const rent: SourceDescription = {
  name: "rent",
  title: "Rent",
  about: "Rent accounts.",
  fields: [
    { name: "ref", header: "Ref", kind: "id" },
    { name: "owed", header: ["Owed", "Balance"], kind: "pounds", negative: true },
    { name: "from", header: "From", kind: "date", format: "dd/mm/yyyy" },
    { name: "agreed", header: "Agreed", kind: "yesNo", yes: ["Y"], no: ["N"] },
  ],
};

describe("defineSource", () => {
  test("fills in every default", () => {
    expect(defineSource(rent)).toEqual({
      name: "rent",
      title: "Rent",
      about: "Rent accounts.",
      unknownColumns: "refuse",
      preamble: 0,
      headerRows: 1,
      mergedHeader: false,
      headerFootnotes: false,
      mergedCells: "refuse",
      marks: {},
      checks: [],
      duplicates: "warn",
      suppressedMarks: [],
      missingMarks: [""],
      delimiter: ",",
      fields: [
        {
          name: "ref",
          header: ["Ref"],
          kind: "id",
          optional: false,
          required: false,
          padded: false,
          missing: [],
        },
        {
          name: "owed",
          header: ["Owed", "Balance"],
          kind: "pounds",
          optional: false,
          required: false,
          padded: false,
          missing: [],
          negative: true,
          poundSign: false,
          thousandsCommas: false,
        },
        {
          name: "from",
          header: ["From"],
          kind: "date",
          format: "dd/mm/yyyy",
          earliest: "1900-01-01",
          latest: "2100-12-31",
          optional: false,
          required: false,
          padded: false,
          missing: [],
        },
        {
          name: "agreed",
          header: ["Agreed"],
          kind: "yesNo",
          yes: ["Y"],
          no: ["N"],
          optional: false,
          required: false,
          padded: false,
          missing: [],
        },
      ],
    });
  });

  test("a source defined is a description of itself, and survives JSON", () => {
    const source = defineSource(rent);
    expect(sourceFrom(source)).toEqual(source);
    expect(sourceFrom(JSON.parse(JSON.stringify(source)))).toEqual(source);
  });

  test("the same declaration may stand in YAML", () => {
    const yaml = `
name: rent
title: Rent
about: Rent accounts.
fields:
  - { name: ref, header: Ref, kind: id }
  - { name: owed, header: [Owed, Balance], kind: pounds, negative: true }
  - { name: from, header: From, kind: date, format: dd/mm/yyyy }
  - { name: agreed, header: Agreed, kind: yesNo, yes: [Y], no: [N] }
`;
    expect(sourceFrom(parse(yaml))).toEqual(defineSource(rent));
  });
});

describe("a declaration that does not hold together is one sentence that says where", () => {
  const withField = (field: unknown) => ({ ...rent, fields: [...rent.fields, field] });

  test.each([
    [
      "an unknown key",
      { ...rent, fieldz: [] },
      'Source "rent" is not declared well at the whole declaration: Unrecognized key: "fieldz"',
    ],
    [
      "an unknown key of a field",
      withField({ name: "a", header: "A", kind: "id", max: 3 }),
      'at fields[4]: Unrecognized key: "max"',
    ],
    [
      "an unknown kind",
      withField({ name: "a", header: "A", kind: "money" }),
      "at fields[4].kind: The kind is one of id, text, code, integer, pounds, number, date, yesNo, area, period, postcode, uprn, nhsNumber, upn, nino, state.",
    ],
    ["no name", { title: "x" }, "Source without a name is not declared well at name"],
    ["nothing at all", undefined, "Source without a name is not declared well at the whole declaration"],
    [
      "a field name twice",
      withField({ name: "ref", header: "A", kind: "id" }),
      'at fields[4].name: The field name "ref" is taken.',
    ],
    [
      "the field name line",
      withField({ name: "line", header: "A", kind: "id" }),
      'The field name "line" is taken.',
    ],
    [
      "a header of two fields",
      withField({ name: "a", header: "Balance", kind: "id" }),
      'at fields[4].header: Two fields read "Balance".',
    ],
    [
      "a pattern that is none",
      withField({ name: "a", header: "A", kind: "id", pattern: "(" }),
      "The pattern is not a regular expression.",
    ],
    [
      "a key of unknown fields",
      { ...rent, key: ["reff"] },
      'at key: Unknown field "reff". Known: ref, owed, from, agreed.',
    ],
    [
      "a check of unknown fields",
      { ...rent, checks: [{ code: "a", when: { field: "x", known: true }, message: "m", fix: "f" }] },
      'at checks[0].when: Unknown field "x". Known: ref, owed, from, agreed.',
    ],
    [
      "a check that is no condition",
      { ...rent, checks: [{ code: "a", when: { field: "ref" }, message: "m", fix: "f" }] },
      "at checks[0].when: A condition has",
    ],
    [
      "an order of dates that are no dates",
      { ...rent, checks: [{ code: "a", when: { field: "ref", after: "from" }, message: "m", fix: "f" }] },
      'at checks[0].when: "ref" is no date.',
    ],
    [
      "a mark of two meanings",
      { ...rent, missingMarks: ["*"], suppressedMarks: ["*"] },
      "A mark is listed twice",
    ],
    [
      "a mark that is a value",
      { ...rent, missingMarks: ["N"] },
      'at fields[3]: The value "N" has two meanings.',
    ],
    [
      "a word for yes and no",
      withField({ name: "a", header: "A", kind: "yesNo", yes: ["1"], no: ["1"] }),
      'at fields[4]: The value "1" has two meanings.',
    ],
    [
      "an empty range",
      withField({ name: "a", header: "A", kind: "integer", min: 2, max: 1 }),
      "No value is between",
    ],
    [
      "an empty range of dates",
      withField({ name: "a", header: "A", kind: "date", format: "dd/mm/yyyy", earliest: "2101-01-01" }),
      "No value is between",
    ],
    [
      "parts of a penny",
      withField({ name: "a", header: "A", kind: "pounds", min: 0.001 }),
      "at most 2 decimals",
    ],
  ])("%s", (_, description, message) => {
    expect(() => sourceFrom(description)).toThrow(message);
  });
});
