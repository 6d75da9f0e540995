import { csvLine } from "./csv-line.ts";
import { type Damage, damagedLines } from "./damaged-lines.ts";
import type { DatasetFile } from "./dataset-file.ts";
import type { RandomStream } from "./random-stream.ts";

/** An extract to be written: its good rows and what is to be broken around them. */
export interface ExtractPlan {
  readonly source: string;
  readonly path: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly damage?: readonly Damage[];
  readonly blankLines?: number;
  readonly freshReference?: (n: number) => string;
  readonly encoding?: "utf-8" | "utf-8 with a byte order mark" | "windows-1252";
  readonly lineEnd?: "\n" | "\r\n";
}

/** What a careful reader must make of every line of an extract. */
export interface ExpectedLines {
  readonly lines: number;
  readonly header: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly blank: number;
}

/** A written extract, the account of its lines, and each broken line by its number with what is wrong. */
export interface WrittenExtract {
  readonly source: string;
  readonly header: readonly string[];
  readonly file: DatasetFile;
  readonly account: ExpectedLines;
  readonly broken: readonly { readonly line: number; readonly why: string }[];
  readonly encoding: string;
  readonly lineEnd: string;
}

/**
 * Writes an extract with its broken and blank lines strewn among the good ones. No two broken lines are
 * neighbours, so that each is one line's trouble.
 *
 * @example
 * writeExtract({ source: "school", path: "pupils.csv", header, rows }, randomStream(2016, "school"));
 */
export function writeExtract(plan: ExtractPlan, random: RandomStream): WrittenExtract {
  const { lineEnd = "\n", encoding = "utf-8", blankLines = 0 } = plan;
  const freshReference = plan.freshReference ?? ((n) => String(n));
  const extras = [
    ...damagedLines(plan, plan.damage ?? [], { random, freshReference }),
    ...Array.from({ length: blankLines }, () => ({ text: "", why: "", after: -1 })),
  ];
  const places = placesFor(extras, plan.rows.length, random);
  const lines = [csvLine(plan.header)];
  const broken: { line: number; why: string }[] = [];
  plan.rows.forEach((row, i) => {
    lines.push(csvLine(row));
    const extra = places.get(i);
    if (!extra) return;
    lines.push(extra.text);
    if (extra.text !== "") broken.push({ line: lines.length, why: extra.why });
  });
  const account = {
    lines: lines.length,
    header: 1,
    accepted: plan.rows.length,
    quarantined: broken.length,
    blank: blankLines,
  };
  const bytes = encoded(lines.join(lineEnd) + lineEnd, encoding);
  return {
    source: plan.source,
    header: plan.header,
    file: { path: plan.path, bytes },
    account,
    broken,
    encoding,
    lineEnd: lineEnd === "\n" ? "LF" : "CRLF",
  };
}

/** Row after which each extra line goes: one at most after any row, at or after the row that it must follow. */
function placesFor<T extends { after: number }>(
  extras: readonly T[],
  rowCount: number,
  random: RandomStream,
): Map<number, T> {
  if (extras.length * 2 > rowCount)
    throw new Error(`${extras.length} broken lines are too many for ${rowCount} rows.`);
  const places = new Map<number, T>();
  // Those bound to follow a row choose first, the latest row first, since they have the fewest places.
  for (const extra of extras.toSorted((a, b) => b.after - a.after)) {
    let row = random.integer(Math.max(0, extra.after), rowCount - 1);
    while (places.has(row)) row = row + 1 < rowCount ? row + 1 : 0;
    if (row < extra.after) throw new Error(`No row is left at or after row ${extra.after}.`);
    places.set(row, extra);
  }
  return places;
}

function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === "windows-1252") return windows1252(text);
  return new TextEncoder().encode(encoding === "utf-8" ? text : `\uFEFF${text}`);
}

// Only characters that Windows-1252 shares with Latin-1: their code is their byte.
function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code > 0xff || (code > 0x7e && code < 0xa0)) throw new Error("A character is not in Windows-1252.");
    return code;
  });
}
