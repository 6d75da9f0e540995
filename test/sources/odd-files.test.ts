import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  defineSource,
  headersOf,
  linesAccountedFor,
  type Source,
  UnusableFileError,
} from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readBoth, readText } from "./read-text.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const absent = !existsSync(shared);
const why = absent ? " (skipped: ../shared/data is absent)" : "";

function filesUnder(folder: string): string[] {
  if (absent) return [];
  return readdirSync(join(shared, folder))
    .filter((name) => name.endsWith(".csv"))
    .map((name) => join(shared, folder, name));
}

/** A source that takes any text under the headers that a file has. */
function permissive(headers: readonly string[]): Source {
  return defineSource({
    name: "any-text",
    title: "Any text",
    about: "Every column of a file as text.",
    fields: headers.map((header, i) => ({
      name: `column_${i}`,
      header,
      kind: "text" as const,
      multiline: true,
    })),
  });
}

const spectrum = filesUnder("messy-csv/csv-spectrum/csvs");
const testData = filesUnder("messy-csv/csv-test-data/csv");

describe("files collected for being odd", () => {
  test.skipIf(absent)(`no file crashes the reader, and every line is accounted for${why}`, () => {
    expect(spectrum.length + testData.length).toBeGreaterThan(30);
    for (const file of [...spectrum, ...testData]) {
      const bytes = readFileSync(file);
      try {
        const extract = readBoth(permissive(headersOf({ file, bytes })), { file, bytes });
        expect(linesAccountedFor(extract.account)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(UnusableFileError);
      }
    }
  });

  test.skipIf(absent)(`the values are those in the answers beside the files${why}`, () => {
    // Its coordinates have inch marks in values that are not quoted, which RFC 4180 does not allow.
    const inchMarks = "location_coordinates.csv";
    for (const file of spectrum.filter((name) => !name.endsWith(inchMarks))) {
      const bytes = readFileSync(file);
      const headers = headersOf({ file, bytes });
      const { table, account } = readBoth(permissive(headers), { file, bytes });
      // Stored with LF throughout, also where an answer says CR LF.
      const answer = file.replace("/csvs/", "/json/").replace(/csv$/, "json");
      const expected = JSON.parse(readFileSync(answer, "utf8").replaceAll("\\r\\n", "\\n")) as Record<
        string,
        string
      >[];
      const rows = toRows(table).map((row) =>
        Object.fromEntries(headers.map((header, i) => [header, row[`column_${i}`] ?? ""])),
      );
      expect(rows).toEqual(expected);
      expect(account.quarantined).toBe(0);
    }
  });

  test.skipIf(absent)(`naughty strings stay the text they are${why}`, () => {
    const strings = JSON.parse(readFileSync(join(shared, "naughty-strings/blns.json"), "utf8")) as string[];
    const present = strings.filter((text) => text.trim() !== "" && !text.includes("\u0000"));
    expect(present.length).toBeGreaterThan(400);
    const rows = present.map((text, i) => `${i},"${text.replaceAll('"', '""')}"`);
    const { table, quarantine } = readText(permissive(["ref", "text"]), `ref,text\n${rows.join("\n")}\n`);
    expect(quarantine).toEqual([]);
    expect(toRows(table).map((row) => row.column_1)).toEqual(present);
  });
});
