import { isBlank } from "./is-blank.ts";
import type { Header } from "./read-header.ts";
import type { Lines } from "./split-lines.ts";

/**
 * The 1-based lines above the header: blank ones, and titles.
 *
 * @example
 * linesAbove(splitLines("Rent accounts\n\nRef,Balance"), header); // { blank: [2], aside: [1] }
 */
export function linesAbove(lines: Lines, { line, source }: Header): { blank: number[]; aside: number[] } {
  const above: { blank: number[]; aside: number[] } = { blank: [], aside: [] };
  for (let i = 0; i < line; i += 1) {
    (isBlank(lines.line(i), source.delimiter) ? above.blank : above.aside).push(i + 1);
  }
  return above;
}
