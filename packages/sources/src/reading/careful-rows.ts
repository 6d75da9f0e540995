import { type Column, columnBuilder } from "@needscope/table";
import type { Source } from "../source.ts";
import { carefulGear } from "./careful-gear.ts";
import { columnKindOf } from "./column-kind-of.ts";
import { decodeBytes } from "./decode-bytes.ts";
import { withoutFooter } from "./footer-start.ts";
import { linesAbove } from "./lines-above.ts";
import { readHeader } from "./read-header.ts";
import { rowReader } from "./row-reader.ts";
import type { LineProblem, Rows, TextsOf } from "./rows.ts";
import { splitLines } from "./split-lines.ts";

/**
 * Reads a whole file in the careful gear: decoded, split and parsed line by line.
 *
 * @throws UnusableFileError when no row can be trusted
 * @example
 * carefulRows(rent, { file: "rent.csv", bytes }).rows.table.rowCount;
 */
export function carefulRows(
  declared: Source,
  input: { readonly file: string; readonly bytes: Uint8Array },
): { rows: Rows; textsOf: TextsOf } {
  const { text, encoding } = decodeBytes(input.file, input.bytes);
  const all = splitLines(text);
  const header = readHeader(declared, all, input.file);
  const { source } = header;
  const { lines, footer } = withoutFooter(all, { source, first: header.line + header.lines });
  const builders = source.fields.map((field) => columnBuilder(columnKindOf(field)));
  const rowLines: number[] = [];
  const longRows = new Map<number, number>();
  const { blank, aside } = linesAbove(all, header);
  const warnings: LineProblem[] = [];
  const quarantined: Rows["quarantined"][number][] = [];
  carefulGear(
    { source, lines, header, readRow: rowReader(source, header) },
    {
      blank: (line) => blank.push(line),
      aside: (line) => aside.push(line),
      quarantined: (line, problems) => quarantined.push({ line, text: lines.line(line - 1), problems }),
      accepted(at, values, problems) {
        builders.forEach((builder, i) => builder.push(values[i]));
        rowLines.push(at.line);
        if (at.lines > 1) longRows.set(at.line, at.lines);
        for (const problem of problems) warnings.push({ line: at.line, problem });
      },
    },
  );
  const columns = new Map<string, Column>(source.fields.map(({ name }, i) => [name, builders[i]!.finish()]));
  const table = { name: source.name, rowCount: rowLines.length, columns };
  const stretch = { firstLine: 0, lineCount: lines.count, lines: Int32Array.from(rowLines) };
  return {
    rows: { encoding, header, ...stretch, table, longRows, blank, aside, footer, warnings, quarantined },
    textsOf: (ranges) => ranges.map(({ line, lines: count }) => lines.span(line - 1, count)),
  };
}
