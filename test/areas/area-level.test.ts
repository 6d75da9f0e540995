import { areaLevel, areaLevels, checkAreaCodes } from "@needscope/areas";
import { expect, test } from "vitest";

// Prefixes counted in published files (ONS register of geographic codes; NISRA for Northern Ireland).
test.each([
  ["E00093000", "output-area"],
  ["E01020373", "lsoa"],
  ["W01000001", "lsoa"],
  ["S01006506", "lsoa"],
  ["95AA01S1", "lsoa"],
  ["N20000001", "lsoa"],
  ["E02004250", "msoa"],
  ["N21000001", "msoa"],
  ["E05012649", "ward"],
  ["S13002516", "ward"],
  ["N08000101", "ward"],
  ["E04003319", "parish"],
  ["E14000654", "constituency"],
  ["E06000059", "district"],
  ["E07000062", "district"],
  ["E08000001", "district"],
  ["E09000008", "district"],
  ["W06000015", "district"],
  ["S12000033", "district"],
  ["N09000003", "district"],
  ["E22000001", "community-safety-partnership"],
  ["E10000009", "county"],
  ["E11000001", "metropolitan-county"],
  ["E23000001", "police-force"],
  ["E54000001", "integrated-care"],
  ["E47000001", "combined-authority"],
  ["E12000007", "region"],
  ["E13000001", "london-part"],
  ["E92000001", "country"],
  ["N92000002", "country"],
  ["K02000001", "nations-together"],
  ["Z01000001", "synthetic"],
])("tells from the code %s that it is of level %s", (code, level) => {
  expect(areaLevel(code)).toBe(level);
});

test.each([
  "",
  "Croydon",
  "E0102037",
  "E010203733",
  "e01020373",
  " E01020373",
  "E99000001",
  "N04000001",
  "1E0102037",
])("knows no level for %j", (code) => {
  expect(areaLevel(code)).toBeUndefined();
});

test("lists every level once", () => {
  expect(new Set(areaLevels).size).toBe(areaLevels.length);
});

test("reports each wrong area code with its place and what is wrong with it", () => {
  const codes = [
    "E01020373",
    "E0102037",
    "e01020373",
    "E01020373 ",
    "E99000001",
    "EE1020373",
    "E05012649",
    "Z01000001",
    "",
  ];
  expect(checkAreaCodes(codes, { levels: ["lsoa", "msoa"] })).toEqual([
    { index: 1, code: "E0102037", message: "An area code has 9 characters, this one has 8." },
    { index: 2, code: "e01020373", message: "Written with spaces or small letters; expected E01020373." },
    { index: 3, code: "E01020373 ", message: "Written with spaces or small letters; expected E01020373." },
    { index: 4, code: "E99000001", message: "No kind of area has codes that start with E99." },
    { index: 5, code: "EE1020373", message: "An area code is one capital letter and eight digits." },
    { index: 6, code: "E05012649", message: "A code of level ward; expected lsoa, msoa." },
    { index: 7, code: "Z01000001", message: "An invented code (letter Z), which real data cannot hold." },
    { index: 8, code: "", message: "An area code has 9 characters, this one has 0." },
  ]);
});

test("takes invented codes only when told", () => {
  expect(checkAreaCodes(["Z01000001"])).toHaveLength(1);
  expect(checkAreaCodes(["Z01000001"], { levels: ["synthetic"] })).toEqual([]);
  expect(checkAreaCodes([])).toEqual([]);
});
