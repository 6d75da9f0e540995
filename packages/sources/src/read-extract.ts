import { createHash } from "node:crypto";
import { column as columnOf, filterTable, type Table } from "@needscope/table";
import type { Extract, QuarantinedLine } from "./extract.ts";
import type { Issue } from "./issue.ts";
import { carefulRows } from "./reading/careful-rows.ts";
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
  const rows = (gear === "fast" ? fastRows(source, input) : undefined) ?? carefulRows(source, input);
  const screened = screenRows(source, rows);
  const account = accountOf(rows, screened);
  const issueOf = (line: number, problem: RowProblem): Issue => ({
    source: source.name,
    file: input.file,
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
  const issues = [...warnings, ...quarantine.flatMap((row) => row.issues)].sort((a, b) => a.line - b.line);
  const sha256 = createHash("sha256").update(input.bytes).digest("hex");
  const { encoding } = rows;
  return { source, file: input.file, table: screened.table, issues, account, quarantine, encoding, sha256 };
}

const noRows: RowProblem = {
  severity: "warning",
  code: "no-rows",
  message: "The file has a header and no rows.",
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
  const refused = failedChecks(source, table);
  const keyWarnings: LineProblem[] = [];
  for (const [row, problem] of repeatedKeys(source, table, new Set(refused.keys()))) {
    if (problem.severity === "error") refused.set(row, [problem]);
    else keyWarnings.push({ line: lines[row]!, problem });
  }
  const lost = [...refused].map(([row, problems]) => {
    const line = lines[row]!;
    return { line, lines: longRows.get(line) ?? 1, problems };
  });
  const lostLines = new Set(lost.map(({ line }) => line));
  return {
    table: refused.size === 0 ? table : filterTable(table, rowsWithout(refused, table.rowCount)),
    quarantined: [...quarantined.map((row) => ({ ...row, lines: 1 })), ...lost],
    warnings: [...warnings, ...keyWarnings].filter(({ line }) => !lostLines.has(line)),
  };
}

function rowsWithout(refused: ReadonlyMap<number, unknown>, rowCount: number): Int32Array {
  const kept = new Int32Array(rowCount - refused.size);
  let count = 0;
  for (let row = 0; row < rowCount; row += 1) {
    if (refused.has(row)) continue;
    kept[count] = row;
    count += 1;
  }
  return kept;
}

function accountOf(
  { lines, header, blank, longRows }: Rows,
  { table, quarantined }: Screened,
): Extract["account"] {
  const ledger = lineLedger(lines.count);
  ledger.note("blank", 1, header.line);
  ledger.note("header", header.line + 1, header.lines);
  for (const line of blank) ledger.note("blank", line, 1);
  for (const line of columnOf(table, "line", "number").values) {
    ledger.note("accepted", line, longRows.get(line) ?? 1);
  }
  for (const { line, lines: count } of quarantined) ledger.note("quarantined", line, count);
  return ledger.account();
}
