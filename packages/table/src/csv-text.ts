/**
 * Rows as CSV text (RFC 4180): comma, CRLF, quotes where needed. A text that a spreadsheet would run as a formula
 * gets an apostrophe in front, so that it stays text; a plain negative number stays a number.
 *
 * @example
 * csvText([["Score", "Reason"], [-5, "=1+1"]]); // "Score,Reason\r\n-5,'=1+1\r\n"
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value: string | number): string {
  const text = typeof value === "number" ? String(value) : withoutFormula(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function withoutFormula(text: string): string {
  // Spreadsheets start a formula at these, at their full-width forms, after blanks, and at a tab or line break.
  const mayRun = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u.test(text);
  const isNegativeNumber = /^-\d+(\.\d+)?$/.test(text);
  return mayRun && !isNegativeNumber ? `'${text}` : text;
}
