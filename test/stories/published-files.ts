import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** Where published files are looked for; they are not part of the project. */
export const publishedData = fileURLToPath(new URL("../../../shared/data", import.meta.url));

/** Whether they are not there. */
export const absent = !existsSync(publishedData);

/** A row of a file as plain texts by header. */
export type PlainRow = Readonly<Record<string, string>>;

/**
 * A published CSV file read in the plainest way, by nothing of needscope: quotes, doubled quotes, line breaks in
 * quotes. `keep` is asked for each row's cells, so that a long file need not be kept whole.
 */
export function plainRows(
  file: string,
  keep: (cells: readonly string[]) => boolean = () => true,
): PlainRow[] {
  const bytes = readFileSync(join(publishedData, file));
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\ufeff/, "");
  const rows: PlainRow[] = [];
  let header: string[] | undefined;
  for (const cells of records(text)) {
    if (header === undefined) header = cells;
    else if (keep(cells)) rows.push(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
  }
  return rows;
}

function* records(text: string): Generator<string[]> {
  const pattern = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/gy;
  let cells: string[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, cell, end] = match as unknown as [string, string, string];
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ",") continue;
    if (cells.length > 1 || cells[0] !== "") yield cells;
    cells = [];
    if (whole === "") return;
  }
}

/** A number as the report writes it: halves away from zero, after the noise of binary fractions is taken off. */
export function shown(value: number | undefined, decimals: number, suffix = ""): string {
  if (value === undefined) return "[x]";
  const scaled = Number((value * 10 ** decimals).toPrecision(12));
  return `${(Math.round(scaled) / 10 ** decimals).toFixed(decimals)}${suffix}`;
}

/** The middle of numbers, or the mean of the two in the middle. */
export function middle(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1]! + sorted[half]!) / 2;
}
