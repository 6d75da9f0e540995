import { type Extract, linesAccountedFor, type Source, UnusableFileError } from "@needscope/sources";
import { seededRandom } from "@needscope/stats";
import { suppressed, toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { proveCount } from "../prove-count.ts";
import { drawFile, type Draw, type GoodFile, planted, shapes } from "./good-files.ts";
import { readBoth } from "./read-text.ts";
import { bytesAsText, mutate, type Mutation } from "./mutations.ts";
import { strictFile, type StrictFile } from "./strict-row.ts";

const rows = 100;

/** A file of a shape in which every row is accepted. */
function goodFile(source: Source, draw: Draw): GoodFile {
  const file = drawFile(source, { rows: 2 * rows, draw });
  const text = `${file.header}\n${file.records.join("\n")}\n`;
  const extract = readBoth(source, { file: "good.csv", bytes: Buffer.from(text) });
  const lines = acceptedLines(extract);
  let line = 2;
  const records = file.records.filter((record) => {
    const kept = lines.has(line);
    line += record.split("\n").length;
    return kept;
  });
  return { ...file, records: records.slice(0, rows) };
}

function acceptedLines({ table }: Extract): Set<number> {
  return new Set(toRows(table).map((row) => row.line as number));
}

const random = seededRandom(20160331);
const files = shapes.flatMap((source) => [0, 1, 2].map(() => goodFile(source, () => random.uniform())));

/** The extract, or undefined where the file is refused in words that show nothing. */
function readMutation(source: Source, { bytes }: Mutation): Extract | undefined {
  try {
    return readBoth(source, { file: "file.csv", bytes });
  } catch (error) {
    if (!(error instanceof UnusableFileError)) throw error;
    for (const word of planted) expect(error.message).not.toContain(word);
    return undefined;
  }
}

/** Every accepted row is what the independent reading makes of its lines, and no row is read into another's. */
function wrongRows(
  { source, table, issues }: Extract,
  { strict, good }: { strict: StrictFile; good: GoodFile },
) {
  const originals = new Map(good.records.map((record) => [record.split("\n")[0]!, record]));
  const header = strict.lines.find((text) => text.trim() !== "" && !text.startsWith("sep="))!.toLowerCase();
  const warned = new Set(issues.map(({ line }) => line));
  return toRows(table).flatMap((row) => {
    const line = row.line as number;
    const expected = strict.rowAt(line);
    const values = source.fields.map(({ name }) =>
      row[name] === suppressed ? "suppressed" : (row[name] ?? null),
    );
    const same = (value: unknown, i: number) => plain(value) === plain(expected?.values[i]);
    if (expected === undefined || !values.every(same))
      return [{ line, reads: "other values than its lines hold" }];
    const inside = strict.lines.slice(line, line - 1 + expected.lines);
    if (inside.some((text) => originals.get(text) === text)) return [{ line, reads: "the row below it too" }];
    if (/[ÂÃÄÅ][\u0080-\u00bf]/.test(values.join()) && !warned.has(line))
      return [{ line, reads: "garbled text" }];
    if (strict.lines[line - 1]!.toLowerCase() === header) return [{ line, reads: "the header" }];
    if (/^[^\d,]+,*$|^[^,]+ [^,]+,+$/.test(strict.lines[line - 1]!) && !warned.has(line))
      return [{ line, reads: "a note" }];
    const unsaid = values.filter(
      (value) => typeof value === "string" && (value.trim() !== value || unseen.test(value)),
    );
    if (unsaid.length > 0 && !warned.has(line)) return [{ line, reads: "what nobody sees" }];
    return [];
  });
}

const unseen = /[\u0000-\u0008\u200b\ufeff\u00ad\u202e]/;

/** Line ends inside a note stay as the file has them. */
function plain(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll(/\r+\n|\r/g, "\n") : value;
}

// Python: bytes(range(0x80, 0xa0)).decode("cp1252", "replace")
const windows1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

function decode(bytes: Uint8Array, encoding: Extract["encoding"]["name"]): string {
  if (encoding !== "windows-1252") return new TextDecoder(encoding).decode(bytes);
  const text = Buffer.from(bytes).toString("latin1");
  return text.replaceAll(/[\u0080-\u009f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80]!);
}

/** How many original records still stand in the file as they were, and how many of those are accepted. */
function cleanRows(extract: Extract, good: GoodFile, bytes: Uint8Array): { clean: number; kept: number } {
  const lines = Buffer.from(bytes).toString("latin1").split("\n");
  const placesOf = new Map<string, number[]>();
  for (const [i, line] of lines.entries()) placesOf.set(line, [...(placesOf.get(line) ?? []), i]);
  const accepted = acceptedLines(extract);
  const standing = good.records.flatMap((record) => {
    const own = bytesAsText(record).split("\n");
    const places = placesOf.get(own[0]!) ?? [];
    const whole = places.filter((at) => own.every((line, i) => lines[at + i] === line));
    return whole.length > 0 ? [whole] : [];
  });
  // A repeated record is kept once, which is enough.
  const kept = standing.filter((places) => places.some((at) => accepted.has(at + 1)));
  return { clean: standing.length, kept: kept.length };
}

/** What an issue must not show: the planted words, and the references of the file. */
function secretsOf(good: GoodFile): string[] {
  const references = good.records.flatMap((record) =>
    record.split(",").filter((cell) => /^[A-Z]*\d{6,}$/.test(cell)),
  );
  return [...planted, ...references];
}

function checkMutation(good: GoodFile, mutation: Mutation): void {
  const extract = readMutation(good.source, mutation);
  if (extract === undefined) return;
  const text = decode(mutation.bytes, extract.encoding.name);
  const how = `${good.source.name}: ${mutation.how}`;
  expect(linesAccountedFor(extract.account), how).toBe(true);
  expect(wrongRows(extract, { strict: strictFile(good.source, text), good }), how).toEqual([]);
  const words = extract.issues.map(({ message, fix }) => message + fix).join("\n");
  expect(
    secretsOf(good).filter((secret) => words.includes(secret)),
    how,
  ).toEqual([]);
  if (!mutation.local) return;
  const { clean, kept } = cleanRows(extract, good, mutation.bytes);
  expect(kept / Math.max(clean, 1), `${how}: ${kept} of ${clean} clean rows`).toBeGreaterThanOrEqual(0.97);
  if (mutation.strayQuote)
    expect(extract.table.rowCount, how).toBeGreaterThanOrEqual(good.records.length - 2);
}

describe("mutated files", () => {
  test("the good files are read whole, as the independent reading reads them", () => {
    for (const good of files) {
      const bytes = Buffer.from(`${good.header}\n${good.records.join("\n")}\n`);
      checkMutation(good, { bytes, how: "none", local: true, strayQuote: false });
      const { account, table } = readBoth(good.source, { file: "good.csv", bytes });
      expect([account.quarantined, table.rowCount]).toEqual([0, good.records.length]);
      expect(table.rowCount).toBeGreaterThan(30);
    }
  });

  test("no damage crashes the reader, spreads, is accepted as another value or shows one", () => {
    const cases = proveCount("mutations", { sample: 2000, full: 100_000 });
    const dice = seededRandom(3);
    for (let i = 0; i < cases; i += 1) {
      const good = files[dice.integer(files.length)]!;
      checkMutation(
        good,
        mutate(good, () => dice.uniform()),
      );
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
