import { linesAccountedFor, summariseExtract, UnusableFileError } from "@needscope/sources";
import { toRows } from "@needscope/table";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onePeopleLine, people } from "./people-source.ts";
import { readBoth, readText } from "./read-text.ts";

const header = "Ref,Surname,Born,Notes,Owed";
const planted = ["ZEBEDEE", "QUILLFEATHER", "Xanthippe", "27/11/1987", "whispered"];

const goodRows = Array.from({ length: 24 }, (_, i) => {
  const ref = `P${String(i + 1).padStart(4, "0")}`;
  const surname = i % 5 === 0 ? '"QUILLFEATHER, MR"' : i % 2 === 0 ? "ZEBEDEE" : "Xanthippe";
  const notes = i % 7 === 3 ? '"she whispered\n""twice"", and\nleft"' : i % 3 === 0 ? "whispered" : "";
  return `${ref},${surname},27/11/1987,${notes},"1,2${i % 10}0.50"`;
});
const good = `${header}\n${goodRows.join("\n")}\n`;
const goodAccepted = new Map(toRows(readText(people, good).table).map((row) => [row.ref, withoutLine(row)]));

function withoutLine(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...row, line: undefined });
}

function expectAtMostTwoRowsLost(text: string): void {
  const rows = toRows(readText(people, text).table);
  expect(rows.length).toBeGreaterThanOrEqual(goodRows.length - 2);
  for (const row of rows) expect(withoutLine(row)).toBe(goodAccepted.get(row.ref));
}

const place = fc.nat({ max: good.length - 1 });
const junk = fc.oneof(
  fc.constantFrom(
    '"',
    ",",
    "\n",
    "\r",
    "\r\n",
    '""',
    "\ufffd",
    "Â£",
    ";",
    "'",
    " ",
    "=1+1",
    "\ud83d\ude00",
    "é",
  ),
  fc.string({ maxLength: 12 }),
);

/** One piece of damage: a function from text to text. */
const damage = fc.oneof(
  fc.tuple(place, junk).map(
    ([at, text]) =>
      (s: string) =>
        s.slice(0, at) + text + s.slice(at),
  ),
  fc.tuple(place, fc.nat({ max: 80 })).map(
    ([at, length]) =>
      (s: string) =>
        s.slice(0, at) + s.slice(at + length),
  ),
  fc.tuple(place, place).map(
    ([a, b]) =>
      (s: string) =>
        s.slice(0, Math.min(a, b)) + s.slice(Math.max(a, b)),
  ),
  fc.tuple(place, fc.nat({ max: 200 })).map(
    ([at, length]) =>
      (s: string) =>
        s.slice(0, at + length) + s.slice(at),
  ),
  place.map((at) => (s: string) => s.slice(0, at)),
  fc.nat({ max: 60 }).map((at) => (s: string) => s.slice(at)),
  fc.nat({ max: 40 }).map((at) => (s: string) => s.slice(0, at) + s.slice(at + 60)),
);

function messagesOf(bytes: Uint8Array, source: typeof people): string {
  try {
    const extract = readBoth(source, { file: "file.csv", bytes });
    expect(linesAccountedFor(extract.account)).toBe(true);
    expect(extract.table.rowCount).toBeLessThanOrEqual(extract.account.accepted);
    expect(extract.quarantine.reduce((sum, { lines }) => sum + lines, 0)).toBe(extract.account.quarantined);
    expect(extract.quarantine.every(({ issues }) => issues.length > 0)).toBe(true);
    return JSON.stringify([extract.issues, summariseExtract(extract)]);
  } catch (error) {
    if (error instanceof UnusableFileError) return error.message;
    throw error;
  }
}

describe("damage", () => {
  test("the undamaged file is read whole", () => {
    expect(goodAccepted.size).toBe(goodRows.length);
    expect(readText(people, good).issues).toEqual([]);
  });

  test("however a file is damaged, every line is accounted for and no message shows a value", () => {
    fc.assert(
      fc.property(
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(people, onePeopleLine),
        fc.boolean(),
        (damages, source, utf8) => {
          const text = damages.reduce((damaged, apply) => apply(damaged), good);
          const bytes = utf8
            ? new TextEncoder().encode(text)
            : Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff);
          // The profile's range of dates is the one place that may hold a value; here it is left out of the search.
          const words = messagesOf(bytes, source).replaceAll(/"(?:lowest|highest)":"[^"]*"/g, "");
          for (const value of planted) expect(words).not.toContain(value);
        },
      ),
      { seed: 20160331, numRuns: 300 },
    );
  });

  test("a stray quotation mark anywhere below the header costs one or two rows and changes none", () => {
    fc.assert(
      fc.property(fc.integer({ min: header.length + 1, max: good.length }), (at) => {
        expectAtMostTwoRowsLost(`${good.slice(0, at)}"${good.slice(at)}`);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test("a lost quotation mark costs one or two rows and changes none", () => {
    const marks = [...good].flatMap((character, at) => (character === '"' ? [at] : []));
    for (const at of marks) expectAtMostTwoRowsLost(good.slice(0, at) + good.slice(at + 1));
  });

  test("a message says the shape of a value, never the value, in every kind of field", () => {
    const name = "Zebedee";
    const { issues } = readText(
      people,
      `${header}\n${name},${name},${name},,${name}\nP0001,"A\r${name}",${name},,\n`,
    );
    expect(issues.map(({ code }) => code)).toEqual([
      "id-pattern",
      "not-date",
      "not-pounds",
      "line-break",
      "not-date",
    ]);
    expect(issues[0]?.message).toBe(
      'Column "Ref": 7 characters (letters) where a reference of the declared pattern is expected.',
    );
    expect(JSON.stringify(issues)).not.toContain(name);
  });
});
