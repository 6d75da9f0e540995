import type { Field, Source } from "@needscope/sources";

/**
 * An independent reading of the lines of a file, for checking the reader: its own splitter, its own calendar, its
 * own arithmetic. Slow and plain on purpose.
 */
export interface StrictFile {
  readonly lines: readonly string[];
  /** The values of the record that starts on a line (1-based), or undefined where it is not right. */
  rowAt(line: number): { readonly values: readonly StrictValue[]; readonly lines: number } | undefined;
}

/** A value as JSON would have it; dates as "yyyy-mm-dd", money in whole pence, nothing as null. */
export type StrictValue = string | number | boolean | null;

/** Reads a text strictly by a source. */
export function strictFile(source: Source, text: string): StrictFile {
  const end = text.includes("\n") ? "\n" : "\r";
  const lines = text.split(end).map((line) => line.replace(/\r+$/, ""));
  const first = lines.findIndex((line) => line.trim() !== "" && !/^sep=,$/.test(line));
  const names = recordAt(lines, first)?.fields.map((name) => name.replaceAll(/\s+/g, " ").trim()) ?? [];
  const columns = source.fields.map(({ header }) => names.findIndex((name) => header.includes(name)));
  return {
    lines,
    rowAt(line) {
      const record = recordAt(lines, line - 1);
      if (record?.fields.length !== names.length) return undefined;
      const values = source.fields.map((field, i) =>
        columns[i]! < 0 ? null : strictCell(field, record.fields[columns[i]!]!),
      );
      if (values.includes(undefined)) return undefined;
      return { values: values as StrictValue[], lines: record.lines };
    },
  };
}

function recordAt(lines: readonly string[], start: number): { fields: string[]; lines: number } | undefined {
  let text = "";
  for (let count = 1; count <= 20 && start + count <= lines.length; count += 1) {
    text += (count > 1 ? "\n" : "") + lines[start + count - 1]!;
    const fields = strictFields(text);
    if (fields !== "open") return fields === undefined ? undefined : { fields, lines: count };
  }
  return undefined;
}

/** The fields of a record by RFC 4180, character by character; "open" where a quoted value does not end. */
function strictFields(text: string): string[] | "open" | undefined {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    let value = "";
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) return "open";
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at += 1;
        value += text[at]!;
      }
      at += 1;
      if (at < text.length && text[at] !== ",") return undefined;
    } else {
      for (; at < text.length && text[at] !== ","; at += 1) {
        if (text[at] === '"') return undefined;
        value += text[at]!;
      }
    }
    fields.push(value);
    if (at >= text.length) return fields;
    at += 1;
  }
}

/** The value of a cell, null where nothing stands, undefined where the cell is not right. */
function strictCell(field: Field, cell: string): StrictValue | undefined {
  if (cell.trim() === "") return field.required ? undefined : null;
  switch (field.kind) {
    case "id":
      if ([...cell].some(isUnseen) || /^\d(\.\d+)?e\+?\d+$/i.test(cell) || cell !== cell.trim())
        return undefined;
      return new RegExp(`^(?:${field.pattern ?? "[^]*"})$`).test(cell) ? cell : undefined;
    case "text":
      return !field.multiline && /[\n\r]/.test(cell) ? undefined : cell;
    case "code":
      return Object.keys(field.codes).includes(cell) ? cell : undefined;
    case "yesNo":
      return field.yes.includes(cell) ? true : field.no.includes(cell) ? false : undefined;
    case "area":
      return ["E01", "W01", "S01", "Z01"].includes(cell.slice(0, 3)) && /^...\d{6}$/.test(cell)
        ? cell
        : /^N20\d{6}$/.test(cell)
          ? cell
          : undefined;
    case "date":
      return strictDate(cell);
    case "pounds":
      return strictPounds(field, cell);
    case "integer":
    case "number":
      return strictNumber(field, cell);
    case "period":
    case "postcode":
    case "uprn":
    case "nhsNumber":
    case "upn":
    case "nino":
    case "state":
      // No shape that is mutated has them; their values are checked one by one in identifiers.test.ts.
      throw new Error(`No strict reading of a ${field.kind} is written.`);
  }
}

function isUnseen(character: string): boolean {
  const code = character.codePointAt(0)!;
  const ranges = [
    [0, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x200b, 0x200f],
    [0x2028, 0x202e],
    [0xfeff, 0xfeff],
    [0xfffd, 0xfffd],
  ];
  return ranges.some(([from, to]) => code >= from! && code <= to!);
}

function strictDate(cell: string): string | undefined {
  const [day, month, year, more] = cell.split("/").map(Number);
  if (cell.length !== 10 || more !== undefined || !/^[\d/]+$/.test(cell)) return undefined;
  const leap = year! % 4 === 0 && (year! % 100 !== 0 || year! % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month! - 1] ?? 0;
  const real = day! >= 1 && day! <= days && year! >= 1900 && year! <= 2100;
  return real ? [cell.slice(6), cell.slice(3, 5), cell.slice(0, 2)].join("-") : undefined;
}

function strictPounds(field: Field & { kind: "pounds" }, cell: string): number | undefined {
  const minus = cell.split("-").length - 1;
  const sign = cell.split("£").length - 1;
  if (minus > (field.negative ? 1 : 0) || sign > (field.poundSign ? 1 : 0)) return undefined;
  let digits = cell;
  for (let i = 0; i < 2; i += 1) if (/^[-£]/.test(digits)) digits = digits.slice(1);
  const [whole = "", pence, more] = digits.split(".");
  const groups = whole.split(",");
  const grouped =
    field.thousandsCommas &&
    /^\d{1,3}$/.test(groups[0]!) &&
    groups.slice(1).every((group) => /^\d{3}$/.test(group));
  if (!/^\d*$/.test(whole) && !grouped) return undefined;
  if (more !== undefined || (pence !== undefined && !/^\d{1,2}$/.test(pence)) || digits === "")
    return undefined;
  const value = Number(BigInt(groups.join("") || "0") * 100n + BigInt((pence ?? "").padEnd(2, "0")));
  const signed = minus > 0 && value > 0 ? -value : value;
  return outside(signed / 100, field) || groups.join("").length > 13 ? undefined : signed;
}

function strictNumber(field: Field & { kind: "integer" | "number" }, cell: string): number | undefined {
  const wanted = field.kind === "integer" ? /^-?\d{1,15}$/ : /^-?\d*(\.\d+)?$/;
  const value = wanted.test(cell) ? Number.parseFloat(cell) : Number.NaN;
  if (Number.isNaN(value) || outside(value, field)) return undefined;
  return value === 0 ? 0 : value;
}

function outside(
  value: number,
  { min, max }: { min?: number | undefined; max?: number | undefined },
): boolean {
  return value < (min ?? -Infinity) || value > (max ?? Infinity);
}
