import { type CellValue, cellAt, type Column, column as columnOf, dayText, State } from "@needscope/table";
import type { Extract } from "./extract.ts";
import type { Issue } from "./issue.ts";
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

/** What a column holds, without any of its values but the ends of a range. */
export interface ColumnProfile {
  readonly name: string;
  readonly kind: Field["kind"];
  readonly present: number;
  readonly missing: number;
  readonly suppressed: number;
  /** Different values among those present. */
  readonly distinct: number;
  /** Lowest and highest of a number or date ("£12.50", "2016-03-31"); never of texts, references or codes. */
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
  const { source, file, encoding, account } = extract;
  return {
    sentence: `${file} as ${source.name} (${encoding.name}): ${accountSentence(account)}`,
    issues: groupIssues(extract.issues),
    profile: source.fields.map((field) => profileColumn(field, columnOf(extract.table, field.name))),
  };
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
  const [lowest, highest] = rangeOf(field, column);
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

function rangeOf(field: Field, column: Column): [string, string] | [] {
  if (column.kind !== "number" && column.kind !== "date") return [];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < column.values.length; row += 1) {
    if (column.state[row] !== State.present) continue;
    low = Math.min(low, column.values[row]!);
    high = Math.max(high, column.values[row]!);
  }
  if (low > high) return [];
  const show = column.kind === "date" ? dayText : field.kind === "pounds" ? showPounds : String;
  return [show(low), show(high)];
}

function showPounds(pence: number): string {
  return `${pence < 0 ? "-" : ""}£${(Math.abs(pence) / 100).toFixed(2)}`;
}
