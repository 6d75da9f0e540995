import type { Source } from "../../source.ts";
import { withoutFooter } from "../footer-start.ts";
import type { Header } from "../read-header.ts";
import type { Rows } from "../rows.ts";
import { splitLines } from "../split-lines.ts";

/**
 * The bytes before the declared notes below the rows. Only as much of the end is decoded as notes can take.
 *
 * @example
 * bodyWithoutFooter(body, { source, header, decode }).footer; // ["aside", "blank"]
 */
export function bodyWithoutFooter(
  body: Buffer,
  {
    source,
    header,
    decode,
  }: { readonly source: Source; readonly header: Header; readonly decode: (bytes: Uint8Array) => string },
): { body: Buffer; footer: Rows["footer"] } {
  if (source.footer === undefined) return { body, footer: [] };
  const first = afterLines(body, header.line + header.lines);
  const most = typeof source.footer === "number" ? source.footer : source.footer.most;
  for (let room = 1 << 16; ; room *= 4) {
    const found = body.lastIndexOf(0x0a, body.length - room);
    const start = room >= body.length - first || found < first ? first : found + 1;
    const all = splitLines(decode(body.subarray(start)));
    // A tail that does not hold as many lines as notes may take might begin among them.
    if (start > first && filledLines(all) < most) continue;
    const { lines, footer } = withoutFooter(all, { source, first: 0 });
    if (footer.length === 0) return { body, footer };
    return { body: body.subarray(0, start + afterLines(body.subarray(start), lines.count)), footer };
  }
}

function filledLines(lines: { readonly count: number; line(index: number): string }): number {
  return Array.from({ length: lines.count }, (_, i) => lines.line(i)).filter((text) => /\w/.test(text))
    .length;
}

/** The place of the first byte after so many lines. */
function afterLines(body: Buffer, count: number): number {
  let at = 0;
  for (let line = 0; line < count; line += 1) {
    const end = body.indexOf(0x0a, at);
    if (end < 0) return body.length;
    at = end + 1;
  }
  return at;
}
