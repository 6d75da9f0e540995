import type { Column, Table, TextDictionary } from "@needscope/table";
import { carefulRecord, mayBreak, mostLines } from "../careful-gear.ts";
import type { Encoding } from "../encoding-of.ts";
import type { Header } from "../read-header.ts";
import { isDamaged, type RowReader, rowReader } from "../row-reader.ts";
import type { LineMark, LineProblem, Rows } from "../rows.ts";
import { endsInsideQuotes } from "../split-fields.ts";
import { chunkLines } from "./chunk-lines.ts";
import { type FastColumn, fastColumn } from "./fast-column.ts";
import { type Chunk, findBoundaries } from "./field-boundaries.ts";
import { type HeaderName, leaveOddLines, longestName } from "./odd-lines.ts";
import { RowStore } from "./row-store.ts";

/** What a fast gear is made for. */
export interface GearPlan {
  readonly header: Header;
  /** The 1-based lines above the header. */
  readonly above: { readonly blank: readonly number[]; readonly aside: readonly number[] };
  /** The fields whose columns are wanted; all, where it is not said. */
  readonly stored: ReadonlySet<string> | undefined;
  /** Where texts are numbered, by field, if other columns share the numbers. */
  readonly texts: ReadonlyMap<string, TextDictionary>;
  /** Bytes of the file, where that is known. */
  readonly size: number | undefined;
}

/** Where every so many lines begin is noted, for those that are looked up again. */
const linesToMark = 512;

/** The lines of a chunk from a byte on up to another. */
interface LinesToRead {
  readonly from: number;
  readonly to: number;
  /** Whether the file ends there. */
  readonly last: boolean;
  /** Bytes of the file before the chunk. */
  readonly before: number;
}

/**
 * Reads lines a chunk at a time: one pass for the boundaries of fields, then one kernel a column; then the careful
 * gear for every line that is not regular and every row with a cell that is not plain; then what is accepted is
 * kept. Nothing of a chunk is held once it is read but what stands in the columns and the quarantine.
 *
 * Why the careful gear may come second: it takes several lines as one record only where none of the lines inside
 * is a right record by itself, and the kernels accept none but those.
 */
export class FastGear {
  /** Lines read, the header's among them. */
  line: number;
  readonly #plan: GearPlan;
  readonly #columns: readonly FastColumn[];
  readonly #lines: RowStore<Int32Array>;
  readonly #readRow: RowReader;
  readonly #mayBreak: boolean;
  readonly #repeats: HeaderName | undefined;
  #bytesRead = 0;
  readonly #marks: LineMark[] = [];
  #firstLine = 0;
  #chunkRows = 0;
  #notes = emptyNotes();
  #kept = new Int32Array(0);

