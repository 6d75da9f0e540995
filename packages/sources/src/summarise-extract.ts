import { type CellValue, cellAt, type Column, column as columnOf, dayText, State } from "@needscope/table";
import type { Extract } from "./extract.ts";
import type { Issue } from "./issue.ts";
import { delimiterNames } from "./reading/delimiter-names.ts";
import { accountSentence } from "./reading/line-account.ts";
import type { Field } from "./field.ts";

/** Issues of one code in one column, counted. */
export interface IssueGroup {
  readonly code: string;
  readonly column: string | undefined;
  readonly severity: Issue["severity"];
  readonly count: number;
  /** The first lines, at most five. */
  readonly firstLines: readonly number[];
  /** Message and fix of the first of them. */
  readonly message: string;
  readonly fix: string;
}

/** What a column holds, without any of its values. */
export interface ColumnProfile {
  readonly name: string;
  readonly kind: Field["kind"];
  readonly present: number;
  readonly missing: number;
  readonly suppressed: number;
  /** Different values among those present. */
  readonly distinct: number;
  /**
   * Where the numbers or dates of a column lie, in words for "lowest to highest": years of dates ("1936" to "2016"),
   * numbers rounded outward to one figure, to tens at the finest where they are whole or pounds ("about -£200" to
   * "£2,000"). An end of a range is one person's, so there is none of fewer than 10 rows, nor ever of texts,
   * references or codes.
   */
  readonly lowest: string | undefined;
  readonly highest: string | undefined;
}

/** An extract's quality at a glance, for the command line. */
export interface ExtractSummary {
  readonly sentence: string;
  readonly issues: readonly IssueGroup[];
  readonly profile: readonly ColumnProfile[];
}

/**
 * What became of an extract: its lines in one sentence, its issues grouped by code and column (most first), and a
 * profile of each column of the accepted rows.
 *
 * @example
 * summariseExtract(extract).sentence;
 * // "rent.csv as rent-arrears (utf-8): 4 lines: 1 header, 2 accepted, 1 quarantined, 0 blank"
 */
export function summariseExtract(extract: Extract): ExtractSummary {
  const { source, file, account } = extract;
  return {
    sentence: `${file} as ${source.name} (${formatWords(extract)}): ${accountSentence(account)}`,
    issues: groupIssues(extract.issues),
    profile: source.fields.map((field) => profileColumn(field, columnOf(extract.table, field.name))),
  };
}

function formatWords({ format, encoding }: Extract): string {
  const { kind, delimiter = "", found = false, compressed = false } = format;
  if (kind !== "csv") return kind === "rows" ? "rows" : `${kind} workbook`;
  const signs = found ? [`parted by ${delimiterNames[delimiter] ?? delimiter}, as found`] : [];
  return [...(compressed ? ["gzip"] : []), encoding.name, ...signs].join(", ");
}

const mostLinesShown = 5;

function groupIssues(issues: readonly Issue[]): IssueGroup[] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = JSON.stringify([issue.code, issue.column, issue.severity]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  }
  return [...groups.values()].map(summariseGroup).sort((one, other) => other.count - one.count);
}

function summariseGroup(issues: readonly Issue[]): IssueGroup {
  const { code, column, severity, message, fix } = issues[0]!;
  const firstLines = issues.slice(0, mostLinesShown).map(({ line }) => line);
  return { code, column, severity, count: issues.length, firstLines, message, fix };
}

function profileColumn(field: Field, column: Column): ColumnProfile {
  const counts = [0, 0, 0];
  for (const state of column.state) counts[state]! += 1;
  const [lowest, highest] = rangeOf(field, column, counts[State.present]!);
  return {
    name: field.name,
    kind: field.kind,
    present: counts[State.present]!,
    missing: counts[State.missing]!,
    suppressed: counts[State.suppressed]!,
    distinct: countDistinct(column),
    lowest,
    highest,
  };
}

function countDistinct(column: Column): number {
  const seen = new Set<CellValue>();
  for (let row = 0; row < column.state.length; row += 1) {
    if (column.state[row] === State.present) seen.add(cellAt(column, row));
  }
  return seen.size;
}

/** A range of fewer rows would tell of people one by one. */
const fewestRowsForRange = 10;

function rangeOf(field: Field, column: Column, present: number): [string, string] | [] {
  if (present < fewestRowsForRange) return [];
  if (column.kind !== "number" && column.kind !== "date") return [];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < column.values.length; row += 1) {
    if (column.state[row] !== State.present) continue;
    low = Math.min(low, column.values[row]!);
    high = Math.max(high, column.values[row]!);
  }
  if (column.kind === "date") return [dayText(low).slice(0, 4), dayText(high).slice(0, 4)];
  if (field.kind === "pounds") return about(low / 100, high / 100, { sign: "£", finest: 10 });
  return about(low, high, { sign: "", finest: field.kind === "integer" ? 10 : 0 });
}

interface Coarseness {
  readonly sign: string;
  /** The smallest step; below it a rounded value could be told from the value itself. */
  readonly finest: number;
}

function about(low: number, high: number, { sign, finest }: Coarseness): [string, string] {
  const show = (value: number) => `${value < 0 ? "-" : ""}${sign}${grouped.format(Math.abs(value))}`;
  return [`about ${show(-roundUp(-low, finest))}`, show(roundUp(high, finest))];
}

const grouped = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 1 });

/** Up to one significant figure: 1,904.12 to 2,000 and -187.34 to -100, by steps of `finest` or more. */
function roundUp(value: number, finest: number): number {
  if (value === 0) return 0;
  const step = Math.max(10 ** Math.floor(Math.log10(Math.abs(value))), finest);
  return Math.ceil(value / step) * step;
}
