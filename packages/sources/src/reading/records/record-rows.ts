import { type Column, columnBuilder } from "@needscope/table";
import { columnKindOf } from "../column-kind-of.ts";
import type { Header } from "../read-header.ts";
import { CellProblem } from "../cells/cell-problem.ts";
import { oddLine, repeatedHeader } from "../odd-line.ts";
import { isDamaged, type RowProblem, rowReaderOf } from "../row-reader.ts";
import type { LineProblem, Rows } from "../rows.ts";
import { nativeParser } from "./native-parser.ts";
import { nativeText, type NativeValue } from "./native-value.ts";

/** Rows as {@link recordCollector} gives them: it does not know how a line is written. */
export interface RecordRows extends Pick<
  Rows,
  "table" | "lines" | "longRows" | "blank" | "aside" | "warnings"
> {
  readonly quarantined: readonly LineProblems[];
}

interface LineProblems {
  readonly line: number;
  readonly problems: readonly RowProblem[];
}

/** What records become, one after another: the parts of `Rows` that do not come from the file's layout. */
export interface RecordCollector {
  /** Takes the record on a line (1-based), and says whether it is none to be quarantined. */
  take(line: number, cells: readonly NativeValue[]): boolean;
  /** The rows taken so far. */
  finish(): RecordRows;
}

/**
 * Reads records whose cells are numbers, dates and texts, as sheets and databases give them, by a declaration.
 *
 * @example
 * const collector = recordCollector(header, { zerosMayBeLost: false });
 * collector.take(1, ["000123", 12.5]);
 * collector.finish().table.rowCount; // 1
 */
export function recordCollector(
  header: Header,
  options: { readonly zerosMayBeLost: boolean },
): RecordCollector {
  const { source } = header;
  const readRow = rowReaderOf(
    header,
    source.fields.map((field) => nativeParser(field, source, options)),
  );
  const builders = source.fields.map((field) => columnBuilder(columnKindOf(field)));
  const lines: number[] = [];
  const [blank, aside]: [number[], number[]] = [[], []];
  const warnings: LineProblem[] = [];
  const quarantined: LineProblems[] = [];
  const typeAt = header.columnOf[source.fields.findIndex(({ name }) => name === source.otherRecords?.field)];
  return {
    take(line, cells) {
      if (cells.every(isNothing)) return blank.push(line) > 0;
      const type = typeAt === undefined ? undefined : nativeText(cells[typeAt]);
      if (type !== undefined && source.otherRecords?.values.includes(type)) return aside.push(line) > 0;
      const row = readRow(cells);
      const odd = oddLine(header, cells.map(nativeText));
      const problems =
        odd === repeatedHeader ? [odd] : [...row.problems, ...(odd === undefined ? [] : [odd])];
      if (isDamaged(problems)) {
        quarantined.push({
          line,
          problems: problems.filter((problem) => problem !== odd || odd === repeatedHeader),
        });
        return false;
      }
      const { values } = row;
      builders.forEach((builder, i) => builder.push(values[i]));
      lines.push(line);
      for (const problem of problems) warnings.push({ line, problem });
      return true;
    },
    finish() {
      const columns = new Map<string, Column>(
        source.fields.map(({ name }, i) => [name, builders[i]!.finish()]),
      );
      const table = { name: source.name, rowCount: lines.length, columns };
      return {
        table,
        lines: Int32Array.from(lines),
        longRows: new Map(),
        blank,
        aside,
        warnings,
        quarantined,
      };
    },
  };
}

/** A cell that something is wrong with is not empty, even where it has no text. */
function isNothing(cell: NativeValue): boolean {
  return !(cell instanceof CellProblem) && nativeText(cell).trim() === "";
}