  constructor(plan: GearPlan) {
    const { header, above, stored, texts } = plan;
    const { source } = header;
    this.#plan = plan;
    this.#notes.blank.push(...above.blank);
    this.#notes.aside.push(...above.aside);
    this.line = header.line + header.lines;
    const likely = () => this.#likelyRows();
    this.#columns = source.fields.map((field, i) =>
      fastColumn({
        source,
        field,
        column: header.columnOf[i]!,
        texts: texts.get(field.name),
        stored: stored?.has(field.name) ?? true,
        likely,
      }),
    );
    this.#lines = new RowStore((length) => new Int32Array(length), true);
    this.#readRow = rowReader(source, header);
    this.#mayBreak = source.fields.some(mayBreak);
    this.#repeats = isDamaged(this.#readRow(header.names).problems) ? undefined : longestName(header.names);
  }

  /** Rows kept since they were last taken. */
  get rows(): number {
    return this.#lines.length;
  }

  /**
   * Reads whole lines of a chunk's bytes.
   *
   * @returns where it stopped: at `to`, or at a line that can only be understood with those that follow
   */
  read(chunk: Chunk, { from, to, last, before }: LinesToRead): number {
    const delimiter = this.#plan.header.source.delimiter.charCodeAt(0);
    let at = from;
    while (at < to) {
      chunk.firstLine = this.line;
      const end = findBoundaries(chunk, { from: at, to, delimiter });
      this.#chunkRows = chunk.rows;
      this.#bytesRead += end - at;
      for (const column of this.#columns) column.read(chunk);
      this.#leaveOtherRecords(chunk);
      leaveOddLines(chunk, this.#repeats);
      this.#readCarefully(chunk, last && end === to);
      this.#keep(chunk);
      for (let row = 0; row < chunk.rows; row += linesToMark) {
        this.#marks.push({ line: this.line + row + 1, at: before + chunk.lineStarts[row]! });
      }
      this.line += chunk.rows;
      if (chunk.rows === 0) return at;
      at = chunk.lineStarts[chunk.rows]!;
      if (at < end && end === to) return at;
    }
    return at;
  }

  /** What has been read since the last time. */
  take(encoding: Encoding, footer: Rows["footer"]): Rows {
    const { header } = this.#plan;
    const { source } = header;
    const { values: lines } = this.#lines.take();
    const columns = new Map<string, Column>();
    source.fields.forEach(({ name }, i) => {
      const column = this.#columns[i]!.take();
      if (this.#plan.stored?.has(name) ?? true) columns.set(name, column);
    });
    const table: Table = { name: source.name, rowCount: lines.length, columns };
    const stretch = { firstLine: this.#firstLine, lineCount: this.line - this.#firstLine };
    const notes = this.#notes;
    [this.#firstLine, this.#notes] = [this.line, emptyNotes()];
    return { encoding, header, ...stretch, table, lines, marks: this.#marks, footer, ...notes };
  }

  /** Records of another type may look like rows: the careful gear knows them. */
  #leaveOtherRecords({ bytes, rows, columnCount, starts, ends, needsCare }: Chunk): void {
    const { source, columnOf } = this.#plan.header;
    const { otherRecords } = source;
    if (otherRecords === undefined) return;
    const column = columnOf[source.fields.findIndex(({ name }) => name === otherRecords.field)]!;
    for (let row = 0, cell = column; row < rows; row += 1, cell += columnCount) {
      if (otherRecords.values.includes(bytes.toString("utf8", starts[cell], ends[cell]))) needsCare[row] = 1;
    }
  }

  /** Hands the lines that need it to the careful gear; ends the chunk before a record that may go on behind it. */
  #readCarefully(chunk: Chunk, last: boolean): void {
    const { firstLine } = chunk;
    const needsCare = chunk.needsCare.subarray(0, chunk.rows);
    const { header } = this.#plan;
    const { source } = header;
    const { blank, aside, quarantined, warnings, longRows } = this.#notes;
    const lines = chunkLines(chunk);
    const gear = { source, header, lines, readRow: this.#readRow };
    for (let row = needsCare.indexOf(1); row >= 0;) {
      const line = firstLine + row;
      const open = this.#mayBreak && !last && chunk.rows - row < mostLines;
      if (open && endsInsideQuotes(lines.line(line))) {
        chunk.rows = row;
        return;
      }
      const at = row;
      const taken = carefulRecord(gear, line, {
        blank: (one) => blank.push(one),
        aside: (one) => aside.push(one),
        quarantined: (one, problems) => quarantined.push({ line: one, text: lines.line(one - 1), problems }),
        accepted: (record, values, problems) => {
          needsCare[at] = 0;
          this.#columns.forEach((column, field) => column.set(at, values[field]));
          if (record.lines > 1) longRows.set(record.line, record.lines);
          for (const problem of problems) warnings.push({ line: record.line, problem });
        },
      });
      row = needsCare.indexOf(1, row + taken);
    }
  }

  #keep(chunk: Chunk): void {
    const { rows, firstLine } = chunk;
    if (this.#kept.length < rows) this.#kept = new Int32Array(rows);
    const kept = this.#kept.subarray(0, listKept(chunk, this.#kept));
    this.#lines.prepare(kept.length, this.#likelyRows());
    putLines(kept, firstLine + 1, this.#lines);
    for (const column of this.#columns) column.keep(chunk, kept);
    this.#lines.length += kept.length;
  }

  /** As many rows as there will be if they go on like this: making room again and again costs more than reading. */
  #likelyRows(): number {
    const rows = this.#lines.length + this.#chunkRows;
    const { size } = this.#plan;
    return size === undefined ? 0 : Math.ceil(rows * Math.max(1, (size / this.#bytesRead) * 1.02));
  }
}

// Loops are functions of their own, so that the engine compiles them once.

function putLines(kept: Int32Array, first: number, { values, length }: RowStore<Int32Array>): void {
  for (let i = 0; i < kept.length; i += 1) values[length + i] = first + kept[i]!;
}

/** Lists the lines that need no care any more, and says how many. */
function listKept({ rows, needsCare }: Chunk, kept: Int32Array): number {
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    kept[count] = row;
    count += 1 - needsCare[row]!;
  }
  return count;
}

function emptyNotes() {
  return {
    blank: [] as number[],
    aside: [] as number[],
    warnings: [] as LineProblem[],
    longRows: new Map<number, number>(),
    quarantined: [] as Rows["quarantined"][number][],
  };
}
