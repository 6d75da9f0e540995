import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  defineSource,
  headersOf,
  knownSources,
  type Source,
  type SourceDescription,
} from "@needscope/sources";
import { seededRandom } from "@needscope/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawFile, shapes } from "./good-files.ts";
import { bytesAsText, mutate } from "./mutations.ts";
import { readBoth, readText } from "./read-text.ts";

// readBoth and readText read in both gears and compare the whole extracts, so here only the files are shown.

const everyKind: SourceDescription["fields"] = [
  { name: "id", header: "id", kind: "id" },
  { name: "patterned", header: "patterned", kind: "id", pattern: "[A-Z]{1,3}\\d{2}[A-D]?" },
  { name: "either", header: "either", kind: "id", pattern: "A\\d|B.*", padded: true },
  { name: "text", header: "text", kind: "text" },
  { name: "note", header: "note", kind: "text", multiline: true, padded: true },
  { name: "code", header: "code", kind: "code", codes: { A: "a", "1": "one", "-": "none" } },
  { name: "integer", header: "integer", kind: "integer", min: -50, max: 1e12 },
  { name: "number", header: "number", kind: "number", min: -0.5 },
  { name: "pounds", header: "pounds", kind: "pounds" },
  {
    name: "signed",
    header: "signed",
    kind: "pounds",
    negative: true,
    poundSign: true,
    thousandsCommas: true,
    min: -10.01,
    max: 1e9,
  },
  { name: "british", header: "british", kind: "date", format: "dd/mm/yyyy", required: true },
  {
    name: "iso",
    header: "iso",
    kind: "date",
    format: "yyyy-mm-dd",
    earliest: "0001-01-01",
    latest: "9999-12-31",
  },
  { name: "dashed", header: "dashed", kind: "date", format: "dd-mm-yyyy" },
  { name: "flag", header: "flag", kind: "yesNo", yes: ["Y", "1"], no: ["N", "0"], required: true },
  { name: "area", header: "area", kind: "area" },
  { name: "absent", header: "absent", kind: "date", format: "dd/mm/yyyy", optional: true },
];
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789.,-£/ E+ABYN\r\t"é\u00a0\u200b\ufffd'), maxLength: 8 }),
  fc.stringMatching(/^-?\d{0,17}(\.\d{0,17})?$/),
  fc.stringMatching(/^-?£?\d{1,4}(,\d{2,4}){0,4}(\.\d{0,3})?$/),
  fc.stringMatching(/^[0-3]\d[/-][01]\d[/-]([12][09]\d\d|\d{4})$/),
  fc.stringMatching(/^([12][09]\d\d|\d{4})-[01]\d-[0-3]\d$/),
  fc.stringMatching(/^[EWSNZ][019][0-9]\d{6}$/),
  fc.stringMatching(/^[A-Z]{1,3}\d{2}[A-D]?$/),
  fc.string({ unit: "binary", maxLength: 24 }),
  fc.constantFrom("", " ", "Y", "N", "A", "99", "-1", "..", "*", "01/01/1900", "ÂĀ£", "Zoë", "x".repeat(17)),
);

const marks = [{}, { missingMarks: ["", "99", "..", "01/01/1900"], suppressedMarks: ["*", "-1"] }];

function fileOf(
  source: Source,
  cells: readonly (readonly string[])[],
  { quoted, latin }: Writing,
): Uint8Array {
  const lines = [source.fields.map(({ header: [name] }) => name!), ...cells].map((line) =>
    line.map((text) => (quoted ? `"${text.replaceAll('"', '""')}"` : text)).join(source.delimiter),
  );
  // A NUL would make the file unusable as a whole.
  return Buffer.from(lines.join("\n"), latin ? "latin1" : "utf8").map((byte) => byte || 0x3f);
}

interface Writing {
  readonly quoted: boolean;
  readonly latin: boolean;
}

const writing = fc.record({ quoted: fc.boolean(), latin: fc.boolean() });

describe("the fast and the careful gear give one extract", () => {
  test.each(everyKind.slice(0, -1))("on any cells of $name", (field) => {
    const rows = fc.array(fc.tuple(fc.constant("A1"), cell), { maxLength: 40 });
    const form = fc.record({
      mark: fc.constantFrom(...marks),
      delimiter: fc.constantFrom(",", "\t" as const),
    });
    fc.assert(
      fc.property(rows, writing, form, (cells, how, { mark, delimiter }) => {
        const fields = [{ name: "ref", header: "ref", kind: "id" as const }, field];
        const source = defineSource({
          name: "kind",
          title: "Kind",
          about: "One.",
          fields,
          delimiter,
          ...mark,
        });
        readBoth(source, { file: "kind.csv", bytes: fileOf(source, cells, how) });
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  test("on rows of all kinds, with a key and an absent column", () => {
    const width = everyKind.length - 1;
    const cells = fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 10 });
    const source = defineSource({
      name: "kinds",
      title: "Kinds",
      about: "Every kind.",
      fields: everyKind.map((field) => ({ ...field, required: false })),
      key: ["code", "flag", "integer"],
      duplicates: "quarantine",
    });
    const written = { ...source, fields: source.fields.slice(0, -1) };
    fc.assert(
      fc.property(cells, writing, (rows, how) => {
        readBoth(source, { file: "kinds.csv", bytes: fileOf(written, rows, how) });
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  test("on files of several chunks, with damage in every one and a line longer than a chunk", () => {
    const random = seededRandom(11);
    const draw = () => random.uniform();
    for (const source of shapes) {
      const file = drawFile(source, { rows: 900, draw });
      const pieces = Array.from({ length: 12 }, () =>
        Buffer.from(mutate(file, draw).bytes).toString("latin1"),
      );
      const long = draw() < 0.5 ? `${"x".repeat(300_000)}\n` : `"${"x".repeat(300_000)}",,\n`;
      const text = pieces.filter((piece) => !piece.includes("\0")).join(long);
      const bytes = Buffer.from(`${bytesAsText(file.header)}\n${text}`, "latin1");
      expect(bytes.length).toBeGreaterThan(600_000);
      readBoth(source, { file: "long.csv", bytes });
    }
  });

  test("on odd ends: no last line feed, blank ends, one row, a file of one column, marks between lines", () => {
    const one = defineSource({
      name: "one",
      title: "One",
      about: "One column.",
      fields: [{ name: "a", header: "a", kind: "text", multiline: true }],
    });
    const files = [
      "a\nb",
      "a\nb\n",
      "a\nb\n\n",
      "a\n\n\n",
      "a\n",
      "a",
      'a\n"b"',
      'a\n"b\nc"\n',
      "a\r\n\r\nb\r\r\n",
      'a\n""\n" "\n',
    ];
    for (const text of files) readText(one, text);
  });

  const datasets = join(import.meta.dirname, "../../datasets");
  test("on the project's own datasets, header by header", () => {
    const files = readdirSync(datasets, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".csv"),
    );
    let read = 0;
    for (const file of files) {
      const bytes = readFileSync(join(datasets, file));
      const headers = headersOf({ file, bytes });
      const fitting = [...knownSources.values()].filter(({ fields }) =>
        fields.every(({ header, optional }) => optional || header.some((name) => headers.includes(name))),
      );
      for (const source of fitting) readBoth(source, { file, bytes });
      read += fitting.length;
    }
    expect(read).toBeGreaterThan(10);
  });
});
