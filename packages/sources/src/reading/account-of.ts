import { type LineAccount, lineLedger } from "./line-account.ts";
import type { Rows } from "./rows.ts";
import type { Screened } from "./screen-rows.ts";

/**
 * What became of every line of a stretch, added up.
 *
 * @throws Error (an internal one) when a line is accounted for twice or not at all
 * @example
 * accountOf(rows, screened); // { lines: 4, header: 1, accepted: 2, quarantined: 1, blank: 0 }
 */
export function accountOf(rows: Rows, { lines, refused }: Pick<Screened, "lines" | "refused">): LineAccount {
  const { header, firstLine, lineCount, footer, longRows } = rows;
  const ledger = lineLedger(lineCount + footer.length, firstLine);
  if (firstLine === 0) ledger.note("header", header.line + 1, header.lines);
  ledger.noteEach("blank", rows.blank);
  ledger.noteEach("aside", rows.aside);
  ledger.noteEach("accepted", header.source.unpivot === undefined ? lines : withoutRepeats(lines));
  for (const { line } of rows.quarantined) ledger.note("quarantined", line, 1);
  for (const { line, lines: count } of refused) ledger.note("quarantined", line, count);
  const lost = new Set(refused.map(({ line }) => line));
  for (const [line, count] of longRows) if (!lost.has(line)) ledger.note("accepted", line + 1, count - 1);
  for (const [i, fate] of footer.entries()) ledger.note(fate, firstLine + lineCount + i + 1, 1);
  return ledger.account();
}

/** A line of a wide table gives several rows, one after the other. */
function withoutRepeats(lines: Int32Array): Int32Array {
  return lines.filter((line, i) => line !== lines[i - 1]);
}
