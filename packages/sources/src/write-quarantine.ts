import type { Extract } from "./extract.ts";

/**
 * The quarantined rows as CSV text, one line for each problem: line, column, reason, fix, and the row as it stands
 * in the file. RESTRICTED: the rows may be about people, so the text belongs in a restricted folder and nowhere
 * else.
 *
 * Every value is quoted, and one that a spreadsheet would run as a formula gets an apostrophe in front.
 *
 * @example
 * await writeFile("restricted/rent-quarantine.csv", writeQuarantine(extract), { mode: 0o600 });
 */
export function writeQuarantine({ quarantine }: Extract): string {
  const rows = quarantine.flatMap(({ line, text, issues }) =>
    issues.map(({ column, message, fix }) => [String(line), column ?? "", message, fix, text]),
  );
  return [["line", "column", "reason", "fix", "text"], ...rows].map(csvLine).join("");
}

function csvLine(values: readonly string[]): string {
  return `${values.map(csvValue).join(",")}\r\n`;
}

// What spreadsheets take for the start of a formula: =, +, -, @ (also full-width), and blanks before them.
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function csvValue(value: string): string {
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
