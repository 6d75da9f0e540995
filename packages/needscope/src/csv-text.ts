/**
 * Rows as CSV text with a final line break. A text that a spreadsheet would run as a formula gets an apostrophe in
 * front; numbers, negative ones too, stay as they are.
 *
 * @example
 * csvText([["zone", "score"], ["North, upper", -1.5]]); // 'zone,score\n"North, upper",-1.5\n'
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(",")}\n`).join("");
}

function cellText(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
