import { defineSource, type Extract, linesAccountedFor, UnusableFileError } from "@needscope/sources";
import { seededRandom } from "@needscope/stats";
import { suppressed, toRows } from "@needscope/table";
import { expect, test } from "vitest";
import { proveCount } from "../prove-count.ts";
import { readBoth } from "./read-text.ts";

// Files made to break readers, against a reading of each line that shares nothing with the reader: its own decoding of
// lines, quotes, digits and days.

const source = defineSource({
  name: "attacked",
  title: "Attacked",
  about: "One row per record.",
  unknownColumns: "drop",
  suppressedMarks: ["*"],
  fields: [
    { name: "ref", header: "Ref", kind: "id", required: true },
    { name: "note", header: "constructor", kind: "text" },
    { name: "count", header: "Count", kind: "integer", min: 0 },
    { name: "owed", header: "Owed", kind: "pounds", negative: true },
    { name: "seen", header: "__proto__", kind: "date", format: "dd/mm/yyyy" },
    { name: "kind", header: "Kind", kind: "code", codes: { A: "a", constructor: "b" } },
  ],
});

const random = seededRandom(404);
const draw = (below: number) => random.integer(below);
const pick = <Item>(items: readonly Item[]) => items[draw(items.length)]!;
const secret = () => `Zq${String(1e9 + draw(4e9))}`;

const goodCells: Record<string, () => string> = {
  Ref: () => `R${String(1e6 + draw(9e6))}`,
  constructor: () =>
    pick([secret(), "", `${secret()}, ${secret()}`, `say "${secret()}"`, "Zoë Llŷr", "=1+1", "*"]),
  Count: () => pick(["0", "7", "123456789012345", "", "*"]),
  Owed: () => pick(["0", "-0.5", "1234.56", ".5", "9999999999999.99", ""]),
  ["__proto__"]: () => pick(["29/02/2016", "01/01/1900", "31/12/2100", ""]),
  Kind: () => pick(["A", "constructor", ""]),
};

