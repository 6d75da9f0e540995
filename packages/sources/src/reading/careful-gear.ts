import type { CellValue } from "@needscope/table";
import type { Field } from "../field.ts";
import type { Source } from "../source.ts";
import { isBlank } from "./is-blank.ts";
import { oddLine, repeatedHeader } from "./odd-line.ts";
import type { Header } from "./read-header.ts";
import { isDamaged, type RowProblem, type RowReader } from "./row-reader.ts";
import { endsInsideQuotes, splitFields } from "./split-fields.ts";
import type { Lines } from "./split-lines.ts";

/** What a gear tells of each record, in the order of the file. Lines are 1-based. */
export interface RecordSink {
  blank(line: number): void;
  accepted(
    at: { line: number; lines: number },
    values: readonly CellValue[],
    warnings: readonly RowProblem[],
  ): void;
  quarantined(line: number, problems: readonly RowProblem[]): void;
  /** A record of another type, which the source declares and does not read. */
  aside(line: number): void;
}

/** What a gear reads. */
export interface GearInput {
  readonly source: Source;
  readonly lines: Lines;
  readonly header: Header;
  readonly readRow: RowReader;
}

/**
 * Reads every line after the header, one physical line at a time, so that damage cannot spread: after a bad
 * record the next line is a fresh start.
 *
 * A line that ends inside a quoted value is tried together with the lines after it, and taken only when together
 * they are exactly one right record whose line breaks stand in texts declared `multiline`. A stray quotation mark
 * would otherwise swallow rows up to the next mark. So a group is refused, too, when a line inside it is a right
 * record by itself, or when its first and its last line both have all the columns: a broken text can be in the
 * last column or in the first, but not in both (so a source of one column cannot have broken texts). What is
 * refused costs that one line.
 *
 * @example
 * carefulGear({ source, lines, header, readRow }, sink);
 */
export function carefulGear(input: GearInput, sink: RecordSink): void {
  const { lines, header } = input;
  for (let i = header.line + header.lines; i < lines.count;) i += carefulRecord(input, i, sink);
}

/**
 * Reads the record that starts on one line (counted from 0), and gives the number of lines that it takes.
 *
 * @example
 * carefulRecord(input, 7, sink); // 1
 */
export function carefulRecord(input: GearInput, i: number, sink: RecordSink): number {
  const { lines, source, header, readRow } = input;
  const text = lines.line(i);
  if (isBlank(text, source.delimiter)) {
    sink.blank(i + 1);
    return 1;
  }
  if (endsInsideQuotes(text)) {
    const group = source.fields.some(mayBreak) ? readGroup(input, i) : undefined;
    if (group?.lines === undefined) sink.quarantined(i + 1, group?.problems ?? [unpairedQuote]);
    else sink.accepted({ line: i + 1, lines: group.lines }, group.values, group.problems);
    return group?.lines ?? 1;
  }
  const fields = splitFields(text, source.delimiter);
  if (fields !== undefined && isOtherRecord(input, fields)) {
    sink.aside(i + 1);
    return 1;
  }
  const row = fields === undefined ? { values: [], problems: [strayQuote] } : readRow(fields);
  const odd = fields === undefined ? undefined : oddLine(header, fields);
  if (odd === repeatedHeader) sink.quarantined(i + 1, [odd]);
  else if (isDamaged(row.problems)) sink.quarantined(i + 1, row.problems);
  else
    sink.accepted(
      { line: i + 1, lines: 1 },
      row.values,
      odd === undefined ? row.problems : [...row.problems, odd],
    );
  return 1;
}

/** Whether a field's texts may run over several lines. */
export function mayBreak(field: Field): boolean {
  return field.kind === "text" && field.multiline;
}

function isOtherRecord({ source, header }: GearInput, fields: readonly string[]): boolean {
  const { otherRecords } = source;
  if (otherRecords === undefined) return false;
  const type = fields[header.columnOf[source.fields.findIndex(({ name }) => name === otherRecords.field)]!];
  return type !== undefined && otherRecords.values.includes(type);
}

/** How many physical lines one record may take; a note is rarely longer, and damage must end somewhere. */
export const mostLines = 20;

interface Group {
  /** Set when the group is a right record. */
  readonly lines?: number;
  readonly values: readonly CellValue[];
  readonly problems: readonly RowProblem[];
}

/** The shortest group of lines from this one that is a right record, or what is wrong with it, or nothing. */
function readGroup(input: GearInput, start: number): Group | undefined {
  const { lines, header, source, readRow } = input;
  const most = Math.min(mostLines, lines.count - start);
  for (let count = 2; count <= most && !isRecordAlone(input, start + count - 2, start); count += 1) {
    const text = lines.span(start, count);
    if (endsInsideQuotes(text)) continue;
    const fields = splitFields(text, source.delimiter);
    if (fields?.length !== header.columnCount) continue;
    if (hasAllColumns(input, start) && hasAllColumns(input, start + count - 1)) return undefined;
    if (!breaksOnlyWhereDeclared(input, fields)) continue;
    const row = readRow(fields);
    return isDamaged(row.problems) ? { values: [], problems: row.problems } : { ...row, lines: count };
  }
  return undefined;
}

/** Whether a line inside the group would be a right record without the lines around it. */
function isRecordAlone({ lines, source, readRow }: GearInput, index: number, start: number): boolean {
  const text = lines.line(index);
  if (index === start || isBlank(text, source.delimiter)) return false;
  const candidates = [splitFields(text, source.delimiter), withoutMarks(text).split(source.delimiter)];
  return candidates.some((fields) => fields !== undefined && !isDamaged(readRow(fields).problems));
}

function hasAllColumns({ lines, source, header }: GearInput, index: number): boolean {
  return withoutMarks(lines.line(index)).split(source.delimiter).length === header.columnCount;
}

function withoutMarks(text: string): string {
  return text.replaceAll('"', "");
}

/** Columns that are dropped must not hide a line break either: nothing is known of them. */
function breaksOnlyWhereDeclared({ source, header }: GearInput, fields: readonly string[]): boolean {
  const allowed = new Set(
    source.fields.flatMap((field, i) => (mayBreak(field) ? [header.columnOf[i]!] : [])),
  );
  return fields.every((value, column) => allowed.has(column) || !/[\r\n]/.test(value));
}

const unpairedQuote: RowProblem = {
  severity: "error",
  code: "unpaired-quote",
  message: "The quotation marks of this line do not pair up.",
  fix: "Take the stray mark out or close it; a line break is taken only in a text declared multiline.",
};

const strayQuote: RowProblem = {
  severity: "error",
  code: "stray-quote",
  message: "Quotation marks stand inside a value.",
  fix: "Double the marks inside a value and put the whole value in marks, or take them out.",
};
