import { createHash } from "node:crypto";
import { column as columnOf, filterTable, type Table } from "@needscope/table";
import type { Extract, QuarantinedLine } from "./extract.ts";
import type { Issue } from "./issue.ts";
import { carefulRows } from "./reading/careful-rows.ts";
import { isBlank } from "./reading/is-blank.ts";
import { longRows } from "./reading/long-rows.ts";
import { isWorkbook } from "./reading/sheet/open-sheet.ts";
import { sheetRows } from "./reading/sheet/sheet-rows.ts";
import { unpacked } from "./reading/unpacked.ts";
import { failedChecks } from "./reading/failed-checks.ts";
import { fastRows } from "./reading/fast/fast-rows.ts";
import { lineLedger } from "./reading/line-account.ts";
import { repeatedKeys } from "./reading/repeated-keys.ts";
import type { RowProblem } from "./reading/row-reader.ts";
import type { LineProblem, Rows } from "./reading/rows.ts";
import type { Source } from "./source.ts";

/** How a file is read; see {@link readExtract}. */
export interface ReadOptions {
  /**
   * "fast" reads regular lines over their bytes and the rest carefully; "careful" reads every line so. Both give
   * the same extract; to compare them is what the choice is for.
   */
  readonly gear?: "fast" | "careful";
}

/**
 * Reads one extract by its declaration. Every physical line is header, accepted, quarantined or blank, and this
 * is added up on every read. A damaged row costs itself and no other; its problems are issues with line, column,
 * reason and fix, and never hold a value. Bytes come in from outside, so nothing is read from disk here.
 *
 * Regular lines are read in the fast gear, over their bytes; every other line in the careful gear. What comes out
 * does not depend on the gear.
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
  { gear = "fast" }: ReadOptions = {},
): Extract {
  const { bytes, compressed } = unpacked(input.file, input.bytes);
  const opened = { file: input.file, bytes };
  const sheet = isWorkbook(bytes) ? sheetRows(source, opened) : undefined;
  const read =
    sheet ?? (gear === "fast" ? fastRows(source, opened) : undefined) ?? carefulRows(source, opened);
  const { delimiter } = read.header.source;
  const csv = { kind: "csv", delimiter, found: source.delimiter === "detect", compressed } as const;
  const format = sheet === undefined ? csv : { kind: sheet.kind, compressed };
  const sha256 = createHash("sha256").update(input.bytes).digest("hex");
  return extractOf(source, read, { file: input.file, format, sha256 });
}

/**
 * The extract that rows make, wherever they come from: long rows for wide ones, checks, keys, the account.
 *
 * @param told what is known of the file or cursor
 * @example
 * extractOf(rent, rows, { file: "rent.csv", format: { kind: "csv" }, sha256 });
 */
export function extractOf(
  source: Source,
  read: Rows,
  told: Pick<Extract, "file" | "format" | "sha256">,
): Extract {
  const rows = longRows(source, read);
  const screened = screenRows(source, rows);
  const account = accountOf(rows, screened);
  const issueOf = (line: number, problem: RowProblem): Issue => ({
    source: source.name,
    file: told.file,
    line,
    ...problem,
  });
  const quarantine = screened.quarantined
    .map(({ line, lines, problems }): QuarantinedLine => ({
      line,
      lines,
      text: rows.lines.span(line - 1, lines),
      issues: problems.map((problem) => issueOf(line, problem)),
    }))
    .sort((one, other) => one.line - other.line);
  const warnings = screened.warnings.map(({ line, problem }) => issueOf(line, problem));
  if (account.accepted + account.quarantined === 0) warnings.push(issueOf(0, noRows));
  const hasLines = told.format.kind !== "rows";
  if (hasLines && typeof source.footer === "object" && rows.footer.length === 0)
    warnings.push(issueOf(0, noFooter));
  const issues = [...warnings, ...quarantine.flatMap((row) => row.issues)].sort((a, b) => a.line - b.line);
  const { encoding } = rows;
  return { source, ...told, encoding, table: screened.table, issues, account, quarantine };
}