const wildCells: readonly (() => string)[] = [
  secret,
  () => "31/02/2015",
  () => "29/02/2015",
  () =>
    pick([
      "NaN",
      "Infinity",
      "-Infinity",
      "0x1F",
      "1e5",
      "1E+11",
      "-0",
      "+1",
      "1_000",
      "٣",
      "１２",
      "1,234",
      "£5",
    ]),
  () => "9".repeat(1 + draw(400)),
  () => `${secret()}\u200b`,
  () => `\ufeff${secret()}`,
  () => `${secret()}\u202e${secret()}`,
  () => pick(["__proto__", "toString", "valueOf", "hasOwnProperty", "{}", "null", "undefined", "true"]),
  () => pick(["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "\t=1", '=HYPERLINK("x")']),
  () => `${secret()}\n${secret()}`,
  () => `${secret()}\r${secret()}`,
  () => `${secret()}\r\r\n`,
  () => `${secret()}"${secret()}`,
  () => `"${secret()}`,
  () => ` ${secret()} `,
  () => "x".repeat(draw(5000)),
  () =>
    pick([
      "\ud83d",
      "😀",
      "e\u0301",
      "\u2028",
      "\u0000",
      "\u0007",
      "ﬀ",
      "Ω≈ç√",
      "<script>alert(1)</script>",
      "../../etc",
    ]),
];

interface Attack {
  readonly bytes: Uint8Array;
  readonly damaged: boolean;
  readonly good: readonly string[];
  readonly secrets: ReadonlySet<string>;
}

function attack(): Attack {
  const extras = Array.from({ length: pick([0, 0, 1, 3, 300]) }, (_, i) =>
    pick([`x${String(i)}`, "", "toString", "Ref "]),
  );
  const headers = [...Object.keys(goodCells), ...extras.filter((name) => name !== "Ref " || draw(40) === 0)];
  for (let i = headers.length - 1; i > 0; i -= 1) {
    const j = draw(i + 1);
    [headers[i], headers[j]] = [headers[j]!, headers[i]!];
  }
  const good: string[] = [];
  const lines = Array.from({ length: 1 + draw(25) }, () => {
    const wild = draw(3) === 0;
    const cells = headers.map((name) => {
      if (wild && draw(4) === 0) return carelessly(pick(wildCells)());
      return quoted(Object.hasOwn(goodCells, name) ? goodCells[name]!() : secret());
    });
    if (!wild) good.push(cells.join(","));
    return cells.join(",");
  });
  const end = pick(["\n", "\r\n", "\r\n", "\r"]);
  const text = [headers.map(quoted).join(","), ...lines].join(end) + pick(["", end, end + end]);
  const secrets = new Set(text.match(/Zq\d+/g) ?? []);
  const { bytes, damaged } = damage(encoded(text));
  // Where lines end with CR, a LF inside a cell makes it the line end of the file.
  return { bytes, damaged: damaged || end === "\r" || text.includes("\u0000"), good, secrets };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || draw(8) === 0 ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function carelessly(cell: string): string {
  return draw(2) === 0 ? cell : quoted(cell);
}

function encoded(text: string): Buffer {
  const way = draw(12);
  if (way === 0) return Buffer.from(`\ufeff${text}`, "utf16le");
  if (way === 1) return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  if (way === 2) return Buffer.from(`\ufeff${text}`);
  return Buffer.from(text);
}

function damage(bytes: Buffer): { bytes: Buffer; damaged: boolean } {
  const at = draw(bytes.length + 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const put = (...values: number[]) => Buffer.concat([before, Buffer.from(values), after]);
  const ways = [
    () => put(0xef, 0xbb, 0xbf),
    () => put(pick([0x22, 0x2c, 0x0d, 0x0a, 0x80, 0xc3, 0xe2, 0xff])),
    () => before, // cut off, perhaps inside a character
    () => Buffer.concat([before, after.subarray(1 + draw(90))]),
    () => Buffer.concat([before, after.subarray(0, 150), after]),
    () => Buffer.concat([before, after.map((byte) => byte ^ (draw(60) === 0 ? 1 << draw(7) : 0))]),
  ];
  return draw(2) === 0 ? { bytes, damaged: false } : { bytes: pick(ways)(), damaged: true };
}

/** The cells of one physical line by its quotes alone, or nothing where the quotes are wrong. */
function cellsOf(line: string): string[] | undefined {
  const cells = `${line},`.match(/(?:"(?:[^"]|"")*"|[^",]*),/gy) ?? [];
  if (cells.join("") !== `${line},`) return undefined;
  return cells.map((cell) => {
    const bare = cell.slice(0, -1);
    return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare;
  });
}

type Value = string | number | null | typeof suppressed;

/** What a cell means, or nothing where no right reading gives it a value. */
function meaningOf(field: string, cell: string): Value | undefined {
  if (cell.trim() === "") return field === "ref" ? undefined : null;
  if (cell === "*") return suppressed;
  if (field === "note") return /[\r\n]/.test(cell) ? undefined : cell;
  if (cell !== cell.trim()) return undefined;
  if (field === "ref") return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u.test(cell) ? undefined : cell;
  if (field === "kind") return ["A", "constructor"].includes(cell) ? cell : undefined;
  const ascii = [...cell].every((sign) => "0123456789-./".includes(sign));
  if (!ascii) return undefined;
  if (field === "count") {
    if (cell.includes(".") || cell.includes("/") || cell.lastIndexOf("-") > 0) return undefined;
    const whole = BigInt(cell === "-" ? "-1" : cell);
    return whole < 0n || cell.length > 16 ? undefined : Number(whole);
  }
  if (field === "owed") {
    const [whole = "", part = "", more] = (cell.startsWith("-") ? cell.slice(1) : cell).split(".");
    if (more !== undefined || part.length > 2 || /[^\d]/.test(whole + part) || whole + part === "")
      return undefined;
    const pence = Number(BigInt(whole || "0") * 100n + BigInt(part.padEnd(2, "0")));
    return cell.startsWith("-") && pence > 0 ? -pence : pence;
  }
  const [day, month, year] = [cell.slice(0, 2), cell.slice(3, 5), cell.slice(6)].map(Number);
  const real = new Date(Date.UTC(year!, month! - 1, day));
  const iso = real.getTime() ? real.toISOString().slice(0, 10) : "1970-01-01";
  const same = cell === `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
  return same && year! >= 1900 && year! <= 2100 ? iso : undefined;
}

// Python: bytes(range(0x80, 0xa0)).decode("cp1252", "replace")
const windows1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

function linesOf(bytes: Uint8Array, encoding: string): string[] {
  const text =
    encoding === "windows-1252"
      ? Buffer.from(bytes)
          .toString("latin1")
          .replaceAll(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80]!)
      : new TextDecoder(encoding).decode(bytes);
  return text.split(text.includes("\n") ? "\n" : "\r").map((line) => line.replace(/\r+$/, ""));
}

/** Accepted rows that are not what their line means. */
function wrongRows({ table, encoding, account }: Extract, bytes: Uint8Array): unknown[] {
  const lines = linesOf(bytes, encoding.name);
  const top = lines.findIndex((line) => line.trim() !== "");
  // A header broken over lines is rare here, and its rows are told by the sums alone.
  if (account.header !== 1) return [];
  const headers = cellsOf(lines[top]!)!.map((name) => name.replaceAll(/\s+/g, " ").trim());
  return toRows(table).flatMap((row): unknown[] => {
    const cells = cellsOf(lines[(row.line as number) - 1]!);
    if (cells?.length !== headers.length) return [{ row, cells }];
    const meant = source.fields.map(({ name, header }) =>
      meaningOf(name, cells[headers.indexOf(header[0]!)]!),
    );
    const read = source.fields.map(({ name }) => row[name] ?? null);
    return read.every((value, i) => Object.is(value, meant[i])) ? [] : [{ read, meant }];
  });
}

function acceptedLines({ table, encoding }: Extract, bytes: Uint8Array): string[] {
  const lines = linesOf(bytes, encoding.name);
  return toRows(table).map(({ line }) => lines[(line as number) - 1]!);
}

test("no attacked file crashes the reader, is read wrongly, loses a good row or shows a value", () => {
  const cases = proveCount("adversarial", { sample: 200, full: 20_000 });
  let [read, refused, set] = [0, 0, 0];
  for (let i = 0; i < cases; i += 1) {
    const { bytes, damaged, good, secrets } = attack();
    let extract: Extract;
    try {
      extract = readBoth(source, { file: "attacked.csv", bytes });
    } catch (error) {
      if (!(error instanceof UnusableFileError)) throw error;
      for (const hidden of secrets) expect(error.message).not.toContain(hidden);
      refused += 1;
      continue;
    }
    read += 1;
    set += extract.quarantine.length;
    const where = `file ${String(i)}`;
    expect(linesAccountedFor(extract.account), where).toBe(true);
    expect(wrongRows(extract, bytes), where).toEqual([]);
    if (!damaged) {
      const accepted = new Set(acceptedLines(extract, bytes));
      expect(
        good.filter((line) => !accepted.has(line)),
        where,
      ).toEqual([]);
    }
    for (const { issues } of extract.quarantine) expect(issues.length, where).toBeGreaterThan(0);
    for (const { line, message, fix } of extract.issues) {
      expect([line >= 0, message !== "", fix !== ""], where).toEqual([true, true, true]);
    }
    const said = extract.issues.map(({ message, fix }) => message + fix).join("\n");
    expect(
      [...secrets].filter((hidden) => said.includes(hidden)),
      where,
    ).toEqual([]);
  }
  expect([read > cases / 2, refused > 0, set > cases]).toEqual([true, true, true]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).seen).toBeUndefined();
});
