import { csvText } from "@needscope/table";
import type { Extract } from "./extract.ts";

/**
 * The quarantined rows as CSV text, one line for each problem: line, column, reason, fix, and the row as it stands
 * in the file. RESTRICTED: the rows may be about people, so the text belongs in a restricted folder and nowhere
 * else.
 *
 * A value that a spreadsheet would run as a formula gets an apostrophe in front.
 *
 * @example
 * await writeFile("restricted/rent-quarantine.csv", writeQuarantine(extract), { mode: 0o600 });
 */
export function writeQuarantine({ quarantine }: Extract): string {
  const rows = quarantine.flatMap(({ line, text, issues }) =>
    issues.map(({ column, message, fix }) => [line, column ?? "", message, fix, text]),
  );
  return csvText([["line", "column", "reason", "fix", "text"], ...rows]);
}
