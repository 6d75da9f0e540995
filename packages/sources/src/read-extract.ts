import { createHash } from "node:crypto";
import {
  type Column,
  type ColumnBuilder,
  type ColumnKind,
  columnBuilder,
  filterTable,
  type Table,
} from "@needscope/table";
import type { Extract, QuarantinedLine } from "./extract.ts";
import type { Issue } from "./issue.ts";
import { carefulGear } from "./reading/careful-gear.ts";
import { decodeBytes } from "./reading/decode-bytes.ts";
import { failedChecks } from "./reading/failed-checks.ts";
import { type LineLedger, lineLedger } from "./reading/line-account.ts";
import { type Header, readHeader } from "./reading/read-header.ts";
import { repeatedKeys } from "./reading/repeated-keys.ts";
import { type RowProblem, rowReader } from "./reading/row-reader.ts";
import { type Lines, splitLines } from "./reading/split-lines.ts";
import type { FieldKind } from "./field.ts";
import type { Source } from "./source.ts";

/**
 * Reads one extract by its declaration. Every physical line is header, accepted, quarantined or blank, and this
 * is added up on every read. A damaged row costs itself and no other; its problems are issues with line, column,
 * reason and fix, and never hold a value. Bytes come in from outside, so nothing is read from disk here.
 *
 * @param input the file's bytes, and its name for messages
 * @throws UnusableFileError when no row can be trusted: an empty or binary file, a spreadsheet, wrong columns, a
 * header that stands twice.
 * @example
 * const extract = readExtract(rent, { file: "rent.csv", bytes: await readFile("rent.csv") });
 * extract.account; // { lines: 4, header: 1, accepted: 2, quarantined: 1, blank: 0 }
 */
export function readExtract(
  source: Source,
  input: { readonly file: string; readonly bytes: Uint8Array },
): Extract {
  const { text, encoding } = decodeBytes(input.file, input.bytes);
  const lines = splitLines(text);
  const header = readHeader(source, lines, input.file);
  const ledger = lineLedger(lines.count);
  for (let line = 1; line <= header.line; line += 1) ledger.note("blank", line, 1);
  ledger.note("header", header.line + 1, header.lines);
  const rows = readRows(source, { lines, header, ledger });
  const screened = screenRows(source, rows);
  for (const { line, lines: count } of screened.accepted) ledger.note("accepted", line, count);
  for (const { line, lines: count } of screened.quarantined) ledger.note("quarantined", line, count);

  const issueOf = (line: number, problem: RowProblem): Issue => ({
    source: source.name,
    file: input.file,
    line,
    ...problem,
  });
  const quarantine = screened.quarantined
    .map(({ line, lines: count, problems }): QuarantinedLine => ({
      line,
      lines: count,
      text: lines.span(line - 1, count),
      issues: problems.map((problem) => issueOf(line, problem)),
    }))
    .sort((one, other) => one.line - other.line);
  const warnings = screened.warnings.map(({ line, problem }) => issueOf(line, problem));
  const account = ledger.account();
  if (account.accepted + account.quarantined === 0) warnings.push(issueOf(0, noRows));
  const issues = [...warnings, ...quarantine.flatMap((row) => row.issues)].sort((a, b) => a.line - b.line);
  const sha256 = createHash("sha256").update(input.bytes).digest("hex");
  return { source, file: input.file, table: screened.table, issues, account, quarantine, encoding, sha256 };
}

const noRows: RowProblem = {
  severity: "warning",
  code: "no-rows",
  message: "The file has a header and no rows.",
  fix: "Ask whether the extract is meant to be empty.",
};

interface Place {
  readonly line: number;
  readonly lines: number;
}

interface Rows {
  /** All rows that can be read by themselves; checks and keys are still to come. */
  readonly table: Table;
  /** Where each row of the table stands. */
  readonly places: readonly Place[];
  readonly warnings: readonly { line: number; problem: RowProblem }[];
  readonly quarantined: readonly (Place & { readonly problems: readonly RowProblem[] })[];
}

function readRows(
  source: Source,
  { lines, header, ledger }: { readonly lines: Lines; readonly header: Header; readonly ledger: LineLedger },
): Rows {
  const builders = source.fields.map(({ kind }) => columnBuilder(columnKinds[kind]));
  const lineNumbers = columnBuilder("number");
  const places: Place[] = [];
  const warnings: { line: number; problem: RowProblem }[] = [];
  const quarantined: (Place & { readonly problems: readonly RowProblem[] })[] = [];
  carefulGear(
    { source, lines, header, readRow: rowReader(source, header) },
    {
      blank: (line) => ledger.note("blank", line, 1),
      quarantined: (line, problems) => quarantined.push({ line, lines: 1, problems }),
      accepted(at, values, problems) {
        builders.forEach((builder, i) => builder.push(values[i]));
        lineNumbers.push(at.line);
        places.push(at);
        for (const problem of problems) warnings.push({ line: at.line, problem });
      },
    },
  );
  return { table: finishTable(source, builders, lineNumbers), places, warnings, quarantined };
}

const columnKinds: Readonly<Record<FieldKind, ColumnKind>> = {
  id: "text",
  text: "text",
  code: "text",
  area: "text",
  integer: "number",
  pounds: "number",
  number: "number",
  date: "date",
  yesNo: "flag",
};

function finishTable(
  source: Source,
  builders: readonly ColumnBuilder[],
  lineNumbers: ColumnBuilder<"number">,
): Table {
  const columns = new Map<string, Column>(source.fields.map(({ name }, i) => [name, builders[i]!.finish()]));
  columns.set("line", lineNumbers.finish());
  return { name: source.name, rowCount: lineNumbers.length, columns };
}

interface Screened {
  readonly table: Table;
  readonly accepted: readonly Place[];
  readonly quarantined: readonly (Place & { readonly problems: readonly RowProblem[] })[];
  readonly warnings: readonly { line: number; problem: RowProblem }[];
}

/** Takes out the rows in which a check holds, and then those whose key is taken if the source says so. */
function screenRows(source: Source, { table, places, ...rest }: Rows): Screened {
  const refused = failedChecks(source, table);
  const warnings = [...rest.warnings];
  for (const [row, problem] of repeatedKeys(source, table, new Set(refused.keys()))) {
    if (problem.severity === "error") refused.set(row, [problem]);
    else warnings.push({ line: places[row]!.line, problem });
  }
  const kept = places.flatMap((_, row) => (refused.has(row) ? [] : [row]));
  const lost = [...refused].map(([row, problems]) => ({ ...places[row]!, problems }));
  const lostLines = new Set(lost.map(({ line }) => line));
  return {
    table: refused.size === 0 ? table : filterTable(table, kept),
    accepted: kept.map((row) => places[row]!),
    quarantined: [...rest.quarantined, ...lost],
    warnings: warnings.filter(({ line }) => !lostLines.has(line)),
  };
}