const noFooter: RowProblem = {
  severity: "warning",
  code: "no-footer",
  message: "The declared notes below the rows are not there.",
  fix: "Look whether the file was cut off, or correct footer in the declaration.",
};

const noRows: RowProblem = {
  severity: "warning",
  code: "no-rows",
  message: "There is a header and no rows.",
  fix: "Ask whether the extract is meant to be empty.",
};

interface Screened {
  readonly table: Table;
  readonly quarantined: readonly { line: number; lines: number; problems: readonly RowProblem[] }[];
  readonly warnings: readonly LineProblem[];
}

/** Takes out the rows in which a check holds, and then those whose key is taken if the source says so. */
function screenRows(source: Source, { table, longRows, warnings, quarantined }: Rows): Screened {
  const lines = columnOf(table, "line", "number").values;
  const lineOf = (row: number): number => lines[row]!;
  const refused = failedChecks(source, table);
  const keyWarnings: LineProblem[] = [];
  for (const [row, problem] of repeatedKeys(source, table, new Set(refused.keys()))) {
    if (problem.severity === "error") refused.set(row, [problem]);
    else keyWarnings.push({ line: lineOf(row), problem });
  }
  // A line of a wide table gives several rows, and is set aside whole.
  const lost = new Map<number, RowProblem[]>();
  for (const [row, problems] of refused) {
    lost.set(lineOf(row), different([...(lost.get(lineOf(row)) ?? []), ...problems]));
  }
  const lostRows = [...lost].map(([line, problems]) => ({ line, lines: longRows.get(line) ?? 1, problems }));
  return {
    table: lost.size === 0 ? table : filterTable(table, rowsWithout(lost, lines)),
    quarantined: [...quarantined.map((row) => ({ ...row, lines: 1 })), ...lostRows],
    warnings: [...warnings, ...withoutRepeats(keyWarnings)].filter(({ line }) => !lost.has(line)),
  };
}

/** A line of a wide table may have the same problem for each of its rows; to say it once is enough. */
function different(problems: readonly RowProblem[]): RowProblem[] {
  return problems.filter(({ message }, i) => problems.findIndex((other) => other.message === message) === i);
}

function withoutRepeats(problems: readonly LineProblem[]): LineProblem[] {
  return problems.filter(({ line, problem }, i) => {
    const before = problems[i - 1];
    return before?.line !== line || before.problem.message !== problem.message;
  });
}

function rowsWithout(lost: ReadonlyMap<number, unknown>, lines: ArrayLike<number>): Int32Array {
  const kept = new Int32Array(lines.length);
  let count = 0;
  for (let row = 0; row < lines.length; row += 1) {
    if (lost.has(lines[row]!)) continue;
    kept[count] = row;
    count += 1;
  }
  return kept.slice(0, count);
}

function accountOf(
  { lines, footer, header, blank, aside, longRows }: Rows,
  { table, quarantined }: Screened,
): Extract["account"] {
  const ledger = lineLedger(lines.count + footer.length);
  for (let i = 0; i < header.line; i += 1) {
    ledger.note(isBlank(lines.line(i), header.source.delimiter) ? "blank" : "aside", i + 1, 1);
  }
  ledger.note("header", header.line + 1, header.lines);
  for (const line of blank) ledger.note("blank", line, 1);
  for (const line of aside) ledger.note("aside", line, 1);
  let last = 0;
  for (const line of columnOf(table, "line", "number").values) {
    if (line !== last) ledger.note("accepted", line, longRows.get(line) ?? 1);
    last = line;
  }
  for (const { line, lines: count } of quarantined) ledger.note("quarantined", line, count);
  for (const [i, fate] of footer.entries()) ledger.note(fate, lines.count + i + 1, 1);
  return ledger.account();
}
