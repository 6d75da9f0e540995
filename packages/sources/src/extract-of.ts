import type { Column, Table } from "@needscope/table";
import type { Extract, QuarantinedLine } from "./extract.ts";
import type { Issue } from "./issue.ts";
import { accountOf } from "./reading/account-of.ts";
import { allPresent } from "./reading/fast/row-store.ts";
import { longRows } from "./reading/long-rows.ts";
import { KeyLedger } from "./reading/repeated-keys.ts";
import type { RowProblem } from "./reading/row-reader.ts";
import type { Rows, TextsOf } from "./reading/rows.ts";
import { readableOf } from "./reading/readable-of.ts";
import { screenRows } from "./reading/screen-rows.ts";
import type { Source } from "./source.ts";

/** What is known of the file or the cursor that rows came from. */
export interface Told extends Pick<Extract, "file" | "format" | "sha256"> {
  /** The columns that the table is to have; all, where it is not said. */
  readonly keep?: readonly string[] | undefined;
}

/**
 * The extract that rows make, wherever they come from: long rows for wide ones, checks, keys, the account.
 *
 * @param textsOf looks up how lines are written, for those that only checks and keys refuse
 * @example
 * extractOf(rent, { rows, textsOf }, { file: "rent.csv", format: { kind: "csv" }, sha256 });
 */
export function extractOf(
  source: Source,
  { rows: own, textsOf }: { readonly rows: Rows; readonly textsOf: TextsOf },
  { keep, ...told }: Told,
): Extract {
  const rows = longRows(source, own);
  const screened = screenRows(source, rows, new KeyLedger(source, true));
  const account = accountOf(rows, screened);
  const issueOf = (line: number, problem: RowProblem): Issue => ({
    source: source.name,
    file: told.file,
    line,
    ...problem,
  });
  const lost = textsOf(screened.refused);
  const readable = readableOf(own.header, told.format.delimiter);
  const quarantine = [
    ...rows.quarantined.map((row) => ({ ...row, lines: 1 })),
    ...screened.refused.map((row, i) => ({ ...row, text: lost[i]! })),
  ]
    .map(({ line, lines, text, problems }): QuarantinedLine => ({
      line,
      lines,
      text,
      issues: problems.map((problem) => issueOf(line, problem)),
      readable: readable(text),
    }))
    .sort((one, other) => one.line - other.line);
  const warnings = screened.warnings.map(({ line, problem }) => issueOf(line, problem));
  if (account.accepted + account.quarantined === 0) warnings.push(issueOf(0, noRows));
  const hasLines = told.format.kind !== "rows";
  if (hasLines && typeof source.footer === "object" && rows.footer.length === 0)
    warnings.push(issueOf(0, noFooter));
  const issues = [...warnings, ...quarantine.flatMap((row) => row.issues)].sort((a, b) => a.line - b.line);
  const table = tableOf(source, screened, keep);
  const { encoding } = rows;
  return { source, ...told, encoding, table, issues, account, quarantine };
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

function tableOf(
  source: Source,
  { table, lines }: { readonly table: Table; readonly lines: Int32Array },
  keep: Told["keep"],
): Table {
  const names = [...source.fields.map(({ name }) => name), "line"];
  for (const name of keep ?? []) {
    if (names.includes(name)) continue;
    throw new RangeError(
      `Source "${source.name}" has no column "${name}" to keep. Columns: ${names.join(", ")}.`,
    );
  }
  const columns = new Map<string, Column>();
  for (const name of names) {
    if (keep !== undefined && !keep.includes(name)) continue;
    columns.set(name, name === "line" ? lineColumn(lines) : table.columns.get(name)!);
  }
  return { ...table, columns };
}

function lineColumn(lines: Int32Array): Column {
  return { kind: "number", values: Float64Array.from(lines), state: allPresent(lines.length) };
}
