import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  homelessnessAssessments,
  homelessnessReasons,
  linesAccountedFor,
  readExtract,
  temporaryAccommodation,
} from "@needscope/sources";
import { suppressed, toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { absent, plainRows, publishedData } from "./published-files.ts";

const why = absent ? " (skipped: ../shared/data is absent)" : "";
const file = "homelessness/Detailed_LA_202503.xlsx";

// The workbook as it was published: stacked and merged headers, footnote digits, ".." and "-" cells. Its figures are
// compared with a file that others made of the same publication (la_quarter_key.csv, 2025Q1).
describe.skipIf(absent)(`the homelessness workbook of January to March 2025${why}`, () => {
  const input = () => ({ file, bytes: readFileSync(join(publishedData, file)) });
  const read = (source: typeof homelessnessAssessments) => {
    const extract = readExtract(source, input());
    expect(linesAccountedFor(extract.account)).toBe(true);
    expect(extract.account).toMatchObject({ accepted: 308, quarantined: 0 });
    // London stands twice, above the regions and among them; nothing else is said.
    expect(extract.issues.map(({ line, code }) => [line, code])).toEqual([[18, "duplicate-key"]]);
    return toRows(extract.table);
  };
  const inOtherFile = (): ReadonlyMap<string, Readonly<Record<string, string>>> =>
    new Map(
      plainRows("homelessness/la_quarter_key.csv")
        .filter(({ quarter }) => quarter === "2025Q1")
        .map((row) => [row["code"]!, row]),
    );
  const asNumber = (text: string | undefined): number | undefined =>
    text === undefined || text === "" || text === ".." ? undefined : Number(text);

  test("table A1 agrees with the other file, authority by authority", () => {
    const rows = read(homelessnessAssessments);
    expect(rows.find(({ place }) => place === "ENGLAND")).toMatchObject({
      code: "E92000001",
      assessments: 90_780,
      owed_duty: 83_450,
      prevention: 37_610,
      section_21: 6640,
      relief: 45_840,
      line: 8,
    });
    expect(rows.find(({ code }) => code === undefined)).toMatchObject({
      place: "Rest of England",
      relief: 35_310,
    });
    const other = inOtherFile();
    const both = rows.filter(({ code }) => code !== undefined && other.has(String(code)));
    expect(both.length).toBeGreaterThan(290);
    for (const { code, owed_duty } of both) {
      expect([code, owed_duty]).toEqual([code, asNumber(other.get(String(code))!["owed_duty"])]);
    }
  });

  test("the parts of each authority add up to its totals", () => {
    const authorities = read(homelessnessAssessments).filter(
      ({ code, assessments }) => /^E0[6-9]/.test(String(code)) && assessments !== undefined,
    );
    expect(authorities).toHaveLength(294);
    for (const row of authorities) {
      const [owed, prevention, relief] = [row["owed_duty"], row["prevention"], row["relief"]] as number[];
      const others = ["not_homeless", "withdrew", "not_eligible"].map((name) => row[name] as number);
      expect([row["place"], prevention! + relief!]).toEqual([row["place"], owed]);
      expect(others.reduce((sum, count) => sum + count, owed!)).toBe(row["assessments"]);
    }
  });

  test("tables A2P and TA1 agree with the other file; a breakdown kept back is suppressed, and never 0", () => {
    const other = inOtherFile();
    for (const { code, relationship_breakdown, domestic_abuse } of read(homelessnessReasons)) {
      const row = other.get(String(code));
      if (row === undefined) continue;
      expect([code, relationship_breakdown, domestic_abuse]).toEqual([
        code,
        asNumber(row["reason_relationship_breakdown_prevention"]),
        asNumber(row["reason_domestic_abuse_prevention"]),
      ]);
    }
    const rows = read(temporaryAccommodation);
    for (const { code, households, children } of rows) {
      const row = other.get(String(code));
      if (row === undefined) continue;
      expect([code, households, children]).toEqual([
        code,
        asNumber(row["ta_households"]),
        asNumber(row["ta_children"]),
      ]);
    }
    const state = (place: string) => rows.find((row) => row["place"] === place)!;
    expect(state("York")).toMatchObject({
      bed_and_breakfast: 1,
      bed_and_breakfast_with_children: suppressed,
      bed_and_breakfast_with_children_state: "suppressed",
    });
    expect(state("Worthing")).toMatchObject({ bed_and_breakfast: 177, bed_and_breakfast_with_children: 0 });
  });
});
